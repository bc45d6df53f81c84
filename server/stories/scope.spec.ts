import type { ClockSummaryRow } from '#contract/clock-view.ts';
import type { SummaryQuery } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, supervisor } from '../testing/open-test-platform.ts';
import { openScopedCases, PLACES, SEEN } from '../testing/scoped-cases.ts';

describe('scope of every answer', () => {
  let test: TestPlatform;
  const viewer = (region: string | null, line: string | null = null): Viewer =>
    supervisor(region, line)(test.current());

  beforeEach(async () => {
    test = await openScopedCases();
  });

  afterEach(() => test.dispose());

  const listed = async (who: Viewer, filter = {}): Promise<string[]> => {
    const page = await test.current().cases(who, filter, {});
    if (!page.ok) return [page.error.code];
    expect(page.value.total).toBe(page.value.items.length);
    expect(page.value.counted).toBeGreaterThanOrEqual(page.value.items.length);
    return page.value.items.map(({ no }) => no).sort();
  };
  const summary = async (
    who: Viewer,
    query: Partial<SummaryQuery> = {},
  ): Promise<readonly ClockSummaryRow[]> => {
    const answer = await test.current().clockSummary(who, {
      subject: 'case',
      by: 'region',
      kind: 'commitment',
      ...query,
    });
    return answer.ok ? answer.value.items : [];
  };
  const sum = (rows: readonly ClockSummaryRow[]): number =>
    rows.reduce((all, { total }) => all + total, 0);

  for (const { who, region, line, cases } of SEEN) {
    it(`${who} sees its cases and nothing else, in every list and number`, async () => {
      const me = viewer(region, line ?? null);
      const platform = test.current();
      expect(await listed(me)).toEqual(cases);
      for (const { subject } of PLACES) {
        const found = await platform.findCase(me, subject, {});
        expect(found?.no).toBe(cases.includes(subject) ? subject : undefined);
        const id = `${subject}/commitment/yellow/1`;
        const card = await platform.findCard(me, id);
        expect(card?.subject).toBe(cases.includes(subject) ? subject : undefined);
        const act = await platform.act(me, id, 'urge', { reason: '催', expectedVersion: 999 });
        expect(act.ok ? '' : act.error.code).toBe(
          cases.includes(subject) ? 'card/conflict' : 'card/notFound',
        );
        expect(platform.board.findIn(me, {}, id)?.subject).toBe(card?.subject);
      }
      const cards = await platform.cards(me, { level: 'yellow', clock: 'commitment' }, {});
      expect(cards.ok ? cards.value.items.map(({ subject }) => subject).sort() : []).toEqual(cases);
      expect(platform.board.counters(me, { clock: 'commitment' }).yellow).toBe(cases.length);
      for (const by of ['region', 'department', 'item'] as const) {
        expect(sum(await summary(me, { by })))
          .withContext(by)
          .toBe(cases.length);
        expect(sum(await summary(me, { by, kind: 'step' })))
          .withContext(by)
          .toBe(cases.length);
      }
      const view = await platform.overview(me, undefined);
      const received = view.ok
        ? view.value.volumes.find(({ kind }) => kind === 'received')
        : undefined;
      expect(received?.days.reduce((all, one) => all + one, 0)).toBe(cases.length);
    });
  }

  it('a region counts its subtree, and lists the level below', async () => {
    const rows = (await summary(viewer(null))).filter(({ total }) => total > 0);
    expect(rows.map(({ key, total }) => `${key} ${total}`)).toEqual([
      '370100 4',
      '370200 1',
      'unassigned 1',
    ]);
    const below = (await summary(viewer(null), { region: '370100' })).filter(
      ({ total }) => total > 0,
    );
    expect(below.map(({ key, total }) => `${key} ${total}`)).toEqual([
      '370100 1',
      '370102 2',
      '370103 1',
    ]);
  });

  it('every row is the sum of its buckets', async () => {
    for (const row of await summary(viewer(null), { kind: 'step' })) {
      const { running, suspended, overdue, onTime, late, unknown } = row;
      expect(row.total).toBe(running + suspended + overdue + onTime + late + unknown + row.void);
    }
  });

  it('refuses a region outside of the scope and one that is not known', async () => {
    const query = { subject: 'case', by: 'region', kind: 'commitment' } as const;
    for (const region of ['370200', '370000', 'nowhere', 'unassigned']) {
      const answer = await test.current().clockSummary(viewer('370100'), { ...query, region });
      expect(answer.ok ? '' : answer.error.code)
        .withContext(region)
        .toBe('region/unknown');
      expect(await listed(viewer('370100'), { region })).toEqual(['region/unknown']);
    }
  });

  it('counts within due days, both included', async () => {
    const all = viewer(null);
    expect(sum(await summary(all, { from: '2026-03-09', to: '2026-03-09' }))).toBe(6);
    expect(sum(await summary(all, { from: '2026-03-10' }))).toBe(0);
    expect(sum(await summary(all, { to: '2026-03-08' }))).toBe(0);
    expect(
      (await listed(all, { clock: 'commitment', from: '2026-03-09', to: '2026-03-09' })).length,
    ).toBe(6);
    expect(await listed(all, { clock: 'commitment', from: '2026-03-10' })).toEqual([]);
  });

  it('shows sources to viewers of the whole province only', async () => {
    await test.current().addSource({ name: 'jinan', prefix: 'urn:city' }, 'hash');
    expect((await test.current().sources(viewer(null))).map(({ name }) => name)).toEqual(['jinan']);
    expect(await test.current().sources(viewer('370100'))).toEqual([]);
    expect(await test.current().sources(viewer(null, 'water'))).toEqual([]);
  });

  it('lists regions and departments of the scope only, and quarantine for the province', async () => {
    const platform = test.current();
    expect(platform.regions(viewer('370102')).map(({ code }) => code)).toEqual(['370102']);
    expect(platform.departments(viewer('370100', 'water')).map(({ code }) => code)).toEqual([
      '370102-water',
      '370103-water',
    ]);
    await platform.ingest(['bad'], HTTP);
    expect((await platform.quarantine(viewer('370100'), {})).items).toEqual([]);
    expect((await platform.quarantine(viewer(null), {})).items.length).toBe(1);
  });

  it('refiles cases when a department or a region becomes known', async () => {
    const water = viewer(null, 'water');
    expect(await listed(water)).not.toContain('JN4');
    const rows = [{ code: 'unheard-of', name: '新局', regionCode: '370100', line: 'water' }];
    const report = await test.current().load('departments', rows);
    expect(report.ok ? report.value.rederived : report.error).toBe(1);
    expect(await listed(water)).toContain('JN4');
    await test.current().load('regions', [{ code: 'elsewhere', name: '新区', parent: '370200' }]);
    expect(await listed(viewer('370200'))).toEqual(['QD1', 'XX1']);
    expect((await test.current().verify()).difference).toBe(0);
    const again = await test.current().load('departments', rows);
    expect(again.ok ? again.value : again.error).toEqual({
      loaded: 0,
      unchanged: 1,
      refused: [],
      rederived: 0,
    });
  });

  it('says which rows of reference data cannot be taken', async () => {
    const report = await test.current().load('departments', [
      { code: 'a', name: 'A', regionCode: '370100' },
      { code: 'b', name: 'B', regionCode: 'nowhere' },
      { code: 'c', regionCode: '370100' },
    ]);
    expect(report.ok ? report.value.refused.map(({ row, code }) => `${row} ${code}`) : []).toEqual([
      '1 load/unknownRegion',
      '2 load/invalid',
    ]);
    const ring = await test
      .current()
      .load('regions', [{ code: '370000', name: 'x', parent: '370100' }]);
    expect(ring.ok ? '' : ring.error.code).toBe('load/cycle');
  });

  it('makes what an import names, below the root, and leaves what is known', async () => {
    await test.current().ensureReference({
      regions: [
        { code: 'boston', name: 'Boston' },
        { code: '370100', name: 'other' },
      ],
      departments: [{ code: 'bos-1', regionCode: 'boston' }],
      items: [{ code: 'pothole' }],
    });
    const regions = test.current().regions(viewer(null));
    expect(regions.find(({ code }) => code === 'boston')).toEqual({
      code: 'boston',
      name: 'Boston',
      parent: '370000',
      level: 1,
    });
    expect(regions.find(({ code }) => code === '370100')?.name).toBe('济南市');
    expect(
      test
        .current()
        .items(viewer(null))
        .map(({ code }) => code),
    ).toEqual(['pothole']);
  });

  it('a card goes with its region where that gets another parent, and verify says so', async () => {
    await test.moveTo('2026-03-20T10:00:00+08:00');
    const shown = (region: string): readonly string[] =>
      test
        .current()
        .board.select(viewer(region), {})
        .map(({ subject }) => subject);
    expect(shown('370100')).toContain('JN3');
    await test.current().load('regions', [{ code: '370103', name: '市中区', parent: '370200' }]);
    expect(shown('370100')).not.toContain('JN3');
    expect(shown('370200')).toContain('JN3');
    expect((await test.current().verify()).difference).toBe(0);
  });
});
