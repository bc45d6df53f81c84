import type { StoreParts } from '../store/store.ts';
import type { ChangeRow } from '../store/store-rows.ts';
import { LAST_PART, OF_CARDS, UNDATED } from '../store/stretch-rows.ts';
import type { Stretch, StretchPart } from '../store/stretch-rows.ts';
import { monthNo } from '../assessment/evidence-index.ts';
import { CardMoves } from './card-moves.ts';
import { readCell } from './read-cell.ts';
import { MovesSum, PackedMoves } from './packed-moves.ts';
import { hourOf, LEVEL, levelEnded } from './stretch-levels.ts';

/** How much is added up at once. */
interface StretchSizes {
  /** Changes of the smallest stretch at most: so many are gone through singly to go back. */
  readonly few: number;
  /** Stretches of a smaller level that make a larger one. */
  readonly joined: number;
  /** Cells after which the smallest is full, and the work of one commit done: some 30 ms. */
  readonly cells: number;
}

const SIZES: StretchSizes = { few: 32, joined: 16, cells: 4000 };
/** More than a month has days, or a busy hour the largest stretches below it. */
const MOST_JOINED = 400;

type Parts = Pick<StoreParts, 'journal' | 'stretches'>;

/**
 * Adds the changes that are settled up into stretches shorter than an hour, by a bounded part; whether
 * more are left. It is
 * done while nobody waits, so that no event pays for it: who goes back reads singly what is not added up.
 */
export async function addUpChanges(parts: Parts, sizes = SIZES): Promise<boolean> {
  let more = await addUpFew(parts, sizes);
  // One of each: where much is left, as in a store of an earlier version, all would be one long commit.
  for (const level of [LEVEL.more, LEVEL.many]) {
    if (await joinNext(parts, level, sizes.joined)) more = true;
  }
  return more;
}

/** The smallest stretches, up to what one commit takes; whether more are left. */
async function addUpFew({ journal, stretches }: Parts, sizes: StretchSizes): Promise<boolean> {
  let left = sizes.cells;
  // Of an earlier version there may be changes that nobody added up before they were pruned.
  let from = (await stretches.reached(LEVEL.few)) || (await journal.settled()).prunedTo;
  while (left > 0) {
    const changes = await journal.after(from, sizes.few + 1);
    const count = countOfFew(changes, sizes);
    // What comes next tells until when nothing else was known.
    const [last, next] = [changes[count - 1], changes[count]];
    if (last === undefined || next === undefined) return false;
    const taken = changes.slice(0, count);
    const hour = Math.max(...taken.map(({ at }) => hourOf(at)));
    const { dataVersion: to, sweptTo, at } = last;
    const stretch = { level: LEVEL.few, from, to, hour, sweptTo, at, until: next.at };
    await stretches.add(stretch, partsOf(taken));
    left -= taken.reduce((sum, { deltas }) => sum + deltas.length, 1);
    from = to;
  }
  return true;
}

/** How many of the changes the next stretch has: it ends with its hour, or when it is full. */
function countOfFew(changes: readonly ChangeRow[], { few, cells }: StretchSizes): number {
  let [count, size] = [0, 0];
  let hour = -Infinity;
  for (const { at, deltas } of changes) {
    if (count === few || size >= cells || (count > 0 && hourOf(at) > hour)) break;
    hour = Math.max(hour, hourOf(at));
    size += deltas.length;
    count += 1;
  }
  return count;
}

function partsOf(changes: readonly ChangeRow[]): readonly StretchPart[] {
  // By their text first: a cell is taken apart once, however often it moved.
  const moved = new Map<string, number>();
  const cards = new CardMoves();
  for (const change of changes) {
    for (const [cell, amount] of change.deltas) moved.set(cell, (moved.get(cell) ?? 0) + amount);
    cards.addChange(change);
  }
  const months = new Map<number, MovesSum>();
  for (const [text, amount] of moved) {
    if (amount === 0) continue;
    const cell = readCell(text);
    sumOf(months, cell.day === null ? UNDATED : monthNo(cell.day)).add(cell, amount);
  }
  return packed(months, cards);
}

/** Joins the next stretches of the level below, if they are all there; whether it did. */
async function joinNext({ stretches }: Parts, level: number, joined: number): Promise<boolean> {
  const next = await nextToJoin({ stretches }, level, joined);
  if (next === undefined) return false;
  const sum = new Joined();
  const parts = await stretches.parts(next.children, OF_CARDS, LAST_PART);
  if (parts === undefined) return false;
  for (const one of parts) sum.add(one);
  await stretches.add(next.stretch, sum.pack());
  return true;
}

/**
 * Joins stretches to the next hour, day or month that has ended; whether there was one. It takes too
 * long for one commit: what is joined does not change any more, so that it is read and added up outside,
 * bit by bit, and only written in one.
 */
export async function joinHours(
  { stretches }: Pick<StoreParts, 'stretches'>,
  add: (stretch: Stretch, parts: readonly StretchPart[]) => Promise<void>,
): Promise<boolean> {
  for (let level: number = LEVEL.hour; level <= LEVEL.month; level += 1) {
    const next = await nextToJoin({ stretches }, level, MOST_JOINED);
    if (next === undefined) continue;
    const sum = new Joined();
    for (const child of next.children) {
      const [parts] = (await stretches.parts([child], OF_CARDS, LAST_PART)) ?? [];
      if (parts === undefined) return false;
      sum.add(parts);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await add(next.stretch, sum.pack());
    return true;
  }
  return false;
}

/** The next stretch of a level and those that it is made of; undefined until they are all there. */
async function nextToJoin(
  { stretches }: Pick<StoreParts, 'stretches'>,
  level: number,
  joined: number,
): Promise<{ readonly stretch: Stretch; readonly children: readonly Stretch[] } | undefined> {
  const from = await stretches.reached(level);
  const below = await stretches.after(level - 1, from, joined);
  const isEnd = (one: Stretch): boolean =>
    (levelEnded(one) ?? LEVEL.few) >= Math.max(level, LEVEL.hour);
  const end = below.findIndex(isEnd);
  const isFull = level < LEVEL.hour && below.length === joined;
  if (end === -1 && !isFull) return undefined;
  const children = end === -1 ? below : below.slice(0, end + 1);
  const [first, last] = [children[0], children.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const hour = Math.max(...children.map((child) => child.hour));
  return { stretch: { ...last, level, from: first.from, hour }, children };
}

/** The sum of stretches. */
class Joined {
  readonly #months = new Map<number, MovesSum>();
  readonly #cards = new CardMoves();

  add(parts: readonly StretchPart[]): void {
    this.#cards.addPacked(parts.find(({ part }) => part === OF_CARDS)?.bytes);
    for (const { part, bytes } of parts) {
      if (part !== OF_CARDS) sumOf(this.#months, part).addPacked(new PackedMoves(bytes));
    }
  }

  pack(): readonly StretchPart[] {
    return packed(this.#months, this.#cards);
  }
}

function sumOf(months: Map<number, MovesSum>, part: number): MovesSum {
  const known = months.get(part);
  if (known !== undefined) return known;
  const sum = new MovesSum();
  months.set(part, sum);
  return sum;
}

function packed(months: ReadonlyMap<number, MovesSum>, cards: CardMoves): readonly StretchPart[] {
  const parts: StretchPart[] = [];
  const add = (part: number, bytes: Uint8Array | undefined): void => {
    if (bytes !== undefined) parts.push({ part, bytes });
  };
  add(OF_CARDS, cards.pack());
  for (const [part, sum] of months) add(part, sum.pack());
  return parts;
}
