import type { Instant } from '../time/limit.ts';

/** What of a ticket another one is compared by. */
export interface TicketTraits {
  readonly no: string;
  /** By what the caller is known again; null where nobody is told, or may not be known. */
  readonly caller: string | null;
  /** Path of the region it is filed under. */
  readonly path: string;
  /** Pairs of letters of what was said: see {@link pairsOf}. */
  readonly pairs: ReadonlySet<string>;
  readonly at: Instant;
}

/** In what two tickets are alike: 来电人, 地点, 内容. */
export type Likeness = 'caller' | 'place' | 'words';

/** A ticket that may be about the same matter. A question, never an act: a person merges. */
export interface SimilarTicket {
  readonly no: string;
  readonly because: readonly Likeness[];
  /** Pairs of letters that both have, and that either has. */
  readonly common: number;
  readonly all: number;
}

const DAY_MS = 86_400_000;
/** Further apart in time, what is alike is another matter. */
const DAYS = 30;
/** Fewer pairs say too little: 路灯不亮 alone is a hundred tickets. */
const FEWEST_PAIRS = 6;
/** So many callers besides the one make it a matter of many 群体诉求. */
const OTHER_CALLERS = 4;

const NO_LETTER = /[^\p{L}\p{N}]+/gu;

/** Pairs of neighbouring letters, whatever stands between them: words of Chinese need no dictionary. */
export function pairsOf(...texts: readonly (string | null)[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const text of texts) {
    const letters = Array.from((text ?? '').normalize('NFKC').toLowerCase().replace(NO_LETTER, ''));
    for (let place = 1; place < letters.length; place += 1) {
      pairs.add(`${letters[place - 1] ?? ''}${letters[place] ?? ''}`);
    }
  }
  return pairs;
}

/**
 * Tickets that may be about the same matter as one: within 30 days, said in much the same words (half of
 * the pairs) by the same caller or of the same place, or by the same caller in words a quarter alike.
 * The most alike come first.
 */
export function findSimilar(
  one: TicketTraits,
  others: readonly TicketTraits[],
): readonly SimilarTicket[] {
  const found = others.flatMap((other): (SimilarTicket & { readonly apart: number })[] => {
    const apart = Math.abs(other.at - one.at);
    if (other.no === one.no || apart > DAYS * DAY_MS) return [];
    const common = commonOf(one.pairs, other.pairs);
    const all = one.pairs.size + other.pairs.size - common;
    const isCaller = one.caller !== null && one.caller === other.caller;
    const isPlace = one.path === other.path;
    const isSaid = common >= FEWEST_PAIRS && common * 2 >= all;
    const isNearlySaid = common >= FEWEST_PAIRS && common * 4 >= all;
    if (!(isSaid && (isCaller || isPlace)) && !(isCaller && isNearlySaid)) return [];
    const because: Likeness[] = [];
    if (isCaller) because.push('caller');
    if (isPlace) because.push('place');
    if (isSaid) because.push('words');
    return [{ no: other.no, because, common, all, apart }];
  });
  return found
    .sort(
      (a, b) =>
        b.because.length - a.because.length ||
        b.common * a.all - a.common * b.all ||
        a.apart - b.apart ||
        (a.no < b.no ? -1 : 1),
    )
    .map(({ no, because, common, all }) => ({ no, because, common, all }));
}

/** Whether many callers say the same of one place: what was said by one caller more than once counts once. */
export function isOfMany(
  one: TicketTraits,
  similar: readonly SimilarTicket[],
  others: readonly TicketTraits[],
): boolean {
  const callers = new Set<string>();
  for (const { no, because } of similar) {
    if (!because.includes('place') || !because.includes('words')) continue;
    const caller = others.find((other) => other.no === no)?.caller ?? null;
    // Whoever is not told is somebody else.
    callers.add(caller ?? `ticket ${no}`);
  }
  if (one.caller !== null) callers.delete(one.caller);
  return callers.size >= OTHER_CALLERS;
}

function commonOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of one) if (other.has(pair)) common += 1;
  return common;
}
