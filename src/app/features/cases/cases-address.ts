import type { ParamMap } from '@angular/router';
import type { CaseFilter } from '#contract/case-view.ts';
import { CASE_BUCKETS, VOLUMES } from '#contract/case-view.ts';
import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { CasePhase } from '#domain/cases/case-facts.ts';
import { CASE_CLOCK_KINDS } from '#domain/limits/clock-kind.ts';
import { parseDay } from '#domain/time/day.ts';

export const PHASES: readonly CasePhase[] = [
  'submitted',
  'preReviewed',
  'received',
  'correction',
  'accepted',
  'review',
  'decided',
  'finished',
  'delivered',
  'notAccepted',
  'withdrawn',
  'terminated',
];
export const LEVELS: readonly CardLevel[] = ['red', 'yellow', 'warning'];
const CARDS = [...LEVELS, 'any'] as const;

/** Reads the filter of the list from its address; what is not known is left out. */
export function readCasesAddress(params: ParamMap): CaseFilter {
  const text = (key: string): string | undefined => params.get(key) ?? undefined;
  const day = (key: string): string | undefined => {
    const value = params.get(key);
    return value !== null && parseDay(value) !== undefined ? value : undefined;
  };
  return {
    region: text('region'),
    department: text('department'),
    item: text('item'),
    phase: oneOf(PHASES, params.get('phase')),
    level: oneOf(LEVELS, params.get('level')),
    clock: oneOf(CASE_CLOCK_KINDS, params.get('clock')),
    bucket: oneOf(CASE_BUCKETS, params.get('bucket')),
    card: oneOf(CARDS, params.get('card')),
    atRegion: params.get('atRegion') === 'true' ? true : undefined,
    volume: oneOf(VOLUMES, params.get('volume')),
    channel: text('channel'),
    from: day('from'),
    to: day('to'),
    text: text('text'),
  };
}

/** How many filters beside the scope narrow the list. */
export function chosenFilters(filter: CaseFilter): number {
  return Object.entries(filter).filter(([key, value]) => key !== 'region' && value !== undefined)
    .length;
}

/** What the list counts beside its cases; null where both numbers are the same by nature. */
export function countedKind(filter: CaseFilter): 'step' | 'clock' | 'card' | null {
  const { card, volume, channel, clock, bucket, from, to } = filter;
  if (card !== undefined) return 'card';
  // A channel is of the receipt: its days are those on which cases came.
  if (volume !== undefined || channel !== undefined) return null;
  if (clock !== undefined) return clock === 'step' ? 'step' : null;
  return bucket === undefined && from === undefined && to === undefined ? null : 'clock';
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | undefined {
  return known.find((value) => value === text);
}
