import type { CardCounters, CardFilter, CardView } from '#contract/card-view.ts';
import { sees } from '#domain/access/scope.ts';
import type { CardCategory } from '#domain/cards/card-rule.ts';
import type { Configuration } from '#domain/configuration.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { compareCards, isUnsettled } from './card-entry.ts';
import { CardEntry } from './card-entry.ts';
import type { CardBoard } from './platform.ts';
import type { CardRow } from './store-rows.ts';
import type { Viewer } from './viewer.ts';

/** What the board reads with a card: the moment of the last commit and its configuration. */
export interface BoardMoment {
  readonly configuration: Configuration;
  readonly sweptTo: Instant;
  /** Path of a region, `unassigned/` or undefined where it is unknown. */
  readonly pathOf: (regionCode: string) => string | undefined;
}

/**
 * All cards in list order, always at the last commit that was read; about 2 kB each. Lists and live
 * rooms are selections of it.
 */
export class CardsInMemory implements CardBoard {
  readonly #moment: () => BoardMoment;
  readonly #byId = new Map<string, CardEntry>();
  readonly #watched = new Map<string, ReadonlySet<string>>();
  #inOrder: CardEntry[] = [];
  /** Ids put since the order was last asked for: merging them costs one walk, however many they are. */
  readonly #unplaced = new Set<string>();

  constructor(moment: () => BoardMoment) {
    this.#moment = moment;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** Takes cards as a commit left them. */
  put(rows: readonly CardRow[]): void {
    for (const row of rows) {
      this.#byId.set(row.id, new CardEntry(row));
      this.#unplaced.add(row.id);
    }
  }

  /** Remembers whose watch list holds which cards. */
  putWatched(account: string, cards: readonly string[]): void {
    this.#watched.set(account, new Set(cards));
  }

  find(id: string): CardEntry | undefined {
    return this.#byId.get(id);
  }

  /** Entries of scope and filter in list order. */
  *entries(viewer: Viewer, filter: CardFilter): Generator<CardEntry> {
    const matches = this.#matcher(viewer, filter);
    for (const entry of this.#ordered()) if (matches(entry)) yield entry;
  }

  select(viewer: Viewer, filter: CardFilter): readonly CardView[] {
    const { configuration, sweptTo } = this.#moment();
    const views: CardView[] = [];
    for (const entry of this.entries(viewer, filter))
      views.push(entry.view(configuration, sweptTo));
    return views;
  }

  counters(viewer: Viewer, filter: CardFilter): CardCounters {
    const { configuration, sweptTo } = this.#moment();
    const today = formatDay(dayAt(configuration.calendar, sweptTo));
    const levels = { red: 0, yellow: 0, warning: 0 };
    const byCategory: Partial<Record<CardCategory, number>> = {};
    let total = 0;
    let unacknowledged = 0;
    let orderDueToday = 0;
    let retroactive = 0;
    const matches = this.#matcher(viewer, { ...filter, level: undefined, state: 'unsettled' });
    for (const entry of this.#ordered()) {
      if (!matches(entry)) continue;
      const { view } = entry.body;
      total += 1;
      levels[view.level] += 1;
      byCategory[view.category] = (byCategory[view.category] ?? 0) + 1;
      if (view.state === 'open') unacknowledged += 1;
      if (view.retroactive) retroactive += 1;
      if (view.order?.due === today && isAwaited(view.order.state)) orderDueToday += 1;
    }
    return { total, ...levels, unacknowledged, orderDueToday, retroactive, byCategory };
  }

  findIn(viewer: Viewer, filter: CardFilter, id: string): CardView | undefined {
    const entry = this.#byId.get(id);
    if (entry === undefined || !this.#matcher(viewer, filter)(entry)) return undefined;
    const { configuration, sweptTo } = this.#moment();
    return entry.view(configuration, sweptTo);
  }

  #ordered(): readonly CardEntry[] {
    if (this.#unplaced.size === 0) return this.#inOrder;
    const kept = this.#inOrder.filter(({ id }) => !this.#unplaced.has(id));
    const fresh = [...this.#unplaced].flatMap((id) => this.#byId.get(id) ?? []).sort(compareCards);
    this.#unplaced.clear();
    this.#inOrder = merge(kept, fresh);
    return this.#inOrder;
  }

  #matcher(viewer: Viewer, filter: CardFilter): (entry: CardEntry) => boolean {
    const path = filter.region === undefined ? '' : this.#moment().pathOf(filter.region);
    if (path === undefined) return () => false;
    const text = filter.text?.toLowerCase();
    const watched = this.#watched.get(viewer.account);
    return (entry) => {
      const { view } = entry.body;
      if (!sees(viewer.scope, entry) || !entry.path.startsWith(path)) return false;
      if (filter.level !== undefined && view.level !== filter.level) return false;
      if (filter.state === 'unsettled' && !isUnsettled(view.state)) return false;
      if (filter.state !== undefined && filter.state !== 'unsettled') {
        if (view.state !== filter.state) return false;
      }
      if (filter.department !== undefined && view.departmentCode !== filter.department)
        return false;
      if (filter.item !== undefined && view.itemCode !== filter.item) return false;
      if (filter.clock !== undefined && view.clock !== filter.clock) return false;
      if (filter.category !== undefined && view.category !== filter.category) return false;
      if (filter.retroactive !== undefined && view.retroactive !== filter.retroactive) return false;
      if (filter.mine === 'acknowledged' && view.acknowledgedBy !== viewer.account) return false;
      if (filter.mine === 'watched' && watched?.has(entry.id) !== true) return false;
      if (text === undefined) return true;
      return `${view.subject}\n${view.title ?? ''}`.toLowerCase().includes(text);
    };
  }
}

/** Whether an order still waits for the department. */
export function isAwaited(state: string): boolean {
  return state === 'issued' || state === 'signed';
}

function merge(one: readonly CardEntry[], other: readonly CardEntry[]): CardEntry[] {
  const merged: CardEntry[] = [];
  let next = 0;
  for (const entry of one) {
    for (let fresh = other[next]; fresh !== undefined; fresh = other[next]) {
      if (compareCards(fresh, entry) > 0) break;
      merged.push(fresh);
      next += 1;
    }
    merged.push(entry);
  }
  return [...merged, ...other.slice(next)];
}
