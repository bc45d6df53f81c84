import type { ParamMap, Params } from '@angular/router';
import type { CardFilter } from '#contract/card-view.ts';
import type { CardCategory, CardLevel } from '#domain/cards/card-rule.ts';
import type { CardState } from '#domain/cards/case-card.ts';
import { CLOCK_KINDS } from '#domain/limits/clock-kind.ts';

/** What the console's address says: the filter, and what only the screen knows. */
export interface ConsoleAddress {
  readonly filter: CardFilter;
  /** Only cards whose order is due today; the server has no such filter. */
  readonly orderDueToday: boolean;
  /** Card in the side panel. */
  readonly card: string | null;
}

const LEVELS: readonly CardLevel[] = ['red', 'yellow', 'warning'];
const STATES: readonly (CardState | 'unsettled')[] = [
  'unsettled',
  'open',
  'acknowledged',
  'explained',
  'appealed',
  'closed',
  'revoked',
  'superseded',
  'lapsed',
];
const CATEGORIES: readonly CardCategory[] = [
  'time',
  'process',
  'fee',
  'content',
  'integrity',
  'data',
];
const MINE = ['acknowledged', 'watched'] as const;

/** Reads the address; what it does not know is left out, so that an old link still opens. */
export function readAddress(params: ParamMap): ConsoleAddress {
  const text = (key: string): string | undefined => params.get(key) ?? undefined;
  const filter: CardFilter = {
    level: oneOf(LEVELS, params.get('level')),
    // Not settled is what the page is for; `any` shows all.
    state:
      params.get('state') === 'any'
        ? undefined
        : (oneOf(STATES, params.get('state')) ?? 'unsettled'),
    region: text('region'),
    department: text('department'),
    item: text('item'),
    clock: oneOf(CLOCK_KINDS, params.get('clock')),
    category: oneOf(CATEGORIES, params.get('category')),
    mine: oneOf(MINE, params.get('mine')),
    retroactive: params.get('retroactive') === 'true' ? true : undefined,
    text: text('text'),
  };
  return {
    filter: withoutAbsent(filter),
    orderDueToday: params.get('order') === 'today',
    card: params.get('card'),
  };
}

/** The query parameters of a change to the filter; null takes a parameter out of the address. */
export function addressOf(change: CardFilter): Params {
  const params: Record<string, string | null> = {};
  for (const [key, value] of Object.entries(change) as [string, string | boolean | undefined][]) {
    params[key] = value === undefined ? null : String(value);
  }
  // Not settled is what the page shows of itself; all states are asked for by a word.
  if ('state' in change && change.state === undefined) params['state'] = 'any';
  if (change.state === 'unsettled') params['state'] = null;
  return params;
}

/** The filter as the query of the HTTP interface. */
export function filterQuery(filter: CardFilter): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) => [
      key,
      value === undefined ? undefined : String(value),
    ]),
  );
}

/** Whether anything but the page's own default narrows the list; the region is scope, not filter. */
export function isNarrowed({ filter, orderDueToday }: ConsoleAddress): boolean {
  return (
    orderDueToday ||
    Object.entries(filter).some(([key, value]) =>
      key === 'state' ? value !== 'unsettled' : key !== 'region' && value !== undefined,
    ) ||
    filter.state === undefined
  );
}

/** Two texts are equal where two filters are: the order of keys is fixed by `readAddress`. */
export function filterKey(filter: CardFilter): string {
  return JSON.stringify(filter);
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | undefined {
  return known.find((value) => value === text);
}

function withoutAbsent(filter: CardFilter): CardFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
