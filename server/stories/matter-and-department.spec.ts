import type { EvidenceQuery, IndicatorQuery } from '#contract/indicator-view.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, openTestPlatform, sent, supervisor } from '../testing/open-test-platform.ts';

type Limited = readonly [departmentCode: string, day: string];

/** Which clock a rate of tickets reads (`design.md` 5 Tickets). */
describe('a ticket that went back and to another department', () => {
  let test: TestPlatform;
  let viewer: Viewer;

  const limit = { value: 5, unit: 'workingDay' };
  const dispatched = ([departmentCode, day]: Limited) =>
    sent('ticket.dispatched', day, { departmentCode, limit }, { subject: 'T1' });

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-20T10:00:00+08:00');
    viewer = supervisor()(test.current());
    const of = { kind: 'consultation', regionCode: '370102', channel: 'hotline' };
    const receipt = await test
      .current()
      .ingest(
        [
          sent('ticket.created', '2026-03-02', of, { subject: 'T1' }),
          dispatched(['370102-water', '2026-03-02T10:00:00+08:00']),
          sent('ticket.returned', '2026-03-03', { reason: '非本部门' }, { subject: 'T1' }),
          dispatched(['370102-land', '2026-03-05']),
          sent('ticket.signed', '2026-03-05T10:00:00+08:00', {}, { subject: 'T1' }),
          sent('ticket.closed', '2026-03-11', {}, { subject: 'T1' }),
        ],
        HTTP,
      );
    expect(receipt.rejected).toEqual([]);
  });

  afterEach(async () => {
    expect((await test.current().verify()).details).toEqual([]);
    await test.dispose();
  });

  const counted = async (id: string, query: Omit<IndicatorQuery, 'period' | 'id'>) => {
    const list = await test.current().indicators(viewer, { ...query, id, period: '2026-03' });
    if (!list.ok) throw new Error(list.error.code);
    const shown = list.value.items.filter(({ denominator }) => denominator !== 0);
    return {
      rows: shown.map(({ key, numerator, denominator }) => [key, numerator, denominator]),
      totals: list.value.totals.map((row) => [row.numerator, row.denominator]),
    };
  };
  const opened = async (id: string, query: Omit<EvidenceQuery, 'period'>) => {
    const page = await test
      .current()
      .indicatorEvidence(viewer, id, { ...query, period: '2026-03' }, {});
    if (!page.ok) throw new Error(page.error.code);
    const { numerator, denominator, items } = page.value;
    return [numerator, denominator, items.map(({ no }) => no).join()];
  };

  for (const id of ['I-30', 'I-39']) {
    it(`${id} of the region reads the limit of the matter, which the return did not restart`, async () => {
      const query = { by: 'region', region: '370100' } as const;
      expect(await counted(id, query)).toEqual({ rows: [['370102', 0, 1]], totals: [[0, 1]] });
      expect(await opened(id, { region: '370102', part: 'denominator' })).toEqual([0, 1, 'T1']);
      expect(await opened(id, { region: '370102', part: 'numerator' })).toEqual([0, 1, '']);
    });

    it(`${id} of the department reads the limit of its own dispatch, and the total that of the region`, async () => {
      const query = { by: 'department', region: '370102' } as const;
      expect(await counted(id, query)).toEqual({
        rows: [['370102-land', 1, 1]],
        totals: [[0, 1]],
      });
      const department = '370102-land';
      expect(await opened(id, { department, part: 'numerator' })).toEqual([1, 1, 'T1']);
    });
  }

  it('a ranking of counties measures them by the matter', async () => {
    const ranking = await test
      .current()
      .ranking(viewer, { group: 'counties', scheme: 'hotline', period: '2026-03' });
    if (!ranking.ok) throw new Error(ranking.error.code);
    const row = ranking.value.items.find((one) => one.unit === '370102');
    const closed = row?.items.find(({ indicator }) => indicator === 'closed');
    expect([closed?.numerator, closed?.denominator]).toEqual([0, 1]);
  });
});
