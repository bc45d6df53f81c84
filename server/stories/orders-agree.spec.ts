import fc from 'fast-check';
import type { CardView } from '#contract/card-view.ts';
import type { Platform } from '../application/platform.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';

const PERIODS = ['2026-03', '2026-04'];
const REGIONS = ['370102', '370202'];
const MOVED_TO = '370103';

/** Something that is done or told on a day after the first cards. */
const aDeed = fc.record({
  /** Days after the deed before it. */
  later: fc.integer({ min: 0, max: 4 }),
  what: fc.constantFrom(
    ...([
      'order',
      'order',
      'order',
      'reply',
      'reply',
      'reply',
      'sign',
      'forge',
      'revoke',
      'close',
    ] as const),
    'move' as const,
  ),
  /** Of which card, or of which of the orders so far. */
  pick: fc.nat(20),
  /** Days until an order is due; none without a limit. */
  limit: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 6 }),
  /** Days before it comes in that a reply was given. */
  ago: fc.integer({ min: 0, max: 5 }),
});
type Deed = typeof aDeed extends fc.Arbitrary<infer T> ? T : never;

interface Order {
  readonly no: string;
  readonly card: string;
  readonly due: string | null;
  readonly at: string;
}

/** What the platform was told, kept by the test: nothing of it is read back from what was derived. */
interface Model {
  readonly orders: Order[];
  readonly replies: { readonly no: string; readonly at: string }[];
  readonly revoked: Set<string>;
  readonly regions: Map<string, string>;
}

function timeOf(day: number, hour: number): string {
  return `${new Date(Date.UTC(2026, 2, 16 + day, hour)).toISOString().slice(0, 19)}+08:00`;
}

function dayOf(day: number): string {
  return timeOf(day, 0).slice(0, 10);
}

/** Three subjects with cards: two cases that are over, and a complaint that is. */
async function begin(test: TestPlatform): Promise<readonly CardView[]> {
  const limit = (value: number) => ({ value, unit: 'workingDay' });
  const limits = { commitmentLimit: limit(1), statutoryLimit: limit(3) };
  const cases = REGIONS.flatMap((regionCode, place) => [
    sent(
      'received',
      '2026-03-02',
      { ...RECEIVED, ...limits, regionCode },
      { subject: `C${place}` },
    ),
    sent('accepted', '2026-03-02', {}, { subject: `C${place}` }),
  ]);
  const complaint = { kind: 'complaint', regionCode: '370102', channel: 'hotline' };
  const ticket = [
    sent('ticket.created', '2026-03-02', complaint, { subject: 'T0' }),
    sent('ticket.dispatched', '2026-03-02', { departmentCode: '370102-water' }, { subject: 'T0' }),
  ];

  expect((await test.current().ingest([...cases, ...ticket], HTTP)).rejected).toEqual([]);
  await test.moveTo(timeOf(0, 8));
  const cards = await test.current().cards(supervisor()(test.current()), {}, { limit: 200 });
  return cards.ok ? cards.value.items.filter(({ level }) => level !== 'warning') : [];
}

/** Does a deed at a moment, and notes in the model what came of it. */
async function carryOut(
  platform: Platform,
  { what, pick, limit, ago }: Deed,
  cards: readonly CardView[],
  model: Model,
  day: number,
): Promise<void> {
  const [wang, li] = [supervisor()(platform), supervisor(null, null, 'li')(platform)];
  const now = timeOf(day, 10);
  const { id = '', subject = '' } = cards[pick % cards.length] ?? {};
  const act = async (act: 'order' | 'revoke' | 'close', due?: string, who = wang) => {
    const expectedVersion = (await platform.findCard(wang, id))?.version ?? 0;
    return platform.act(who, id, act, { reason: '经核实', expectedVersion, due });
  };
  const tell = async (type: string, at: string, data: object, of: string): Promise<void> => {
    const event = sent(type, at, data as never, { subject: of });

    expect((await platform.ingest([event], HTTP)).accepted).toBe(1);
  };
  const order = model.orders[pick % Math.max(1, model.orders.length)];
  const of = cards.find(({ id: card }) => card === order?.card)?.subject ?? '';
  const told = timeOf(day - ago, 10);
  switch (what) {
    case 'order': {
      const due = limit === null ? undefined : dayOf(day + limit);
      const done = await act('order', due);
      const no = done.ok ? done.value.order?.no : undefined;
      if (no !== undefined) model.orders.push({ no, card: id, due: due ?? null, at: now });
      break;
    }
    case 'revoke': {
      const first = await act('revoke');
      // A red card is revoked by two persons.
      const last =
        first.ok && first.value.state !== 'revoked' ? await act('revoke', undefined, li) : first;
      if (last.ok) model.revoked.add(id);
      break;
    }
    case 'close':
      await act('close');
      break;
    case 'move':
      if (!subject.startsWith('C')) break;
      await tell('corrected', told, { regionCode: MOVED_TO }, subject);
      model.regions.set(subject, MOVED_TO);
      break;
    case 'reply':
      if (order === undefined) break;
      await tell('order.replied', told, { no: order.no }, of);
      model.replies.push({ no: order.no, at: told });
      break;
    case 'sign':
      if (order !== undefined) await tell('order.signed', told, { no: order.no }, of);
      break;
    case 'forge':
      // Whoever owes an answer says that the order is closed, and that there is another.
      if (order === undefined) break;
      await tell('order.closed', told, { no: order.no }, of);
      await tell('order.issued', told, { no: 'forged', card: order.card, due: dayOf(60) }, of);
      break;
  }
}

/** Whether an order was answered in time, on a day; undefined where it is not counted (yet). */
function answeredInTime(model: Model, order: Order, today: string): boolean | undefined {
  const { no, card, due, at } = order;
  if (due === null || model.revoked.has(card)) return undefined;
  const replies = model.replies.filter((one) => one.no === no).map((one) => one.at);
  const answer = replies.sort()[0];
  const next = model.orders.find((one) => one.card === card && one.at > at)?.at;
  // Another order took its place before it was due or answered.
  if (next !== undefined && next.slice(0, 10) <= due && !(answer !== undefined && answer <= next)) {
    return undefined;
  }
  if (answer !== undefined) return answer.slice(0, 10) <= due;
  return today > due ? false : undefined;
}

async function agree(
  platform: Platform,
  cards: readonly CardView[],
  model: Model,
  today: string,
): Promise<void> {
  for (const region of [null, '370100', '370202']) {
    const viewer = supervisor(region)(platform);
    const isIn = ({ card }: Order): boolean => {
      const { subject = '' } = cards.find(({ id }) => id === card) ?? {};
      return (model.regions.get(subject) ?? '').startsWith((region ?? '37').replace(/00$/, ''));
    };
    for (const period of PERIODS) {
      const answers = model.orders
        .filter((order) => isIn(order) && order.due?.startsWith(period) === true)
        .map((order) => answeredInTime(model, order, today))
        .filter((answer) => answer !== undefined);
      const wanted = [answers.filter(Boolean).length, answers.length];
      for (const by of ['region', 'department'] as const) {
        const list = await platform.indicators(viewer, { period, by, id: 'I-21' });
        const [row] = list.ok ? list.value.totals : [];

        expect([row?.numerator, row?.denominator])
          .withContext(`${region ?? 'all'} in ${period}`)
          .toEqual(wanted);
      }
      for (const [place, part] of (['numerator', 'denominator'] as const).entries()) {
        const opened = await platform.indicatorEvidence(
          viewer,
          'I-21',
          { period, part },
          { limit: 200 },
        );
        const rows = opened.ok ? opened.value.items : [];

        expect(rows.reduce((sum, { amount }) => sum + amount, 0))
          .withContext(`evidence of the ${part}`)
          .toBe(wanted[place] ?? NaN);
      }
    }
  }
}

describe('orders answered in time', () => {
  it('have a number of their own on each card of a case, so that an answer is of one alone', async () => {
    const test = await openTestPlatform('2026-03-02T10:00:00+08:00');
    try {
      const own = (await begin(test)).filter(({ subject }) => subject === 'C0');
      const wang = supervisor()(test.current());
      const nos: (string | undefined)[] = [];
      for (const { id, version: expectedVersion } of own) {
        const request = { reason: '经核实', expectedVersion, due: dayOf(1) };
        const done = await test.current().act(wang, id, 'order', request);
        nos.push(done.ok ? done.value.order?.no : done.error.code);
      }

      expect(nos).toEqual(['C0-1', 'C0-2']);
      const reply = sent('order.replied', timeOf(0, 8), { no: nos[1] }, { subject: 'C0' });
      await test.current().ingest([reply], HTTP);
      await test.moveTo(timeOf(2, 0));
      const query = { period: '2026-03', by: 'region', id: 'I-21' } as const;
      const list = await test.current().indicators(wang, query);

      expect(list.ok && list.value.totals[0]).toEqual(
        jasmine.objectContaining({ numerator: 1, denominator: 2 }),
      );
    } finally {
      await test.dispose();
    }
  });

  it('agree with a plain second count, a recompute and their evidence, whatever is ordered anew, revoked or told late', async () => {
    const history = fc.record({
      deeds: fc.array(aDeed, { minLength: 1, maxLength: 14 }),
      indexed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(history, async ({ deeds, indexed }) => {
        const test = await openTestPlatform('2026-03-02T10:00:00+08:00');
        try {
          const cards = await begin(test);

          expect(cards.length).toBe(6);
          const model: Model = {
            ...{ orders: [], replies: [], revoked: new Set() },
            regions: new Map([
              ['C0', '370102'],
              ['C1', '370202'],
              ['T0', '370102'],
            ]),
          };
          let day = 0;
          for (const deed of deeds) {
            // One deed a day at most: each has an instant of its own.
            day += 1 + deed.later;
            await test.moveTo(timeOf(day, 10));
            await carryOut(test.current(), deed, cards, model, day);
          }
          if (indexed) await test.index();
          await agree(test.current(), cards, model, dayOf(day));
          await test.moveTo(timeOf(day + 4, 0));
          await agree(test.current(), cards, model, dayOf(day + 4));

          expect((await test.current().verify()).difference).toBe(0);
        } finally {
          await test.dispose();
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
