import { loggedEvents } from '../testing/logged-events.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

const UNKNOWN = '370102-tea';

/** `interfaces.md` 1.4: what an unknown department has lies in the region of the case. */
describe('a licence that is asked of a department that nobody knows', () => {
  let test: TestPlatform;

  const take = async (...events: readonly object[]): Promise<void> => {
    const { rejected } = await test.current().ingest(events, HTTP);
    expect(rejected).toEqual([]);
  };
  const received = (regionCode: string, day: string, more: object = {}) =>
    sent('received', day, { ...RECEIVED, regionCode }, { subject: 'C1', ...more });
  const asked = (data: object = {}) =>
    sent(
      'licence.requested',
      '2026-03-03',
      { licenceType: '营业执照', fromDepartment: UNKNOWN, caseNo: 'C1', ...data },
      { subject: 'L1' },
    );
  const shared = sent(
    'licence.shared',
    '2026-03-04',
    { licenceType: '营业执照', fromDepartment: UNKNOWN },
    { subject: 'L1' },
  );

  /** Where requests count, and how many were answered. */
  const counted = async (): Promise<readonly string[]> => {
    const list = await test.current().indicators(supervisor()(test.current()), {
      ...{ period: '2026-03', by: 'region', id: 'I-37.shared' },
    });
    if (!list.ok) throw new Error(list.error.code);
    return list.value.items.flatMap(({ key, numerator, denominator }) =>
      denominator === 0 ? [] : [`${key} ${numerator}/${String(denominator)}`],
    );
  };

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-20T10:00:00+08:00');
  });

  afterEach(async () => {
    expect((await test.current().verify()).details).toEqual([]);
    await test.dispose();
  });

  it('counts in the region of its case', async () => {
    await take(received('370202', '2026-03-02'), asked(), shared);
    expect(await counted()).toEqual(['370200 1/1']);
  });

  it('waits for the case under nobody’s region, and follows it when it comes', async () => {
    await take(asked(), shared);
    expect(await counted()).toEqual(['unassigned 1/1']);
    await take(received('370202', '2026-03-02'));
    expect(await counted()).toEqual(['370200 1/1']);
  });

  it('follows its case where that is corrected', async () => {
    await take(received('370202', '2026-03-02'), asked());
    await take(sent('corrected', '2026-03-05', { regionCode: '370102' }, { subject: 'C1' }));
    expect(await counted()).toEqual(['370100 0/1']);
  });

  it('lies where the department does as soon as that is known', async () => {
    await take(received('370202', '2026-03-02'), asked());
    const department = { code: UNKNOWN, name: '茶叶局', regionCode: '370102', line: null };
    const loaded = await test.current().load('departments', [department]);
    expect(loaded.ok).toBeTrue();
    expect(await counted()).toEqual(['370100 0/1']);
  });

  it('is filed nowhere by the platform where the department is known', async () => {
    const department = {
      code: '370102-water',
      name: '水利局',
      regionCode: '370102',
      line: 'water',
    };
    await test.current().load('departments', [department]);
    await take(received('370202', '2026-03-02'), asked({ fromDepartment: '370102-water' }));
    expect(await counted()).toEqual(['370100 0/1']);
    const events = await loggedEvents(test.settings, { kind: 'licence', no: 'L1' });
    expect(events.map(({ type }) => type)).toEqual(['licence.requested']);
  });
});

describe('what lies in an archive when its case moves', () => {
  const licence = { licenceType: '营业执照', fromDepartment: UNKNOWN, caseNo: 'C1' };
  const rating = { grade: 5, origin: 'active', caseNo: 'C1' };
  const told = {
    licence: [
      sent('licence.requested', '2024-03-04', licence, { subject: 'F1' }),
      sent('licence.shared', '2024-03-05', licence, { subject: 'F1' }),
    ],
    review: [sent('review.submitted', '2024-03-04', rating, { subject: 'F1' })],
  };

  for (const kind of ['licence', 'review'] as const) {
    it(`stays where it was filed: a ${kind}`, async () => {
      const test = await openTestPlatform('2024-03-06T09:00:00+08:00');
      const take = async (...events: readonly object[]): Promise<void> => {
        expect((await test.current().ingest(events, HTTP)).rejected).toEqual([]);
      };
      await take(
        sent('received', '2024-03-04', { ...RECEIVED, regionCode: '370202' }, { subject: 'C1' }),
        ...told[kind],
      );
      await test.moveTo('2026-03-02T09:00:00+08:00');
      await test.index();
      const by = { actor: 'cli:test', session: null, ip: null };
      const retained = await test.current().retain({ by, months: 12 });
      expect(retained.archives.length).toBe(1);
      await take(sent('corrected', '2026-03-01', { regionCode: '370102' }, { subject: 'C1' }));
      expect(await test.current().verify()).toEqual(
        jasmine.objectContaining({ difference: 0, details: [] }),
      );
      await test.dispose();
    });
  }
});
