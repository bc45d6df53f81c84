import type { Indicator } from '#domain/indicators/indicator.ts';
import type { Day } from '#domain/time/day.ts';
import { ANYTHING } from '../assessment/evidence-index.ts';
import { evidenceSpots } from '../assessment/evidence-spots.ts';
import { notIndexed } from '../assessment/not-indexed.ts';
import type { ReadSide } from '../read-side.ts';
import type { StoreParts } from '../store/store.ts';
import { breath, goOn } from './watched-work.ts';
import type { Watched } from './watched-work.ts';

/** Days around a period. */
export interface DaysAround {
  readonly from: Day;
  readonly to: Day;
}

const KEYS_AT_ONCE = 500;
/** Clocks of cases, and days that were taken: all that other days and limits can move. */
const MOVABLE = [
  ...['clock correctionNotice', 'clock statutory', 'clock commitment', 'clock step'],
  ...['clock delivery', 'days actual'],
];
const MOVED_COUNT: Pick<Indicator, 'numerator' | 'denominator'> = {
  numerator: {
    from: 'cells',
    of: 'case',
    terms: MOVABLE.map((measure) => ({ measure, kinds: null, sign: 1 })),
  },
  denominator: null,
};
const EVERYWHERE = { path: '', line: null } as const;

/**
 * Numbers of cases that may lie around a period, by the index of evidence, and of those that it does not
 * know yet; undefined where it cannot tell.
 */
export async function candidatesAround(
  { moments, dataVersion, counts }: ReadSide,
  around: DaysAround,
  work: Watched,
): Promise<string[] | undefined> {
  const late = await moments.list.snapshot((inside) => notIndexed(inside, dataVersion));
  if (late === undefined) return undefined;
  const nos = new Set<string>();
  for (const { subjects } of late) {
    for (const { kind, no } of subjects) if (kind === 'case') nos.add(no);
  }
  for (const { month, region } of evidenceSpots(counts, MOVED_COUNT, around, EVERYWHERE)) {
    const place = { kind: 'case', month, region } as const;
    for (let after = ''; ;) {
      goOn(work);
      const page = (inside: StoreParts) =>
        inside.evidence.numbers(place, ANYTHING, after, KEYS_AT_ONCE);
      const found = await moments.list.snapshot(page);
      for (const no of found) nos.add(no);
      const last = found.at(-1);
      if (last === undefined) break;
      after = last;
      await breath(work);
    }
  }
  return [...nos];
}
