import fc from 'fast-check';
import type { CaseView } from '#contract/case-view.ts';
import { OFFICIAL } from '#domain/testing/official-calendar.ts';
import { compileCalendar } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Platform } from '../application/platform.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';
import { PLAIN_RULES } from '../testing/plain-indicators.ts';

const PERIOD = '2026-Q1';
const FROM = '2026-01-01';
const TO = '2026-03-31';

/** One case: what happens to it, day by day from its receipt. */
const happening = fc.oneof(
  ...['accepted', 'finished', 'delivered', 'correctionRequested', 'correctionSubmitted'].map(
    (type) => fc.constant([type, {}] as const),
  ),
  fc.constantFrom('approved', 'denied').map((result) => ['decided', { result }] as const),
  fc.constant(['suspended', { reason: 'HEARING' }] as const),
  fc.constant(['resumed', {}] as const),
  fc.constant(['extended', { by: { value: 5, unit: 'workingDay' } }] as const),
  fc.constant(['notAccepted', { reason: '不属本机关职权' }] as const),
  fc.constantFrom('upload', 'licenceLibrary').map((how) => ['materialProvided', { how }] as const),
  fc.constantFrom('370102', '370202').map((regionCode) => ['corrected', { regionCode }] as const),
);

const oneCase = fc.record({
  regionCode: fc.constantFrom('370102', '370103', '370202'),
  department: fc.constantFrom('water', 'land'),
  channel: fc.constantFrom('online', 'window'),
  promise: fc.integer({ min: 1, max: 9 }),
  start: fc.integer({ min: 0, max: 25 }),
  course: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), happening), { maxLength: 7 }),
});

type Drawn = typeof oneCase extends fc.Arbitrary<infer T> ? T : never;

/** Its events, a millisecond apart where they fall on one day, so that their order is theirs. */
function eventsOf(drawn: Drawn, no: string): readonly object[] {
  let day = drawn.start;
  const at = (place: number): string =>
    new Date(Date.UTC(2026, 1, 2 + day, 1, 0, place)).toISOString().replace('Z', '+00:00');
  const { regionCode, department, channel, promise } = drawn;
  const received = sent(
    'received',
    at(0),
    {
      ...RECEIVED,
      ...{ regionCode, channel, departmentCode: `${regionCode}-${department}`, title: '取水许可' },
      // Of some the item says it, whichever version was in force.
      commitmentLimit: promise > 7 ? undefined : { value: promise, unit: 'workingDay' },
    },
    { subject: no },
  );
  return [
    received,
    ...drawn.course.map(([later, [type, data]], place) => {
      day += later;
      return sent(type, at(place + 1), data, { subject: no });
    }),
  ];
}

/** When new holidays are decreed; a clock that has ended by then keeps the calendar it ended by. */
const DECREED_AT = '2026-03-31T12:00:00+08:00';
const DAYS_TAKEN: ReadonlySet<string> = new Set(['I-07', 'I-08']);

function endedBefore({ events }: CaseView, moment: string): boolean {
  const finished = events.find(({ type }) => type === 'case.finished');
  return finished !== undefined && Date.parse(finished.time) < Date.parse(moment);
}

function isIn(day: string | null): boolean {
  return day !== null && day >= FROM && day <= TO;
}

/** Both counts of an indicator over cases, the plain way; nothing in the denominator of a plain count. */
function plain(id: string, views: readonly CaseView[], calendar: Calendar): [number, number] {
  let [numerator, denominator] = [0, 0];
  for (const view of views) {
    const isOver = DAYS_TAKEN.has(id) && endedBefore(view, DECREED_AT);
    const [top, bottom] = PLAIN_RULES[id]?.(view, isOver ? OFFICIAL : calendar) ?? [[], null];
    for (const [day, amount] of top) if (isIn(day)) numerator += amount;
    for (const [day, amount] of bottom ?? []) if (isIn(day)) denominator += amount;
  }
  return [numerator, denominator];
}

async function agree(
  platform: Platform,
  nos: readonly string[],
  calendar: Calendar,
): Promise<void> {
  for (const region of [null, '370100', '370202']) {
    const viewer = supervisor(region)(platform);
    const seen = await Promise.all(nos.map((no) => platform.findCase(viewer, no, {})));
    const views = seen.filter((view) => view !== undefined);
    const list = await platform.indicators(viewer, {
      period: PERIOD,
      by: 'region',
      id: Object.keys(PLAIN_RULES).join(','),
    });
    if (!list.ok) throw new Error(list.error.code);
    for (const row of list.value.totals) {
      const counted = [row.numerator, row.denominator ?? 0];

      expect(counted)
        .withContext(`${row.id} of ${region ?? 'all'}`)
        .toEqual(plain(row.id, views, calendar));
      const query = { period: PERIOD, part: 'numerator' } as const;
      const opened = await platform.indicatorEvidence(viewer, row.id, query, { limit: 200 });

      expect(opened.ok && opened.value.total).toBe(row.numerator);
      const sum = opened.ok ? opened.value.items.reduce((all, { amount }) => all + amount, 0) : NaN;

      expect(sum).withContext(`evidence of ${row.id}`).toBe(row.numerator);
    }
  }
}

/** Two holidays and a make-up day are decreed when half of it has happened; answers the calendar then. */
async function decree(platform: Platform): Promise<Calendar> {
  const official = platform.calendar('cn');
  if (official === undefined) throw new RangeError('no calendar');
  const decreed = {
    ...official,
    holidays: [...official.holidays, '2026-02-11', '2026-03-12'].sort(),
    workdays: [...official.workdays, '2026-03-21'].sort(),
  };
  const loaded = await platform.load('calendars', [decreed]);

  expect(loaded.ok && loaded.value.loaded).toBe(1);
  return compileCalendar(decreed);
}

/** A version of the item with a promise of its own, for what is accepted from its day on. */
async function publishItem(platform: Platform, from: string, promise: number): Promise<void> {
  const days = (value: number) => ({ value, unit: 'workingDay' });
  const item = {
    ...{ code: RECEIVED.itemCode, name: '取水许可', type: 'standard', onlineDepth: 3 },
    limits: { statutory: days(15), commitment: days(promise) },
  };
  const type = promise === 6 ? 'item.published' : 'item.revised';
  const published = sent(type, from, item, { subject: RECEIVED.itemCode });

  expect((await platform.ingest([published], HTTP)).rejected).toEqual([]);
}

/** Acts on the first cards one after the other; what an act may not do is refused. */
async function actOnCards(
  platform: Platform,
  acts: readonly ('revoke' | 'explain' | 'close' | 'acknowledge')[],
): Promise<void> {
  const [wang, li] = [supervisor()(platform), supervisor(null, null, 'li')(platform)];
  const cards = await platform.cards(wang, {}, { limit: acts.length });
  for (const [place, card] of (cards.ok ? cards.value.items : []).entries()) {
    const act = acts[place] ?? 'revoke';
    const request = { reason: '经核实', expectedVersion: card.version };
    const done = await platform.act(place % 2 === 0 ? wang : li, card.id, act, request);
    // A red card is revoked by two persons.
    const proposed = done.ok && act === 'revoke' && done.value.state !== 'revoked';
    const again = { reason: '复核同意', expectedVersion: done.ok ? done.value.version : 0 };
    if (proposed) await platform.act(place % 2 === 0 ? li : wang, card.id, act, again);
  }
}

describe('live indicators', () => {
  it('agree with a plain second count, a recompute and their evidence, however events come', async () => {
    const history = fc.record({
      cases: fc.array(oneCase, { minLength: 1, maxLength: 6 }),
      order: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
      batch: fc.integer({ min: 1, max: 9 }),
      days: fc.integer({ min: 0, max: 30 }),
      changes: fc.subarray(['calendar', 'item']),
      indexed: fc.subarray(['half', 'all']),
      acts: fc.array(fc.constantFrom('revoke', 'explain', 'close', 'acknowledge'), {
        minLength: 8,
        maxLength: 8,
      }),
    });
    await fc.assert(
      fc.asyncProperty(history, async ({ cases, order, batch, days, changes, acts, indexed }) => {
        const test = await openTestPlatform('2026-02-02T08:00:00+08:00');
        try {
          await publishItem(test.current(), '2026-01-01', 6);
          const nos = cases.map((_, place) => `C${place}`);
          const events = cases.flatMap((drawn, place) => eventsOf(drawn, nos[place] ?? ''));
          // Out of order, some twice, some after the platform has long gone on.
          const shuffled = events
            .map((event, place) => ({ event, key: order[place % order.length] ?? 0 }))
            .sort((one, other) => one.key - other.key)
            .map(({ event }) => event);
          await test.moveTo(DECREED_AT);
          const half = Math.floor(shuffled.length / 2);
          for (let at = 0; at < half; at += batch) {
            await test.current().ingest(shuffled.slice(at, Math.min(half, at + batch)), HTTP);
          }
          if (indexed.includes('half')) await test.index();
          let calendar = OFFICIAL;
          if (changes.includes('calendar')) calendar = await decree(test.current());
          if (changes.includes('item')) await publishItem(test.current(), '2026-02-12', 2);
          await actOnCards(test.current(), acts);
          await test.moveTo(`2026-04-${String(1 + (days % 28)).padStart(2, '0')}T10:00:00+08:00`);
          for (let at = Math.max(0, half - 3); at < shuffled.length; at += batch) {
            await test.current().ingest(shuffled.slice(at, at + batch), HTTP);
          }
          await actOnCards(test.current(), [...acts].reverse());
          if (indexed.includes('all')) await test.index();
          await agree(test.current(), nos, calendar);

          expect((await test.current().verify()).difference).toBe(0);
        } finally {
          await test.dispose();
        }
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});
