import { briefOf } from '#domain/case-brief.ts';
import type { CaseBrief } from '#domain/case-brief.ts';
import { at, configuration, event, PLACE, workingDays } from '#domain/testing/case-fixture.ts';
import { SharedBriefs } from './shared-briefs.ts';

describe('the shapes by which cases are kept', () => {
  const now = configuration();
  const asOf = at('2026-03-04 12:00');
  const received = (hour: string): CaseBrief => {
    const limits = { commitmentLimit: workingDays(5), statutoryLimit: workingDays(20) };
    const events = [
      event('received', `2026-03-02 ${hour}:00`, { ...PLACE, ...limits }),
      event('accepted', `2026-03-02 ${hour}:30`, {}),
    ];
    return briefOf(events, now, asOf);
  };

  it('are one for cases of the same days, and gone with the last of them', () => {
    const briefs = new SharedBriefs();
    const [one, other] = [received('09'), received('15')].map((brief) => {
      const kept = briefs.of(brief, now, asOf);
      if (kept === undefined) throw new Error('there is no shape');
      briefs.hold(kept);
      return kept;
    });
    expect(other).toBe(one);
    expect(briefs.size).toBe(1);
    if (one === undefined) return;
    briefs.release(one);
    expect(briefs.size).toBe(1);
    expect(briefs.of(received('11'), now, asOf)).toBe(one);
    briefs.release(one);
    expect(briefs.size).toBe(0);
    expect(briefs.of(received('11'), now, asOf)).not.toBe(one);
  });

  it('are others once time alone has moved what they give', () => {
    const briefs = new SharedBriefs();
    const kept = [asOf, at('2026-03-20 12:00'), asOf].map((moment) => {
      const found = briefs.of(received('09'), now, moment);
      if (found === undefined) throw new Error('there is no shape');
      briefs.hold(found);
      return found;
    });
    expect(kept[1]).not.toBe(kept[0]);
    expect(kept[2]).toBe(kept[0]);
    const bucketsOf = (index: number) =>
      kept[index]?.list.flatMap(({ name, kind }) => (name === 'commitment' ? kind : []));
    expect([bucketsOf(0), bucketsOf(1)]).toEqual([['running'], ['overdue']]);
  });
});
