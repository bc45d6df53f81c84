import type { SourceDayView } from '#contract/source-days.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';

describe('what a source says it sent against what arrived', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-04T10:00:00+08:00');
    await test
      .current()
      .addSource({ name: 'jinan', prefix: 'urn:city', regionCode: '370100' }, 'h');
    await test.current().addSource({ name: 'hub', prefix: 'urn:hub' }, 'g');
  });

  afterEach(() => test.dispose());

  const origin = { ...HTTP, sourceName: 'jinan' };
  const manifest = (from: string, to: string, count: number) =>
    sent('source.manifest', '2026-03-04T00:30:00+08:00', { from, to, count }, { subject: 'jinan' });

  async function daysOf(region: string | null = null): Promise<readonly SourceDayView[]> {
    const viewer = supervisor(region)(test.current());
    const answer = await test.current().sourceDays(viewer, 'jinan', {});
    return answer.ok ? answer.value.items : [];
  }

  it('tells for each day what was sent, accepted, rejected, missing and late', async () => {
    const good = sent('received', '2026-03-03T09:00:00+08:00', RECEIVED);
    const receipt = await test
      .current()
      .ingest(
        [
          good,
          good,
          sent('note', '2026-03-03T23:59:00+08:00'),
          sent('note', '2026-03-04T09:00:00+08:00'),
          sent('decided', '2026-03-03T12:00:00+08:00', { result: 'approved' }, { subject: '' }),
          manifest('2026-03-03T00:00:00+08:00', '2026-03-04T00:00:00+08:00', 5),
        ],
        origin,
      );
    expect([receipt.accepted, receipt.duplicate, receipt.rejected.length]).toEqual([4, 1, 1]);
    expect(await daysOf()).toEqual([
      jasmine.objectContaining({ from: '2026-03-04', sent: null, accepted: 1, missing: null }),
      {
        source: 'urn:city:jinan',
        from: '2026-03-03',
        to: '2026-03-03',
        ...{ sent: 5, accepted: 2, rejected: 1, missing: 2, late: 2 },
        manifestAt: '2026-03-04T10:00:00+08:00',
      },
    ]);
  });

  it('adds the days of each source within reach up', async () => {
    const days = { from: '2026-03-01', to: '2026-03-04' };
    const good = sent('received', '2026-03-03T09:00:00+08:00', RECEIVED);
    await test.current().ingest([good, manifest('2026-03-03', '2026-03-03', 3)], origin);
    const quality = async (region: string | null, query = days) => {
      const answer = await test.current().sourceQuality(supervisor(region)(test.current()), query);
      return answer.ok ? answer.value.items : answer.error.code;
    };
    const jinan = {
      ...{ name: 'jinan', regionCode: '370100', ...days },
      ...{ sent: 3, accepted: 1, rejected: 0, missing: 2, late: 1 },
    };
    expect(await quality('370100')).toEqual([jinan]);
    expect(await quality(null)).toEqual([
      jasmine.objectContaining({ name: 'hub', accepted: 0, sent: null, missing: null }),
      jinan,
    ]);
    expect(await quality('370200')).toEqual([]);
    expect(await quality(null, { from: '2026-03-09', to: '2026-03-01' })).toBe('request/invalid');
  });

  it('takes the days of a manifest with both ends', async () => {
    await test.current().ingest([manifest('2026-03-02', '2026-03-03', 2)], origin);
    expect(await daysOf()).toEqual([
      jasmine.objectContaining({ from: '2026-03-02', to: '2026-03-03', sent: 2, missing: 2 }),
    ]);
  });

  it('lets a later manifest of the same days replace the one before', async () => {
    await test.current().ingest([manifest('2026-03-03', '2026-03-03', 9)], origin);
    await test.current().ingest([manifest('2026-03-03', '2026-03-03', 0)], origin);
    expect((await daysOf()).map(({ sent: count }) => count)).toEqual([0]);
  });

  it('counts a refused event no longer once it was taken', async () => {
    await test.current().ingest([sent('note', '2026-03-04T10:06:00+08:00')], origin);
    expect(await daysOf()).toEqual([jasmine.objectContaining({ accepted: 0, rejected: 1 })]);
    test.clock.set(Date.parse('2026-03-04T10:10:00+08:00'));
    const viewer = supervisor()(test.current());
    const { items } = await test.current().quarantine(viewer, {});
    await test.current().retryQuarantined(viewer, items[0]?.id ?? '');
    expect(await daysOf()).toEqual([jasmine.objectContaining({ accepted: 1, rejected: 0 })]);
  });

  it('counts the same refused event once, however often it is sent', async () => {
    const bad = sent('note', '2026-03-04T12:00:00+08:00');
    for (let time = 0; time < 3; time += 1) await test.current().ingest([bad], origin);
    expect(await daysOf()).toEqual([jasmine.objectContaining({ rejected: 1 })]);
  });

  const readers: readonly { who: string; region: string | null; line?: string; sees: string[] }[] =
    [
      { who: 'the province', region: null, sees: ['hub', 'jinan'] },
      { who: 'its own city', region: '370100', sees: ['jinan'] },
      { who: 'a county of it', region: '370102', sees: [] },
      { who: 'another city', region: '370200', sees: [] },
      { who: 'one line of its city', region: '370100', line: 'water', sees: [] },
    ];
  for (const { who, region, line, sees } of readers) {
    it(`shows ${who} ${sees.length === 0 ? 'nothing' : sees.join(' and ')}`, async () => {
      await test.current().ingest(['not an event'], origin);
      const viewer = supervisor(region, line ?? null)(test.current());
      const sources = await test.current().sources(viewer);
      expect(sources.map(({ name }) => name)).toEqual(sees);
      const { items } = await test.current().quarantine(viewer, {});
      const days = await test.current().sourceDays(viewer, 'jinan', {});
      const seesJinan = sees.includes('jinan');
      expect([items.length === 1, days.ok]).toEqual([seesJinan, seesJinan]);
    });
  }

  it('does not let another city take its refused events again', async () => {
    await test.current().ingest(['not an event'], origin);
    const { items } = await test.current().quarantine(supervisor()(test.current()), {});
    const other = supervisor('370200')(test.current());
    const answer = await test.current().retryQuarantined(other, items[0]?.id ?? '');
    expect(answer.ok).toBeFalse();
  });

  it('alarms its staff of missing events, and those alone', async () => {
    await test
      .current()
      .ingest(
        [sent('note', '2026-03-03T09:00:00+08:00'), manifest('2026-03-03', '2026-03-03', 4)],
        origin,
      );
    const kinds = async (region: string | null) =>
      (await test.current().alarms(supervisor(region)(test.current()))).map(({ kind }) => kind);
    expect(await kinds('370100')).toEqual(['eventsMissing']);
    expect(await kinds('370200')).toEqual([]);
    expect(await kinds(null)).toEqual(['sourceSilent', 'eventsMissing']);
  });

  it('refuses more days than it can show', async () => {
    const viewer = supervisor()(test.current());
    const asked = { from: '2020-01-01', to: '2026-03-04' };
    const answer = await test.current().sourceDays(viewer, 'jinan', asked);
    expect(answer).toEqual({ ok: false, error: jasmine.objectContaining({ path: 'from' }) });
  });
});
