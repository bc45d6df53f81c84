import type { Day } from '#domain/time/day.ts';
import { monthNo } from '../assessment/evidence-index.ts';
import type { StoreParts } from '../store/store.ts';
import type { ChangeRow } from '../store/store-rows.ts';
import { LAST_PART, OF_CARDS, UNDATED } from '../store/stretch-rows.ts';
import type { Stretch, StretchKey } from '../store/stretch-rows.ts';
import { changesBetween } from './changes-between.ts';
import { CardMoves } from './card-moves.ts';
import { PackedMoves } from './packed-moves.ts';

/** Days whose cells are read; those without a day too where neither is given. */
export interface ReadDays {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** What moved between two versions: what is added up, and single changes before and after it. */
export interface MovesBetween {
  readonly packed: readonly PackedMoves[];
  readonly changes: readonly ChangeRow[];
}

/** Stretches that lie one after the other between two versions, with single changes around them. */
interface Cover {
  /** Where the first stretch begins; up to there changes are read singly. */
  readonly begin: number;
  readonly stretches: readonly StretchKey[];
  /** Where the last stretch ends; from there on changes are read singly. */
  readonly end: number;
}

type Parts = Pick<StoreParts, 'journal' | 'stretches'>;
type ReadChanges = (after: number, limit: number) => Promise<readonly ChangeRow[]>;

/**
 * What moved in the counts from one version to another.
 *
 * @returns undefined where the changes are not kept any more, nor added up from that version on
 */
export async function movesBetween(
  parts: Parts,
  from: number,
  to: number,
  { from: first, to: last }: ReadDays,
): Promise<MovesBetween | undefined> {
  const isDated = first !== undefined || last !== undefined;
  const firstMonth = first === undefined ? (isDated ? UNDATED + 1 : UNDATED) : monthNo(first);
  const read = await readCover(parts, from, to, (keys) =>
    parts.stretches.parts(keys, firstMonth, last === undefined ? LAST_PART : monthNo(last)),
  );
  if (read === undefined) return undefined;
  const packed = read.parts.flat().map(({ bytes }) => new PackedMoves(bytes));
  return { packed, changes: read.changes };
}

/**
 * Which subjects moved cells of cards since a version, and what: up to what a moment sees.
 *
 * @returns undefined where that is not kept any more, or an earlier version wrote it
 */
export async function cardMovesSince(
  parts: Parts,
  version: number,
): Promise<CardMoves['subjects']> {
  const seen: ReadChanges = (after, limit) => parts.journal.seen(after, limit);
  const read = await readCover(
    parts,
    version,
    Number.MAX_SAFE_INTEGER,
    (keys) => parts.stretches.parts(keys, OF_CARDS, OF_CARDS),
    seen,
  );
  if (read === undefined) return undefined;
  const moves = new CardMoves();
  for (const [part] of read.parts) moves.addPacked(part?.bytes);
  for (const change of read.changes) moves.addChange(change);
  return moves.subjects;
}

/** Reads what covers the way from one version to another, again where some of it went meanwhile. */
async function readCover<Part>(
  { journal, stretches }: Parts,
  from: number,
  to: number,
  readParts: (keys: readonly StretchKey[]) => Promise<readonly Part[] | undefined>,
  read: ReadChanges = (after, limit) => journal.after(after, limit),
): Promise<
  { readonly parts: readonly Part[]; readonly changes: readonly ChangeRow[] } | undefined
> {
  for (;;) {
    const cover = coverOf(await stretches.between(from, to), from, to);
    const parts = await readParts(cover.stretches);
    const before = await changesBetween(read, from, cover.begin);
    const after = await changesBetween(read, cover.end, to);
    if (before === undefined || after === undefined) return undefined;
    if (parts === undefined) continue;
    // Changes that are not kept, or were pruned while they were read, are missing without a sign.
    const { prunedTo } = await journal.settled();
    const isKept = (first: number, last: number): boolean => first === last || prunedTo <= first;
    if (!isKept(from, cover.begin) || !isKept(cover.end, to)) return undefined;
    return { parts, changes: [...before, ...after] };
  }
}

/** The longest stretches one after the other, from the first that begins between two versions. */
function coverOf(stretches: readonly Stretch[], from: number, to: number): Cover {
  const begin = stretches[0]?.from ?? from;
  const longest = new Map<number, Stretch>();
  for (const one of stretches) {
    const known = longest.get(one.from);
    if (known === undefined || known.to < one.to) longest.set(one.from, one);
  }
  const cover: Stretch[] = [];
  let end = begin;
  for (let next = longest.get(end); next !== undefined && next.to <= to; next = longest.get(end)) {
    cover.push(next);
    end = next.to;
  }
  return { begin, stretches: cover, end };
}
