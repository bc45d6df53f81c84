import type { Instant } from '#domain/time/limit.ts';

/**
 * Changes that follow each other, added up. Stretches of one level lie side by side, and each of a
 * higher level is made of whole ones of the level below.
 */
export interface Stretch {
  readonly level: number;
  /** Version of the data before its first change. */
  readonly from: number;
  /** Version that its last change made. */
  readonly to: number;
  /** Hour in which it ends: hours since 1970, each up to and including its last instant. */
  readonly hour: number;
  /** How far time had come with its last change. */
  readonly sweptTo: Instant;
  /** When its last change was recorded. */
  readonly at: Instant;
  /** When the next change was recorded: up to then nothing else was known. */
  readonly until: Instant;
}

export type StretchKey = Pick<Stretch, 'level' | 'to'>;

/** What a stretch moved in one month of days, or another part of it. */
export interface StretchPart {
  /** Number of the month, or {@link UNDATED} or {@link OF_CARDS}. */
  readonly part: number;
  readonly bytes: Uint8Array;
}

/** The part of what has no day. */
export const UNDATED = -1;
/** The part that says which subject moved cells of cards. */
export const OF_CARDS = -2;
/** No month lies beyond. */
export const LAST_PART = 2_147_483_647;

/** Changes that are added up, so that going back over many of them reads a few rows. */
export interface StretchTable {
  /** Up to which version there are stretches of a level or a higher one; 0 where there are none. */
  reached(level: number): Promise<number>;
  /** The next ones of a level that begin at a version or after it, in order. */
  after(level: number, from: number, limit: number): Promise<readonly Stretch[]>;
  /** All that lie between two versions, of every level, in order of where they begin. */
  between(from: number, to: number): Promise<readonly Stretch[]>;
  /** The last one, of the highest level, that ends at a version or before and was recorded by an instant. */
  last(upTo: number, by: Instant): Promise<Stretch | undefined>;
  /** Their parts between two numbers of parts, in their order; undefined where one of them is not kept any more. */
  parts(
    of: readonly StretchKey[],
    first: number,
    last: number,
  ): Promise<readonly (readonly StretchPart[])[] | undefined>;
  add(stretch: Stretch, parts: readonly StretchPart[]): Promise<void>;
  /** Forgets those from one level to another that end at a version or before and were recorded by an instant. */
  drop(first: number, last: number, upTo: number, by: Instant): Promise<void>;
}
