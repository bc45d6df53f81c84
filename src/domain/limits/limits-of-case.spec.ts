import type { CaseFacts } from '../cases/case-facts.ts';
import { foldCase } from '../cases/fold-case.ts';
import type { Json } from '../cases/logged-event.ts';
import type { ItemVersion } from '../reference/item.ts';
import { configuration, day, event, item, PLACE, workingDays } from '../testing/case-fixture.ts';
import { limitsOfCase } from './limits-of-case.ts';

function factsWith(data: Readonly<Record<string, Json>>): CaseFacts {
  return foldCase([event('received', '2026-03-02', { ...PLACE, ...data })]).facts;
}

function limitsWith(data: Readonly<Record<string, Json>>, version?: ItemVersion): string[] {
  const config = configuration({ findItem: () => version });
  const { statutory, commitment } = limitsOfCase(factsWith(data), day('2026-03-02'), config);
  return [statutory, commitment].map((one) =>
    one === null ? 'none' : `${'value' in one.limit ? one.limit.value : 'stated'} by ${one.basis}`,
  );
}

describe('limits of a case', () => {
  it("are the event's own", () => {
    const data = { statutoryLimit: workingDays(45), commitmentLimit: workingDays(30) };
    expect(limitsWith(data, item())).toEqual(['45 by event', '30 by event']);
  });

  it("are else the item's", () => {
    expect(limitsWith({}, item())).toEqual([
      '20 by item:370100-water-01',
      '10 by item:370100-water-01',
    ]);
  });

  it('may come from both', () => {
    const limits = limitsWith(
      { commitmentLimit: workingDays(3) },
      item({ validFrom: day('2026-01-01') }),
    );
    expect(limits).toEqual(['20 by item:370100-water-01@2026-01-01', '3 by event']);
  });

  it('may come from both the other way round', () => {
    expect(limitsWith({ statutoryLimit: workingDays(45) }, item())).toEqual([
      '45 by event',
      '10 by item:370100-water-01',
    ]);
  });

  it('may be stated as an end', () => {
    expect(limitsWith({ statutoryLimit: { due: '2026-04-01' } })).toEqual([
      'stated by event',
      'none',
    ]);
  });

  it('are none where nobody states any: such a case has neither clock', () => {
    expect(limitsWith({})).toEqual(['none', 'none']);
  });

  it('are none of an item that has none', () => {
    expect(limitsWith({}, item({ statutoryLimit: null, commitmentLimit: null }))).toEqual([
      'none',
      'none',
    ]);
  });

  it('promise the same day when the case is on the spot, whatever the item promises', () => {
    expect(limitsWith({ kind: 'onTheSpot' }, item())).toEqual([
      '20 by item:370100-water-01',
      '0 by onTheSpot',
    ]);
  });

  it("leave an on-the-spot case its event's own limit", () => {
    expect(limitsWith({ kind: 'onTheSpot', commitmentLimit: workingDays(1) })).toEqual([
      'none',
      '1 by event',
    ]);
  });

  it('promise the same day for an on-the-spot item without a limit', () => {
    const limits = limitsWith({}, item({ type: 'onTheSpot', commitmentLimit: null }));
    expect(limits[1]).toBe('0 by item:370100-water-01');
  });

  it('are looked up for the acceptance day', () => {
    const asked: string[] = [];
    const config = configuration({
      findItem: (code, on) => {
        asked.push(`${code} ${on - day('2026-03-02')}`);
        return undefined;
      },
    });
    limitsOfCase(factsWith({}), day('2026-03-05'), config);
    expect(asked).toEqual(['370100-water-01 3']);
  });

  it('are none for a case without an item', () => {
    const config = configuration({ findItem: () => item() });
    const facts = foldCase([event('received', '2026-03-02', { regionCode: '370102' })]).facts;
    expect(limitsOfCase(facts, day('2026-03-02'), config)).toEqual({
      statutory: null,
      commitment: null,
    });
  });
});
