import { dayOf } from './day.ts';
import type { Instant } from './limit.ts';

/** A stretch [from, to) of instants with one offset; all in milliseconds. */
export interface OffsetPiece {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
}

/** Reads what a zone's clocks are ahead of UTC, in milliseconds. */
export interface OffsetReader {
  readonly at: (at: Instant) => number;
  /** The pieces that cover [from, to), in order; the first starts at `from`, the last ends at `to`. */
  readonly pieces: (from: Instant, to: Instant) => OffsetPiece[];
}

// No zone is known to change its offset twice within this time.
const STEP = 4 * 86_400_000;

/** The offsets of a named zone from the platform's zone data; undefined for an unknown name. */
export function offsetReader(name: string): OffsetReader | undefined {
  const format = findFormat(name);
  if (format === undefined) return undefined;
  const at = (instant: Instant): number => readOffset(format, instant);
  return { at, pieces: (from, to) => findPieces(at, from, to) };
}

function findFormat(name: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

function readOffset(format: Intl.DateTimeFormat, at: Instant): number {
  const second = Math.floor(at / 1000);
  const wall = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/.exec(format.format(second * 1000));
  if (wall === null) throw new RangeError(`unreadable local time of instant ${at}`);
  const day = dayOf(Number(wall[3]), Number(wall[1]), Number(wall[2]));
  const local = day * 86_400 + Number(wall[4]) * 3600 + Number(wall[5]) * 60 + Number(wall[6]);
  return (local - second) * 1000;
}

function findPieces(at: (at: Instant) => number, from: Instant, to: Instant): OffsetPiece[] {
  const pieces: OffsetPiece[] = [];
  let begin = from;
  let offset = at(from);
  for (let low = from; low < to; low += STEP) {
    const high = Math.min(low + STEP, to);
    if (at(high) === offset) continue;
    const change = findChange(at, low, high, offset);
    pieces.push({ from: begin, to: change, offset });
    begin = change;
    offset = at(high);
  }
  if (begin < to) pieces.push({ from: begin, to, offset });
  return pieces;
}

/** First whole second after `low` at which the offset is no longer `offset`. */
function findChange(
  at: (at: Instant) => number,
  low: Instant,
  high: Instant,
  offset: number,
): Instant {
  let before = Math.floor(low / 1000);
  let after = Math.ceil(high / 1000);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (at(middle * 1000) === offset) before = middle;
    else after = middle;
  }
  return after * 1000;
}
