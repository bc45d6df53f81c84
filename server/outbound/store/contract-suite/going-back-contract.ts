import fc from 'fast-check';
import { parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { addUpChanges, joinHours } from '../../../application/counts/add-up-changes.ts';
import { readCountsAt } from '../../../application/counts/counts-at.ts';
import type { CountSource } from '../../../application/counts/counts-at.ts';
import { Counts } from '../../../application/counts/counts.ts';
import { cardMovesSince } from '../../../application/counts/moves-since.ts';
import type { ReadDays } from '../../../application/counts/moves-since.ts';
import { pruneChanges } from '../../../application/counts/prune-changes.ts';
import { HOUR_MS } from '../../../application/counts/stretch-levels.ts';
import type { Store } from '../../../application/store/store.ts';
import { change } from './sample-rows.ts';

const HOURS_A_MONTH = 31 * 24;
const MEASURES = ['volume received', 'clock statutory', 'card red'];
const CASES = ['C1', 'C2', 'C3'];

/** Cells of two regions, lines and months, some without a day, some of cards. */
const CELLS: readonly string[] = ['370100/370102/', '370200/'].flatMap((path) =>
  ['2026-03-31', '2026-04-02', null].flatMap((text) => {
    const day = text === null ? null : (parseDay(text) ?? null);
    return [
      `water|${JSON.stringify(['volume', 'received', path, 'd1', 'i1', 'online', day])}`,
      `|${JSON.stringify(['clock', 'statutory', path, null, 'i2', day, 'onTime'])}`,
      `water|${JSON.stringify(['card', 'red', path, 'd1', null, day, null])}`,
    ];
  }),
);

/** Of a quiet night, of a busy minute, and of a holiday. */
const PAUSES = [1, 20_000, 1_500_000, 4_000_000, 90_000_000, 1_300_000_000];

type Step =
  | { readonly do: 'change'; readonly pause: number; readonly moves: readonly Move[] }
  | { readonly do: 'addUp'; readonly few: number; readonly joined: number; readonly cells: number }
  | { readonly do: 'prune'; readonly newest: number };
type Move = readonly [no: string, cell: string, amount: number];

const move = fc.tuple(
  fc.constantFrom(...CASES),
  fc.constantFrom(...CELLS),
  fc.integer({ min: -3, max: 3 }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      pause: fc.constantFrom(...PAUSES),
      moves: fc.array(move, { maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('addUp' as const),
      few: fc.integer({ min: 1, max: 5 }),
      joined: fc.integer({ min: 2, max: 4 }),
      cells: fc.integer({ min: 1, max: 30 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('prune' as const), newest: fc.nat({ max: 9 }) }),
  },
);

/** What was to be seen at a version. */
interface Seen {
  readonly version: number;
  readonly at: number;
  readonly cells: ReadonlyMap<string, number>;
  /** By case and cell. */
  readonly cards: ReadonlyMap<string, number>;
}

/** How every home goes back. Call it inside a `describe` of the home. */
export function describeGoingBack(getStore: () => Store): void {
  const seen: Seen[] = [];
  let now = 0;
  beforeEach(() => {
    seen.length = 0;
    now = Date.parse('2026-03-30T21:40:00+08:00');
  });

  const latest = (): Pick<Seen, 'cells' | 'cards'> =>
    seen.at(-1) ?? { cells: new Map(), cards: new Map() };

  async function take(store: Store, one: Step): Promise<void> {
    if (one.do === 'addUp') {
      await store.transaction((inside) => addUpChanges(inside, one), 'beside');
      await joinHours(store, (stretch, parts) =>
        store.transaction(({ stretches }) => stretches.add(stretch, parts), 'beside'),
      );
    } else if (one.do === 'prune') {
      await store.transaction(async (inside) => {
        await inside.journal.merge(1_000_000);
        await inside.evidence.put([], seen.at(-1)?.version ?? 0);
        await pruneChanges(inside, now, { newest: one.newest, forMs: 0 });
      }, 'beside');
    } else {
      now += one.pause;
      const [cells, cards] = [new Map(latest().cells), new Map(latest().cards)];
      for (const [no, cell, amount] of one.moves) {
        add(cells, cell, amount);
        if (cell.includes('"card"')) add(cards, `${no} ${cell}`, amount);
      }
      const deltas = one.moves.map(([, cell, amount]) => [cell, amount] as const);
      const subjects = CASES.map((no) => ({
        ...{ kind: 'case' as const, no },
        moved: one.moves.flatMap(([of, cell, amount]) =>
          of === no ? [[cell, amount] as const] : [],
        ),
      }));
      const made = { ...change(deltas), subjects, at: now, sweptTo: now };
      const version = await store.transaction(({ journal }) => journal.add(made));
      seen.push({ version, at: now, cells, cards });
    }
  }

  /** Everything that can be asked is as it was, and what cannot be said is not said. */
  async function check(store: Store, days: ReadDays): Promise<void> {
    const counts = new Counts();
    for (const [cell, amount] of latest().cells) counts.add(cell, amount);
    const side = { counts, store, dataVersion: seen.at(-1)?.version ?? 0 };
    const { prunedTo } = await store.journal.settled();
    for (const { version, cells, cards } of seen) {
      const kept = await store.stretches.last(version, Number.MAX_SAFE_INTEGER);
      // The one before may be gone, while one that begins there reaches beyond what was pruned.
      const after = await store.stretches.between(version, Number.MAX_SAFE_INTEGER);
      const begins = after.some(({ from }) => from === version);
      const isKept = version >= prunedTo || kept?.to === version || begins;
      const read = await readCountsAt(side, version, days, (then) => sums(then, days));
      const known = new Counts();
      for (const [cell, amount] of cells) known.add(cell, amount);
      expect(read?.value).toEqual(isKept ? sums(known, days) : undefined);
      const moved = await cardMovesSince(store, version);
      const before = new Map(latest().cards);
      for (const { no, moved: moves } of moved ?? []) {
        for (const [cell, amount] of moves ?? []) add(before, `${no} ${cell}`, -amount);
      }
      expect(moved === undefined ? undefined : [...before].sort()).toEqual(
        isKept ? [...cards].sort() : undefined,
      );
    }
    await checkHours(store, prunedTo);
  }

  /** Of a month every hour is kept that ended, later every day. */
  async function checkHours(store: Store, prunedTo: number): Promise<void> {
    for (const { at } of seen) {
      const hour = Math.ceil(at / HOUR_MS);
      const end = hour * HOUR_MS;
      const known = seen.findLast((one) => one.at <= end);
      const isDayEnd = (hour + 8) % 24 === 0;
      const isYoung = now - end < HOURS_A_MONTH * HOUR_MS;
      if (known === undefined || known.version >= prunedTo || !(isYoung || isDayEnd)) continue;
      const stretch = await store.stretches.last(Number.MAX_SAFE_INTEGER, end);
      expect(stretch?.to).withContext(new Date(end).toISOString()).toBe(known.version);
    }
  }

  it('counts at every kept version are those that were seen then, however changes were added up and pruned', async () => {
    const store = getStore();
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 30, maxLength: 60 }),
        fc.constantFrom<ReadDays>({}, { from: day('2026-03-01'), to: day('2026-03-31') }),
        async (steps, days) => {
          for (const one of steps) await take(store, one);
          await check(store, days);
        },
      ),
      // Each goes on where the one before it ended, so that there is nothing to make smaller.
      { numRuns: 6, endOnFailure: true },
    );
    expect(seen.length).toBeGreaterThan(100);
  }, 60_000);
}

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new RangeError(text);
  return parsed;
}

function add(to: Map<string, number>, key: string, amount: number): void {
  const sum = (to.get(key) ?? 0) + amount;
  if (sum === 0) to.delete(key);
  else to.set(key, sum);
}

/** All that counts show on some days, by everything that tells cells apart. */
function sums(counts: CountSource, days: ReadDays): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const measure of MEASURES) {
    for (const line of ['water', '']) {
      for (const path of ['', '370100/']) {
        counts.visit(measure, { path, line, ...days }, (cell) => {
          const { department, item, kind, channel } = cell;
          const apart = [measure, line, path, cell.path, department, item, cell.day, kind, channel];
          add(found, JSON.stringify(apart), cell.amount);
        });
      }
    }
  }
  return found;
}
