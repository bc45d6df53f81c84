import { addDays, dayOf } from './day.ts';
import type { Day } from './day.ts';
import type { Instant } from './limit.ts';
import { offsetReader } from './zone-offset.ts';
import type { OffsetPiece, OffsetReader } from './zone-offset.ts';

/** Milliseconds of a day without a change of offset. */
export const DAY_MS = 86_400_000;

const BLOCK = 512; // days indexed at once
const FIRST = dayOf(1890, 1, 1);
const BLOCKS = Math.ceil((dayOf(2320, 1, 1) - FIRST) / BLOCK);
const KEPT_ZONES = 64;

/**
 * The local days of one time zone. The start of each day is looked up once from the zone's
 * offsets and kept, so that later questions cost an array access.
 */
export class Zone {
  /** Canonical name of the zone. */
  readonly id: string;
  readonly #offsets: OffsetReader;
  readonly #blocks: (Float64Array | undefined)[] = new Array<Float64Array | undefined>(BLOCKS);
  readonly #usual: number;

  constructor(id: string, offsets: OffsetReader) {
    this.id = id;
    this.#offsets = offsets;
    this.#usual = offsets.at(0);
  }

  /** What local clocks are ahead of UTC at an instant, in milliseconds. */
  offsetAt(at: Instant): number {
    const day = this.dayAt(at);
    const start = this.startOf(day);
    // A day of the usual length has one offset, that of its midnight.
    if (this.startOf(addDays(day, 1)) - start === DAY_MS) return day * DAY_MS - start;
    return this.#offsets.at(at);
  }

  /** First instant of a local day, which is not midnight where midnight is skipped. */
  startOf(day: Day): Instant {
    const index = day - FIRST;
    const number = Math.floor(index / BLOCK);
    if (number < 0 || number >= BLOCKS) return startIn(this.#piecesAround(day, day), day);
    const block = this.#blocks[number] ?? this.#fill(number);
    return block[index - number * BLOCK] ?? Number.NaN;
  }

  /** Local day on which an instant falls. */
  dayAt(at: Instant): Day {
    let day = Math.floor((at + this.#usual) / DAY_MS) as Day;
    while (this.startOf(day) > at) day = addDays(day, -1);
    while (this.startOf(addDays(day, 1)) <= at) day = addDays(day, 1);
    return day;
  }

  /**
   * The instants at which local clocks show a time of day from `from` up to, not including, `to`
   * (milliseconds of the day), as pairs in order. A skipped hour is absent, a repeated hour
   * stands twice.
   */
  stretches(day: Day, from: number, to: number): number[] {
    const start = this.startOf(day);
    if (this.startOf(addDays(day, 1)) - start === DAY_MS) return [start + from, start + to];
    const found: number[] = [];
    for (const piece of this.#piecesAround(day, day)) {
      const midnight = day * DAY_MS - piece.offset;
      const begin = Math.max(midnight + from, piece.from);
      const end = Math.min(midnight + to, piece.to);
      if (begin < end) found.push(begin, end);
    }
    return found;
  }

  #fill(number: number): Float64Array {
    const first = addDays(FIRST, number * BLOCK);
    const pieces = this.#piecesAround(first, addDays(first, BLOCK));
    const block = new Float64Array(BLOCK);
    for (let index = 0; index < BLOCK; index += 1) {
      block[index] = startIn(pieces, addDays(first, index));
    }
    this.#blocks[number] = block;
    return block;
  }

  #piecesAround(first: Day, last: Day): OffsetPiece[] {
    return this.#offsets.pieces((first - 2) * DAY_MS, (last + 3) * DAY_MS);
  }
}

const kept = new Map<string, Zone>();

/** The zone of an IANA name or a fixed offset such as `+08:00`; undefined for unknown names. */
export function findZone(name: string): Zone | undefined {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const reader = offsetReader(name);
  if (reader === undefined) return undefined;
  const zone = new Zone(name, reader);
  if (kept.size >= KEPT_ZONES) {
    for (const oldest of kept.keys()) {
      kept.delete(oldest);
      break;
    }
  }
  kept.set(name, zone);
  return zone;
}

function startIn(pieces: readonly OffsetPiece[], day: Day): Instant {
  for (const piece of pieces) {
    const start = Math.max(day * DAY_MS - piece.offset, piece.from);
    if (start < piece.to) return start;
  }
  throw new RangeError(`no offset known for day ${day}`);
}
