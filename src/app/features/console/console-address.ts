import type { ParamMap, Params } from '@angular/router';
import type { CardFilter } from '#contract/card-view.ts';
import { CARD_SORTS, DEFAULT_CARD_SORT } from '#domain/cards/card-order.ts';
import type { CardSort } from '#domain/cards/card-order.ts';
import type { CardCategory, CardLevel } from '#domain/cards/card-rule.ts';
import type { CardState } from '#domain/cards/subject-card.ts';
import { CLOCK_KINDS } from '#domain/limits/clock-kind.ts';

/** What the console's address says: the list, and what only the screen knows. */
export interface ConsoleAddress {
  readonly filter: CardFilter;
  readonly sort: CardSort;
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
const MINE = ['acknowledged', 'watched', 'assigned'] as const;

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
    orderDueToday: params.get('orderDueToday') === 'true' ? true : undefined,
    text: text('text'),
  };
  return {
    filter: withoutAbsent(filter),
    sort: oneOf(CARD_SORTS, params.get('sort')) ?? DEFAULT_CARD_SORT,
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

/** Whether anything but the page's own default narrows the list; the region is scope, not filter. */
export function isNarrowed({ filter }: Pick<ConsoleAddress, 'filter'>): boolean {
  return (
    Object.entries(filter).some(([key, value]) =>
      key === 'state' ? value !== 'unsettled' : key !== 'region' && value !== undefined,
    ) || filter.state === undefined
  );
}

/** Two texts are equal where two lists are: the order of keys is fixed by `readAddress`. */
export function listKey({ filter, sort }: ConsoleAddress): string {
  return JSON.stringify([sort, filter]);
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | undefined {
  return known.find((value) => value === text);
}

function withoutAbsent(filter: CardFilter): CardFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
