import type { Contribution } from '#domain/derived-subject.ts';
import type { CellTerm } from '#domain/indicators/indicator.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import { civilOf } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { readCell } from '../counts/read-cell.ts';
import type { EvidenceMark } from '../store/store-rows.ts';

/** Of every subject that counts for anything there. */
export const ANYTHING = 0;
/** Marks of what is rare. Two that fall on one number cost a look more. */
const RARE_MARKS = 997;

/**
 * Measures that nearly every subject has: they need no mark of their own, since whoever looks for them
 * finds them at once. What is rare has one, so that it is found among many.
 */
const COMMON: ReadonlySet<string> = new Set([
  ...['volume received', 'volume accepted', 'volume finished', 'volume delivered'],
  ...['days actual', 'days statutory', 'days spared', 'early commitment', 'material provided'],
  ...['ticket created', 'ticket dispatched', 'ticket replied', 'ticket closed'],
  ...['review active', 'review points', 'licence request', 'hotline calls', 'hotline connected'],
]);
const COMMON_BUCKETS: ReadonlySet<string> = new Set(['onTime', 'running']);

/** The months and regions in which a subject counts for something, and for what, as its index keeps it. */
export function evidenceMarks(
  kind: SubjectKind,
  no: string,
  contribution: Contribution,
): readonly EvidenceMark[] {
  const marks = new Map<string, EvidenceMark>();
  const add = (month: number, region: string, mark: number): void => {
    const key = `${month} ${mark} ${region}`;
    if (!marks.has(key)) marks.set(key, { kind, no, month, region, mark });
  };
  for (const [text, amount] of contribution) {
    const { measure, path, day, kind: bucket } = readCell(text);
    if (day === null || amount === 0) continue;
    const [month, region] = [monthNo(day), regionOf(path)];
    add(month, region, ANYTHING);
    add(month, region, markOf(measure, bucket));
  }
  return [...marks.values()];
}

/** The marks of which whoever counts for any of the terms has one: that of all, or each of what is rare. */
export function marksWanted(terms: readonly CellTerm[]): readonly number[] {
  const wanted = new Set<number>();
  for (const { measure, kinds } of terms) {
    const isClock = measure.startsWith('clock ');
    const buckets = isClock && kinds !== null ? [...kinds] : [isClock ? 'onTime' : null];
    for (const bucket of buckets) wanted.add(markOf(measure, bucket));
  }
  return wanted.has(ANYTHING) ? [ANYTHING] : [...wanted];
}

/** Number of the month of a day, growing by one. */
export function monthNo(day: Day): number {
  const { year, month } = civilOf(day);
  return year * 12 + month - 1;
}

/** Code of the region of a path, its last part. */
export function regionOf(path: string): string {
  return path.slice(path.lastIndexOf('/', path.length - 2) + 1, -1);
}

/** Of a clock the bucket is what is rare; of everything else the measure. */
function markOf(measure: string, bucket: string | null): number {
  const isClock = measure.startsWith('clock ');
  if (isClock ? COMMON_BUCKETS.has(bucket ?? '') : COMMON.has(measure)) return ANYTHING;
  return 1 + (hashOf(isClock ? `${measure} ${bucket ?? ''}` : measure) % RARE_MARKS);
}

const HASHES = new Map<string, number>();

/** The same in every version: what was indexed is found again. */
function hashOf(text: string): number {
  const known = HASHES.get(text);
  if (known !== undefined) return known;
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619) >>> 0;
  }
  HASHES.set(text, hash);
  return hash;
}
