import type { CaseFilter } from '#contract/case-view.ts';
import type { ClockSummaryRow } from '#contract/clock-view.ts';
import type { OverviewView } from '#contract/session-view.ts';
import { addDays, formatDay, parseDay } from '#domain/time/day.ts';
import type { SummaryQuery } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, sent, supervisor } from '../testing/open-test-platform.ts';
import { openScopedCases, PLACES, SEEN } from '../testing/scoped-cases.ts';

type VolumeKind = OverviewView['volumes'][number]['kind'];

describe('every number opens exactly its cases', () => {
  const BUCKETS = ['running', 'suspended', 'overdue', 'onTime', 'late', 'unknown', 'void'] as const;
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
  const counted = async (who: Viewer, filter: CaseFilter): Promise<number> => {
    const page = await test.current().cases(who, filter, {});
    if (!page.ok) throw new Error(page.error.code);
    return page.value.counted;
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
  it('every number of a summary', async () => {
    let opened = 0;
    for (const { region, line } of SEEN) {
      const me = viewer(region, line ?? null);
      for (const by of ['region', 'department', 'item'] as const) {
        for (const kind of ['commitment', 'statutory', 'step'] as const) {
          for (const row of await summary(me, { by, kind })) {
            // What is filed at a region itself has a row of its own beside those below it.
            const below = (await summary(me, { region: row.key, kind })).filter(
              ({ key }) => key !== row.key,
            );
            const atRegion =
              by === 'region' && row.key === (region ?? '370000') && below.length > 0;
            for (const bucket of BUCKETS) {
              const filter = { clock: kind, bucket, [by]: row.key, ...(atRegion && { atRegion }) };
              expect(await counted(me, filter))
                .withContext(`${by} ${row.key} ${kind} ${bucket}`)
                .toBe(row[bucket]);
              opened += row[bucket];
            }
          }
        }
      }
    }
    expect(opened).toBeGreaterThan(100);
  });

  it('every figure of an overview', async () => {
    let opened = 0;
    for (const { who, region, line } of SEEN) {
      const me = viewer(region, line ?? null);
      const answer = await test.current().overview(me, undefined);
      if (!answer.ok) throw new Error(answer.error.code);
      const { today, volumes, channels, cardsByDay } = answer.value;
      for (const { kind, days } of volumes) {
        for (const [index, count] of days.entries()) {
          const day = shiftDay(today, index - days.length + 1);
          expect(await counted(me, volumeCases(kind, day)))
            .withContext(`${who} ${kind} ${day}`)
            .toBe(count);
          opened += count;
        }
      }
      const days = { from: cardsByDay[0]?.day, to: today };
      for (const { channel, received } of channels) {
        expect(await counted(me, { channel: channel ?? 'unassigned', ...days }))
          .withContext(`${who} ${channel}`)
          .toBe(received);
        opened += received;
      }
      for (const { day, ...levels } of cardsByDay) {
        for (const card of ['red', 'yellow', 'warning'] as const) {
          expect(await counted(me, { card, from: day, to: day }))
            .withContext(`${who} ${card} ${day}`)
            .toBe(levels[card]);
          opened += levels[card];
        }
      }
    }
    expect(opened).toBeGreaterThan(100);
    const all = await listed(viewer(null), { volume: 'received' });
    expect(all.length).toBe(PLACES.length);
    expect(await listed(viewer(null), { volume: 'delivered' })).toEqual([]);
  });

  it('tells channels apart, the most used first, and those that tell none', async () => {
    const answer = await test.current().overview(viewer(null), undefined);
    expect(answer.ok && answer.value.channels).toEqual([
      { channel: null, received: 4, isOnline: false },
      { channel: 'web', received: 1, isOnline: true },
      { channel: 'window', received: 1, isOnline: false },
    ]);
    expect(await listed(viewer(null), { channel: 'web' })).toEqual(['JN1']);
    expect(await listed(viewer(null), { channel: 'web', volume: 'received' })).toEqual(['JN1']);
    expect(await listed(viewer('370200'), { channel: 'web' })).toEqual([]);
  });

  for (const filter of [
    { volume: 'finished' },
    { card: 'any' },
    { clock: 'commitment' },
    { bucket: 'late' },
  ] as const) {
    it(`a channel is counted at receipt, so not with ${JSON.stringify(filter)}`, async () => {
      const answer = await test.current().cases(viewer(null), { channel: 'web', ...filter }, {});
      expect(answer).toEqual(
        jasmine.objectContaining({
          error: jasmine.objectContaining({ code: 'request/invalid', path: 'channel' }),
        }),
      );
    });
  }

  it('a list of steps or cards counts them beside its cases', async () => {
    const again = (step: string) => ({
      step,
      stepId: step,
      departmentCode: '370102-land',
      limit: { value: 2, unit: 'workingDay' },
    });
    await test
      .current()
      .ingest([sent('stepStarted', '2026-03-03', again('复核'), { subject: 'JN1' })], HTTP);
    const filter = { clock: 'step', region: '370102' } as const;
    expect(await listed(viewer(null), filter)).toEqual(['JN1', 'JN2']);
    expect(await counted(viewer(null), filter)).toBe(3);
    expect(await counted(viewer(null), { card: 'any', region: '370103' })).toBe(3);
    expect(await listed(viewer(null), { card: 'any', region: '370103' })).toEqual(['JN3']);
  });

  it('a list of what is filed at a region itself leaves out what lies below it', async () => {
    const all = viewer(null);
    expect(await listed(all, { region: '370100', atRegion: true })).toEqual(['JN4']);
    expect(await listed(all, { region: '370100', atRegion: true, card: 'yellow' })).toEqual([
      'JN4',
    ]);
    expect(await listed(viewer('370100'), { atRegion: true })).toEqual(['JN4']);
    expect(await listed(all, { atRegion: true })).toEqual([]);
  });
});

function shiftDay(day: string, days: number): string {
  const parsed = parseDay(day);
  if (parsed === undefined) throw new Error(day);
  return formatDay(addDays(parsed, days));
}

/** The list that a volume of the overview opens. */
function volumeCases(kind: VolumeKind, day: string): CaseFilter {
  if (kind === 'cards') return { card: 'any', from: day, to: day };
  if (kind !== 'overdue') return { volume: kind, from: day, to: day };
  const due = shiftDay(day, -1);
  return { clock: 'commitment', bucket: 'breached', from: due, to: due };
}
