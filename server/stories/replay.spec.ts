import type { CaseView } from '#contract/case-view.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

describe('replay of a case', () => {
  let test: TestPlatform;

  const at = (text: string): number => Date.parse(`${text}:00+08:00`);
  const replay = (moment: { asOf?: number; knownAt?: number }): Promise<CaseView | undefined> => {
    const platform = test.current();
    return platform.findCase(supervisor()(platform), 'C1', moment);
  };
  const types = (view: CaseView | undefined): string[] | undefined =>
    view?.events.map(({ type }) => type.slice(5));

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
    await test.current().ingest([sent('received', '2026-03-02T09:00:00+08:00', RECEIVED)], HTTP);
    await test.moveTo('2026-03-05T10:00:00+08:00');
    // Known three days late.
    await test.current().ingest([sent('accepted', '2026-03-02T09:30:00+08:00')], HTTP);
    for (const day of ['06', '10', '12', '20']) await test.moveTo(`2026-03-${day}T10:00:00+08:00`);
  });

  afterEach(() => test.dispose());

  it('as known then: what had been received by then, looked at from then', async () => {
    const then = await replay({ knownAt: at('2026-03-04T10:00') });
    expect(then?.asOf).toBe('2026-03-04T10:00:00+08:00');
    expect(types(then)).toEqual(['received']);
    expect(then?.phase).toBe('received');
    expect(types(await replay({ knownAt: at('2026-03-05T10:00') }))).toEqual([
      'received',
      'accepted',
    ]);
  });

  it('as known now: what had happened by then, whenever it was received', async () => {
    const now = await replay({ asOf: at('2026-03-04T10:00') });
    expect(types(now)).toEqual(['received', 'accepted']);
    expect(now?.knownAt).toBe('2026-03-20T10:00:00+08:00');
    expect(now?.cards).toEqual([]);
    expect(now?.clocks.find(({ kind }) => kind === 'commitment')?.remaining).toEqual({ days: 3 });
  });

  it('both given: each restricts', async () => {
    const moment = { asOf: at('2026-03-10T12:00'), knownAt: at('2026-03-04T10:00') };
    const view = await replay(moment);
    expect(types(view)).toEqual(['received']);
    expect(view?.asOf).toBe('2026-03-10T12:00:00+08:00');
  });

  it('shows the cards that stood then', async () => {
    const levels = (view: CaseView | undefined): string[] =>
      (view?.cards ?? []).map(({ level, state }) => `${level} ${state}`).sort();
    expect(levels(await replay({ asOf: at('2026-03-09T23:59') }))).toEqual(['warning open']);
    expect(levels(await replay({ knownAt: at('2026-03-20T10:00') }))).toContain('red open');
  });

  it('knows nothing of a case before its first event was received', async () => {
    expect(await replay({ knownAt: at('2026-03-02T09:59') })).toBeUndefined();
    expect(await replay({ asOf: at('2026-03-02T08:59') })).toBeUndefined();
  });

  it('uses the calendar that was recorded by then', async () => {
    const official = test.current().calendar('cn');
    // A holiday on Friday 6 March, decreed on the 20th.
    const decreed = { ...official, holidays: [...(official?.holidays ?? []), '2026-03-06'].sort() };
    const report = await test.current().load('calendars', [decreed]);
    expect(report.ok ? report.value.loaded : report.error).toBe(1);
    await test.moveTo('2026-03-21T10:00:00+08:00');
    const due = (view: CaseView | undefined): string | null | undefined =>
      view?.clocks.find(({ kind }) => kind === 'commitment')?.due;
    expect(due(await replay({}))).toBe('2026-03-10');
    expect(due(await replay({ knownAt: at('2026-03-19T10:00') }))).toBe('2026-03-09');
    expect(due(await replay({ asOf: at('2026-03-19T10:00') }))).toBe('2026-03-10');
    expect((await test.current().verify()).difference).toBe(0);
  });

  it('masks personal fields of events and facts', async () => {
    const applicant = {
      kind: '1',
      name: '张三丰',
      idNo: '370102199001011234',
      phone: '13900001111',
    };
    await test.current().ingest([sent('note', '2026-03-06', { applicant })], HTTP);
    const text = JSON.stringify(await replay({}));
    expect(text).not.toContain('张三丰');
    expect(text).not.toContain('199001011234');
    expect(text).not.toContain('13900001111');
    expect(text).toContain('张*丰');
  });
});
