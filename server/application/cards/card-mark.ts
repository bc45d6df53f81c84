import type { CardCounters, CardFilter, CardView } from '#contract/card-view.ts';
import type { CardCategory, CardLevel } from '#domain/cards/card-rule.ts';
import type { CardState } from '#domain/cards/subject-card.ts';

/** What of a card decides where it is counted. Cards of equal marks share one object. */
export interface CardMark {
  readonly level: CardLevel;
  readonly state: CardState;
  readonly category: CardCategory;
  readonly retroactive: boolean;
  /** Day by which an order must be answered, `YYYY-MM-DD`; null where none waits. */
  readonly orderDue: string | null;
}

const SETTLED: ReadonlySet<CardState> = new Set(['closed', 'revoked', 'superseded', 'lapsed']);

/** There are as many as there are days with orders, times a few hundred. */
const marks = new Map<string, CardMark>();

/** Whether a card still waits for someone. */
export function isUnsettled(state: CardState): boolean {
  return !SETTLED.has(state);
}

/** Where a card is counted. */
export function markOf({
  level,
  state,
  category,
  retroactive,
  order,
}: Pick<CardView, 'level' | 'state' | 'category' | 'retroactive' | 'order'>): CardMark {
  const orderDue = order !== null && isAwaited(order.state) ? order.due : null;
  const key = `${level} ${state} ${category} ${retroactive ? 1 : 0} ${orderDue ?? ''}`;
  const known = marks.get(key);
  if (known !== undefined) return known;
  const mark = { level, state, category, retroactive, orderDue };
  marks.set(key, mark);
  return mark;
}

/** Whether an order still waits for the department. */
function isAwaited(state: string): boolean {
  return state === 'issued' || state === 'signed';
}

/** The parts of a filter that the counters stand for; each counter is such a filter's button. */
const FACETS = ['level', 'state', 'category', 'orderDueToday', 'retroactive'] as const;
type Facet = (typeof FACETS)[number];

/** Whether a card of this mark passes the facets of a filter, one of them left out where given. */
export function passes(mark: CardMark, filter: CardFilter, today: string, but?: Facet): boolean {
  return FACETS.every((facet) => facet === but || passesOne(mark, filter, today, facet));
}

function passesOne(mark: CardMark, filter: CardFilter, today: string, facet: Facet): boolean {
  switch (facet) {
    case 'level':
      return filter.level === undefined || mark.level === filter.level;
    case 'state':
      return filter.state === undefined || filter.state === 'unsettled'
        ? filter.state === undefined || isUnsettled(mark.state)
        : mark.state === filter.state;
    case 'category':
      return filter.category === undefined || mark.category === filter.category;
    case 'orderDueToday':
      return filter.orderDueToday !== true || mark.orderDue === today;
    case 'retroactive':
      return filter.retroactive === undefined || mark.retroactive === filter.retroactive;
  }
}

/**
 * The filter that holds every card which any counter of a list may count: without its facets, and
 * without what is settled where no counter can ask for it.
 */
export function countedBy(filter: CardFilter): CardFilter {
  const { state } = filter;
  const open = state === 'unsettled' || (state !== undefined && isUnsettled(state));
  return {
    ...filter,
    level: undefined,
    category: undefined,
    orderDueToday: undefined,
    retroactive: undefined,
    state: open ? 'unsettled' : undefined,
  };
}

/**
 * Counters of a list from the marks of its cards: each counts exactly the cards that the list would
 * hold if its button were pressed, whatever else narrows it.
 *
 * @param today the day whose orders are counted as due.
 */
export function countMarks(
  counted: Iterable<readonly [CardMark, number]>,
  filter: CardFilter,
  today: string,
): CardCounters {
  const sums = {
    total: 0,
    red: 0,
    yellow: 0,
    warning: 0,
    unacknowledged: 0,
    orderDueToday: 0,
    retroactive: 0,
  };
  const byCategory: Partial<Record<CardCategory, number>> = {};
  for (const [mark, count] of counted) {
    if (count === 0) continue;
    if (passes(mark, filter, today, 'level')) {
      sums.total += count;
      sums[mark.level] += count;
    }
    if (mark.state === 'open' && passes(mark, filter, today, 'state')) {
      sums.unacknowledged += count;
    }
    if (mark.orderDue === today && passes(mark, filter, today, 'orderDueToday')) {
      sums.orderDueToday += count;
    }
    if (mark.retroactive && passes(mark, filter, today, 'retroactive')) sums.retroactive += count;
    if (passes(mark, filter, today, 'category')) {
      byCategory[mark.category] = (byCategory[mark.category] ?? 0) + count;
    }
  }
  return { ...sums, byCategory };
}
