import fc from 'fast-check';
import type { Platform } from '../application/platform.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

const [FROM, TO] = ['2026-01-01', '2026-03-31'];
const PERIOD = '2026-Q1';
const REGIONS = ['370102', '370103', '370202'];
const DEPARTMENTS = REGIONS.map((regionCode) => ({
  code: `${regionCode}-water`,
  ...{ name: '水利局', regionCode, line: 'water' },
}));
const ITEMS = ['I1', 'I2', 'I3', 'I4'];

type Drawn = Readonly<Record<string, unknown>>;
interface Told {
  readonly subject: string;
  readonly type: string;
  readonly time: string;
  readonly data: Drawn;
}

const days = (value: number) => ({ value, unit: 'workingDay' });
const stated = fc.record(
  {
    type: fc.constantFrom('onTheSpot', 'commitment'),
    onlineDepth: fc.integer({ min: 1, max: 7 }),
    visits: fc.integer({ min: 0, max: 3 }),
    limits: fc.record(
      {
        statutory: fc.constantFrom(days(20), days(10), { value: 1, unit: 'month' }),
        commitment: fc.constantFrom(days(5), days(3), { value: 9, unit: 'naturalDay' }),
      },
      { requiredKeys: [] },
    ),
    departmentCode: fc.constantFrom(...DEPARTMENTS.map(({ code }) => code), 'nobody-knows'),
  },
  { requiredKeys: [] },
);

/** Events of items, each in a second of its own; whole versions, parts of one, and withdrawals. */
const anItemEvent = fc.record({
  subject: fc.constantFrom(...ITEMS),
  type: fc.constantFrom('published', 'revised', 'revised', 'withdrawn'),
  day: fc.integer({ min: 0, max: 105 }),
  data: stated,
});
const aCall = fc.record({
  subject: fc.constantFrom('H1', 'H2'),
  day: fc.integer({ min: 0, max: 105 }),
  regionCode: fc.constantFrom(...REGIONS, '370000'),
  from: fc.integer({ min: 0, max: 100 }),
  calls: fc.integer({ min: 0, max: 50 }),
  connected: fc.integer({ min: 0, max: 50 }),
  answeredIn15s: fc.integer({ min: 0, max: 50 }),
});
/** Calls, cases and items lie before the day of looking. */
const aCase = fc.record({
  item: fc.constantFrom(...ITEMS),
  day: fc.integer({ min: 0, max: 80 }),
});
const history = fc.record({
  items: fc.array(anItemEvent, { maxLength: 12 }),
  calls: fc.array(aCall, { maxLength: 8 }),
  cases: fc.array(aCase, { maxLength: 4 }),
  order: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
  batch: fc.integer({ min: 1, max: 7 }),
  indexed: fc.boolean(),
});

function timeOf(day: number, place: number): string {
  return new Date(Date.UTC(2026, 0, 1 + day, 1, 0, place)).toISOString().replace('Z', '+00:00');
}

function dayOf(day: number): string {
  return timeOf(day, 0).slice(0, 10);
}

function toldOf({ items, calls, cases }: Pick<HistoryOf, 'items' | 'calls' | 'cases'>): Told[] {
  let place = 0;
  const told = (subject: string, type: string, day: number, data: object): Told => {
    place += 1;
    return { subject, type, time: timeOf(day, place), data: data as Drawn };
  };
  return [
    ...items.map(({ subject, type, day, data }) =>
      told(subject, `item.${type}`, day, { code: subject, name: subject, ...data }),
    ),
    ...calls.map(({ subject, day, from, ...data }) =>
      told(subject, 'hotline.callStatistics', day, {
        ...data,
        ...{ from: `${dayOf(from)}T00:00:00+08:00`, to: `${dayOf(from + 1)}T00:00:00+08:00` },
      }),
    ),
    ...cases.map(({ item, day }, index) =>
      told(`C${index}`, 'case.received', day, { ...RECEIVED, itemCode: item }),
    ),
  ];
}

type HistoryOf = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** An item on the last day, told from its events one after the other, whenever they came. */
function itemOn(day: string, code: string, told: readonly Told[]): Drawn | undefined {
  let version: Drawn | undefined;
  let isWithdrawn = true;
  for (const { type, data } of told.filter(
    ({ subject, time }) => subject === code && onDay(time) <= day,
  )) {
    const { limits, ...rest } = data;
    version = {
      ...version,
      ...rest,
      limits: { ...(version?.['limits'] as object), ...(limits as object) },
    };
    isWithdrawn = type === 'item.withdrawn';
  }
  return isWithdrawn ? undefined : version;
}

/** The day in the calendar's zone: all of them are in its morning. */
function onDay(time: string): string {
  return time.slice(0, 10);
}

type Counts = readonly [numerator: number, denominator: number];

/** The stocks and calls of a region, counted the plain way. */
function plain(told: readonly Told[], prefix: string): Readonly<Record<string, Counts>> {
  const inOrder = [...told].sort((one, other) => (one.time < other.time ? -1 : 1));
  const items = ITEMS.flatMap((code) => {
    const version = itemOn(TO, code, inOrder);
    const department = version?.['departmentCode'];
    const known = DEPARTMENTS.find((one) => one.code === department);
    const isIn = known === undefined ? prefix === '' : known.regionCode.startsWith(prefix);
    return version === undefined || !isIn ? [] : [{ code, version }];
  });
  const count = (is: (version: Drawn, code: string) => boolean): number =>
    items.filter(({ version, code }) => is(version, code)).length;
  const depth = (version: Drawn): number => Number(version['onlineDepth'] ?? 0);
  const visits = (version: Drawn): number | undefined => version['visits'] as number | undefined;
  const workingDays = (version: Drawn, which: string): number | undefined => {
    const limits = version['limits'] as Readonly<Record<string, Drawn | undefined>> | undefined;
    const limit = limits?.[which];
    return limit?.['unit'] === 'workingDay' ? Number(limit['value']) : undefined;
  };
  let [statutory, spared, visited, visitors] = [0, 0, 0, 0];
  for (const { version } of items) {
    const [law, promise] = [workingDays(version, 'statutory'), workingDays(version, 'commitment')];
    if (law !== undefined && promise !== undefined) {
      statutory += law;
      spared += law - promise;
    }
    const times = visits(version);
    if (times === undefined) continue;
    visitors += 1;
    visited += times;
  }
  // Of one number, region and span the last statement holds.
  const statements = new Map<string, Drawn>();
  for (const { subject, type, data } of inOrder) {
    if (type !== 'hotline.callStatistics') continue;
    statements.set([subject, data['regionCode'], data['from']].join(' '), data);
  }
  let [calls, connected] = [0, 0];
  for (const data of statements.values()) {
    const day = String(data['from']).slice(0, 10);
    if (day < FROM || day > TO || !String(data['regionCode']).startsWith(prefix)) continue;
    calls += Number(data['calls']);
    connected += Number(data['connected']);
  }
  const used = new Set(
    inOrder.flatMap(({ type, data }) => (type === 'case.received' ? data['itemCode'] : [])),
  );
  const all = items.length;
  return {
    'I-09': [spared, statutory],
    'I-10': [count((version) => version['type'] === 'onTheSpot'), all],
    'I-28': [connected, calls],
    'I-33': [count((version) => depth(version) >= 2), all],
    'I-34': [count((version) => depth(version) >= 5), all],
    'I-36': [count((version) => visits(version) === 0 || depth(version) >= 5), all],
    'I-36.visits': [visited, visitors],
    'I-42': [count((_version, code) => !used.has(code)), all],
  };
}

async function agree(platform: Platform, told: readonly Told[]): Promise<void> {
  for (const [region, prefix] of [
    [null, ''],
    ['370100', '3701'],
    ['370202', '370202'],
  ] as const) {
    const viewer = supervisor(region)(platform);
    const wanted = plain(told, prefix);
    const id = Object.keys(wanted).join(',');
    const list = await platform.indicators(viewer, { period: PERIOD, by: 'region', id });
    if (!list.ok) throw new Error(list.error.code);
    for (const row of list.value.totals) {
      expect([row.numerator, row.denominator])
        .withContext(`${row.id} of ${region ?? 'all'}`)
        .toEqual([...(wanted[row.id] ?? [])]);
      for (const part of ['numerator', 'denominator'] as const) {
        const query = { period: PERIOD, part };
        const opened = await platform.indicatorEvidence(viewer, row.id, query, { limit: 200 });
        const rows = opened.ok ? opened.value.items : [];
        const sum = rows.reduce((all, { amount }) => all + amount, 0);
        expect(sum)
          .withContext(`evidence of ${row.id} ${part}`)
          .toBe(row[part] ?? NaN);
      }
    }
  }
}

describe('stocks of items and calls of hotlines', () => {
  it('agree with a plain second count, a recompute and their evidence, however events come', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ order, batch, indexed, ...drawn }) => {
        const test = await openTestPlatform('2026-04-20T08:00:00+08:00');
        try {
          await test.current().load('departments', DEPARTMENTS);
          const told = toldOf(drawn);
          const events = told.map(({ type, time, data, subject }) =>
            sent(type.startsWith('case.') ? type.slice(5) : type, time, data as never, { subject }),
          );
          const shuffled = events
            .map((event, place) => ({ event, key: order[place % order.length] ?? 0 }))
            .sort((one, other) => one.key - other.key)
            .map(({ event }) => event);
          for (let at = 0; at < shuffled.length; at += batch) {
            // The one before is sent once more with it.
            const some = shuffled.slice(Math.max(0, at - 1), at + batch);
            expect((await test.current().ingest(some, HTTP)).rejected).toEqual([]);
          }
          if (indexed) await test.index();
          await agree(test.current(), told);
          expect((await test.current().verify()).difference).toBe(0);
          await test.reopen();
          await agree(test.current(), told);
        } finally {
          await test.dispose();
        }
      }),
      { numRuns: 10 },
    );
  }, 120_000);
});
