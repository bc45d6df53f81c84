import fc from 'fast-check';
import type { Platform } from '../application/platform.ts';
import { drawnLicence, drawnReview, drawnTicket, movesOf } from '../testing/drawn-feedback.ts';
import type { Move } from '../testing/drawn-feedback.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';
import { PLAIN_FEEDBACK } from '../testing/plain-feedback.ts';
import type { PlainSubject, Told } from '../testing/plain-feedback.ts';

const PERIOD = '2026-Q1';
const [FROM, TO] = ['2026-01-01', '2026-03-31'];
/** Where the cases lie that reviews are about; the last of them moves. */
const CASES = ['370102', '370103', '370202'];
const MOVED_TO = '370102';

const DEPARTMENTS = ['370102', '370202'].map((regionCode) => ({
  code: `${regionCode}-water`,
  ...{ name: '水利局', regionCode, line: 'water' },
}));

interface Subject {
  readonly no: string;
  readonly kind: 'ticket' | 'review' | 'licence';
  readonly regionCode: string;
  readonly told: readonly Told[];
  readonly events: readonly object[];
}

/** Moves as events, each in its own second, so that their order is theirs. */
function made(
  place: Pick<Subject, 'no' | 'kind' | 'regionCode'>,
  start: number,
  moves: readonly Move[],
): Subject {
  let day = start;
  const events = moves.map(([later, type, data], nth) => {
    day += later;
    const at = new Date(Date.UTC(2026, 1, 2 + day, 1, 0, nth));
    const time = at.toISOString().replace('Z', '+00:00');
    return sent(type, time, data, { subject: place.no });
  });
  const told = events.map(({ type, time, data }) => ({
    type: String(type),
    day: String(time).slice(0, 10),
    data: data as Told['data'],
  }));
  return { ...place, told, events };
}

const history = fc
  .record({
    tickets: fc.array(drawnTicket, { minLength: 1, maxLength: 5 }),
    reviews: fc.array(drawnReview, { maxLength: 5 }),
    licences: fc.array(drawnLicence, { maxLength: 3 }),
    order: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
    batch: fc.integer({ min: 1, max: 9 }),
    days: fc.integer({ min: 1, max: 28 }),
    indexed: fc.subarray(['half', 'all']),
    changes: fc.subarray(['calendar', 'limits', 'periods'] as const),
  })
  .map(({ tickets, reviews, licences, ...rest }) => ({
    ...rest,
    subjects: [
      ...tickets.map((drawn, place): Subject => {
        const { regionCode, kind, channel, start } = drawn;
        const created = { kind, regionCode, channel, category: 'water' };
        return made({ no: `T${place}`, kind: 'ticket', regionCode }, start, [
          [0, 'ticket.created', created],
          ...movesOf(drawn, place > 0),
        ]);
      }),
      ...reviews.map((drawn, place): Subject => {
        const { caseIndex, channel, grade, origin, realName, start, moves } = drawn;
        const regionCode = caseIndex === 2 ? MOVED_TO : (CASES[caseIndex] ?? '');
        const caseNo = `C${caseIndex}`;
        const told = channel === null ? {} : { channel };
        const rated = { grade, origin, ...told, realName, caseNo, stage: 'case' };
        return made({ no: `R${place}`, kind: 'review', regionCode }, start, [
          [0, 'review.submitted', rated],
          // What is added later never changes the rating.
          ...moves.map(([later, type, by]): Move => [
            later,
            `review.${type}`,
            type === 'added' ? { ...rated, grade: 6 - grade } : { by, reason: '误评' },
          ]),
        ]);
      }),
      ...licences.map(({ regionCode, start, answer }, place): Subject => {
        const asked = { licenceType: '营业执照', fromDepartment: `${regionCode}-water` };
        const moves: Move[] = [[0, 'licence.requested', asked]];
        if (answer !== null)
          moves.push([answer[0], `licence.${answer[1]}`, { ...asked, reason: '无' }]);
        return made({ no: `L${place}`, kind: 'licence', regionCode }, start, moves);
      }),
    ],
  }));

function plain(id: string, subjects: readonly PlainSubject[]): [number, number] {
  const sums: [number, number] = [0, 0];
  for (const subject of subjects) {
    const parts = PLAIN_FEEDBACK[id]?.(subject) ?? [[], []];
    for (const [place, part] of parts.entries()) {
      for (const [day, amount] of part) {
        if (day !== null && day >= FROM && day <= TO) sums[place === 0 ? 0 : 1] += amount;
      }
    }
  }
  return sums;
}

async function agree(platform: Platform, subjects: readonly Subject[]): Promise<void> {
  for (const [region, prefix] of [
    [null, '37'],
    ['370100', '3701'],
    ['370202', '370202'],
  ] as const) {
    const viewer = supervisor(region)(platform);
    const inside = subjects.filter(({ regionCode }) => regionCode.startsWith(prefix));
    const seen = await Promise.all(
      inside.map(async ({ no, kind, told: events }): Promise<PlainSubject> => {
        if (kind === 'licence') return { events, item: undefined };
        return { events, item: await platform.findFeedback(viewer, no, kind) };
      }),
    );
    const ids = Object.keys(PLAIN_FEEDBACK);
    const list = await platform.indicators(viewer, {
      period: PERIOD,
      by: 'region',
      id: ids.join(','),
    });
    if (!list.ok) throw new Error(list.error.code);

    for (const row of list.value.totals) {
      expect([row.numerator, row.denominator ?? 0])
        .withContext(`${row.id} of ${region ?? 'all'}`)
        .toEqual(plain(row.id, seen));
      const query = { period: PERIOD, part: 'numerator' } as const;
      const opened = await platform.indicatorEvidence(viewer, row.id, query, { limit: 200 });
      const sum = opened.ok ? opened.value.items.reduce((all, { amount }) => all + amount, 0) : NaN;

      expect(sum).withContext(`evidence of ${row.id}`).toBe(row.numerator);
    }
  }
}

const BY_CHANNEL = ['I-23', 'I-24', 'I-25', 'I-39', 'I-39.complaint', 'I-39.suggestion'];

/** The same of every channel by itself: each row counts, and opens, what came by it. */
async function agreeByChannel(platform: Platform, subjects: readonly Subject[]): Promise<void> {
  const viewer = supervisor()(platform);
  const channelOf = ({ told }: Subject): string => {
    const sent = told[0]?.data['channel'];
    return typeof sent === 'string' ? sent : 'unassigned';
  };
  const query = { period: PERIOD, by: 'channel' } as const;
  const list = await platform.indicators(viewer, { ...query, id: BY_CHANNEL.join(',') });
  if (!list.ok) throw new Error(list.error.code);
  for (const channel of new Set(subjects.map(channelOf))) {
    const seen = await Promise.all(
      subjects
        .filter((each) => channelOf(each) === channel)
        .map(async ({ no, kind, told: events }): Promise<PlainSubject> => {
          if (kind === 'licence') return { events, item: undefined };
          return { events, item: await platform.findFeedback(viewer, no, kind) };
        }),
    );
    for (const id of BY_CHANNEL) {
      const row = list.value.items.find((one) => one.id === id && one.key === channel);

      expect([row?.numerator ?? 0, row?.denominator ?? 0])
        .withContext(`${id} of channel ${channel}`)
        .toEqual(plain(id, seen));
      const asked = { period: PERIOD, part: 'denominator', channel } as const;
      const opened = await platform.indicatorEvidence(viewer, id, asked, { limit: 200 });

      expect(opened.ok && opened.value.items.length)
        .withContext(`evidence of ${id} of channel ${channel}`)
        .toBe(row?.denominator ?? 0);
    }
  }
}

/** New rules come into force when half of it has happened. */
async function change(platform: Platform, what: 'calendar' | 'limits' | 'periods'): Promise<void> {
  const days = (value: number) => ({ value, unit: 'workingDay' });
  const official = platform.calendar('cn');
  const loaded = await {
    calendar: () => {
      const holidays = [...(official?.holidays ?? []), '2026-02-11', '2026-03-12'].sort();
      return platform.load('calendars', [{ ...official, holidays }]);
    },
    limits: () =>
      platform.load('ticket-limits', [
        {
          id: 'SD_2026',
          validFrom: '2026-02-10',
          sign: days(2),
          return: days(2),
          close: days(3),
          extension: days(4),
        },
      ]),
    periods: () =>
      platform.load('review-periods', [
        { clock: 'rectification', regionCode: '370100', limit: days(2), validFrom: '2026-02-05' },
      ]),
  }[what]();

  expect(loaded.ok && loaded.value.loaded)
    .withContext(loaded.ok ? JSON.stringify(loaded.value.refused) : loaded.error.code)
    .toBe(1);
}

describe('live indicators of tickets, reviews and licences', () => {
  it('agree with a plain second count, a recompute and their evidence, however events come', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ subjects, order, batch, days, changes, indexed }) => {
        const test = await openTestPlatform('2026-02-02T08:00:00+08:00');
        try {
          await test.current().load('departments', DEPARTMENTS);
          const cases = CASES.flatMap((regionCode, place) => [
            sent('received', '2026-02-02', { ...RECEIVED, regionCode }, { subject: `C${place}` }),
            sent(
              'corrected',
              '2026-02-03',
              { regionCode: place === 2 ? MOVED_TO : regionCode },
              {
                subject: `C${place}`,
              },
            ),
          ]);
          const shuffled = [...cases, ...subjects.flatMap(({ events }) => events)]
            .map((event, place) => ({ event, key: order[place % order.length] ?? 0 }))
            .sort((one, other) => one.key - other.key)
            .map(({ event }) => event);
          await test.moveTo('2026-03-31T12:00:00+08:00');
          const half = Math.floor(shuffled.length / 2);
          for (let at = 0; at < half; at += batch) {
            await test.current().ingest(shuffled.slice(at, Math.min(half, at + batch)), HTTP);
          }
          if (indexed.includes('half')) await test.index();
          for (const what of changes) await change(test.current(), what);
          await test.moveTo(`2026-04-${String(days).padStart(2, '0')}T10:00:00+08:00`);
          for (let at = Math.max(0, half - 3); at < shuffled.length; at += batch) {
            await test.current().ingest(shuffled.slice(at, at + batch), HTTP);
          }
          if (indexed.includes('all')) await test.index();
          await agree(test.current(), subjects);
          await agreeByChannel(test.current(), subjects);

          expect((await test.current().verify()).difference).toBe(0);
        } finally {
          await test.dispose();
        }
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});
