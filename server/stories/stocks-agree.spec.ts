import fc from 'fast-check';
import type { Platform } from '../application/platform.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

/** A period that is over, one inside it, and one that runs on the day of looking. */
const PERIODS: readonly (readonly [text: string, from: string, to: string])[] = [
  ['2026-Q1', '2026-01-01', '2026-03-31'],
  ['2026-02', '2026-02-01', '2026-02-28'],
  ['2026-04', '2026-04-01', '2026-04-20'],
];
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
  /** Its place among all that is told: the order of what is told of one instant. */
  readonly sequence: number;
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

/**
 * Events of items: whole versions, parts of one, and withdrawals; at any hour, also in the last second of a
 * day and the first of another, and many of one month's last days.
 */
const anItemEvent = fc.record({
  subject: fc.constantFrom(...ITEMS),
  type: fc.constantFrom('published', 'revised', 'revised', 'withdrawn'),
  day: fc.oneof(fc.integer({ min: 0, max: 105 }), fc.constantFrom(30, 31, 58, 59, 89, 90)),
  second: fc.constantFrom(0, 9 * 3600, 12 * 3600, 86_399),
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
/** Cases lie in all three periods. */
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

/** An instant so many seconds after midnight of a day of the calendar's zone. */
function timeOf(day: number, second: number): string {
  return `${new Date(Date.UTC(2026, 0, 1 + day, 0, 0, second)).toISOString().slice(0, 19)}+08:00`;
}

function dayOf(day: number): string {
  return onDay(timeOf(day, 0));
}

function toldOf({ items, calls, cases }: Pick<HistoryOf, 'items' | 'calls' | 'cases'>): Told[] {
  let sequence = 0;
  const told = (subject: string, type: string, time: string, data: object): Told => {
    sequence += 1;
    return { subject, type, time, sequence, data: data as Drawn };
  };
  return [
    ...items.map(({ subject, type, day, second, data }) =>
      told(subject, `item.${type}`, timeOf(day, second), { code: subject, name: subject, ...data }),
    ),
    ...calls.map(({ subject, day, from, ...data }) =>
      told(subject, 'hotline.callStatistics', timeOf(day, 9 * 3600), {
        ...data,
        ...{ from: `${dayOf(from)}T00:00:00+08:00`, to: `${dayOf(from + 1)}T00:00:00+08:00` },
      }),
    ),
    ...cases.map(({ item, day }, index) =>
      told(`C${index}`, 'case.received', timeOf(day, 9 * 3600), { ...RECEIVED, itemCode: item }),
    ),
  ];
}

type HistoryOf = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** An item on a day, told from its events one after the other, whenever they came. */
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

/** The day of a time that is told in the calendar's zone. */
function onDay(time: string): string {
  return time.slice(0, 10);
}

type Counts = readonly [numerator: number, denominator: number];

/** The stocks and calls of a region in a period, counted the plain way. */
function plain(
  told: readonly Told[],
  prefix: string,
  [, from, to]: (typeof PERIODS)[number],
): Readonly<Record<string, Counts>> {
  const inOrder = [...told].sort(
    (one, other) => Date.parse(one.time) - Date.parse(other.time) || one.sequence - other.sequence,
  );
  const items = ITEMS.flatMap((code) => {
    const version = itemOn(to, code, inOrder);
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
    if (day < from || day > to || !String(data['regionCode']).startsWith(prefix)) continue;
    calls += Number(data['calls']);
    connected += Number(data['connected']);
  }
  const used = new Set(
    inOrder.flatMap(({ type, time, data }) =>
      type === 'case.received' && onDay(time) <= to ? data['itemCode'] : [],
    ),
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

const VIEWS = [
  [null, ''],
  ['370100', '3701'],
  ['370202', '370202'],
] as const;

async function agree(platform: Platform, told: readonly Told[]): Promise<void> {
  for (const span of PERIODS) {
    for (const [region, prefix] of VIEWS) await agreeIn(platform, told, span, region, prefix);
  }
}

async function agreeIn(
  platform: Platform,
  told: readonly Told[],
  span: (typeof PERIODS)[number],
  region: string | null,
  prefix: string,
): Promise<void> {
  const viewer = supervisor(region)(platform);
  const [period] = span;
  const wanted = plain(told, prefix, span);
  const id = Object.keys(wanted).join(',');
  const list = await platform.indicators(viewer, { period, by: 'region', id });
  if (!list.ok) throw new Error(list.error.code);
  for (const row of list.value.totals) {
    expect([row.numerator, row.denominator])
      .withContext(`${row.id} of ${region ?? 'all'} in ${period}`)
      .toEqual([...(wanted[row.id] ?? [])]);
    for (const part of ['numerator', 'denominator'] as const) {
      const query = { period, part };
      const opened = await platform.indicatorEvidence(viewer, row.id, query, { limit: 200 });
      const rows = opened.ok ? opened.value.items : [];
      const sum = rows.reduce((all, { amount }) => all + amount, 0);
      expect(sum)
        .withContext(`evidence of ${row.id} ${part}`)
        .toBe(row[part] ?? NaN);
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
          const events = told.map(({ type, time, data, subject, sequence }) =>
            sent(type.replace('case.', ''), time, data, { subject, sequence }),
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
