import type { ParamMap } from '@angular/router';
import type { CaseFilter } from '#contract/case-view.ts';
import { VOLUMES } from '#contract/case-view.ts';
import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { CasePhase } from '#domain/cases/case-facts.ts';
import { CLOCK_KINDS } from '#domain/limits/clock-kind.ts';
import type { ClockBucket } from '#domain/limits/clock-kind.ts';
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
export const BUCKETS: readonly ClockBucket[] = [
  'running',
  'suspended',
  'overdue',
  'onTime',
  'late',
  'unknown',
  'void',
];

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
    clock: oneOf(CLOCK_KINDS, params.get('clock')),
    bucket: oneOf(BUCKETS, params.get('bucket')),
    volume: oneOf(VOLUMES, params.get('volume')),
    from: day('from'),
    to: day('to'),
    text: text('text'),
  };
}

/** Whether anything beside the scope narrows the list. */
export function isNarrowedCases(filter: CaseFilter): boolean {
  return Object.entries(filter).some(([key, value]) => key !== 'region' && value !== undefined);
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | undefined {
  return known.find((value) => value === text);
}
