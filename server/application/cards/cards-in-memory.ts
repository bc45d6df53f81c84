import type { CardCounters, CardFilter, CardView } from '#contract/card-view.ts';
import { sees } from '#domain/access/scope.ts';
import { cardOrder, DEFAULT_CARD_SORT } from '#domain/cards/card-order.ts';
import type { Configuration } from '#domain/configuration.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { accountsOf, CardEntry } from './card-entry.ts';
import { countedBy, countMarks, passes } from './card-mark.ts';
import type { CardMark } from './card-mark.ts';
import type { People } from '../people/people.ts';
import type { CardBoard } from './card-port.ts';
import type { CardRow } from '../store/store-rows.ts';
import type { Viewer } from '../people/viewer.ts';

const compareCards = cardOrder(DEFAULT_CARD_SORT);

/** What the board reads with a card: the moment of the last commit and its configuration. */
export interface BoardMoment {
  readonly configuration: Configuration;
  readonly sweptTo: Instant;
  readonly people: People;
  /** Path of a region, `unassigned/` or undefined where it is unknown. */
  readonly pathOf: (regionCode: string) => string | undefined;
}

/**
 * All cards in list order, always at the last commit that was read; about 1.3 kB each. Lists and live
 * rooms are selections of it.
 */
export class CardsInMemory implements CardBoard {
  readonly #moment: () => BoardMoment;
  readonly #byId = new Map<string, CardEntry>();
  readonly #watched = new Map<string, ReadonlySet<string>>();
  #inOrder: CardEntry[] = [];
  /** Day and configuration by which the cards are placed. */
  #placedOn: { readonly day: Day; readonly configuration: Configuration } | undefined;
  /** Ids put since the order was last asked for: merging them costs one walk, however many they are. */
  readonly #unplaced = new Set<string>();

  constructor(moment: () => BoardMoment) {
    this.#moment = moment;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** Takes cards as a commit left them; answers the accounts that they name. */
  put(rows: readonly CardRow[]): readonly (string | null)[] {
    return rows.flatMap((row) => {
      const entry = new CardEntry(row);
      this.#byId.set(row.id, entry);
      this.#unplaced.add(row.id);
      return accountsOf(entry.body);
    });
  }

  /** Remembers whose watch list holds which cards. */
  putWatched(account: string, cards: readonly string[]): void {
    this.#watched.set(account, new Set(cards));
  }

  find(id: string): CardEntry | undefined {
    return this.#byId.get(id);
  }

  /** Every card, in no order and of no scope: for sums. */
  all(): Iterable<CardEntry> {
    return this.#byId.values();
  }

  /** Entries of scope and filter in list order. */
  *entries(viewer: Viewer, filter: CardFilter): Generator<CardEntry> {
    const matches = this.#matcher(viewer, filter);
    for (const entry of this.#ordered()) if (matches(entry)) yield entry;
  }

  select(viewer: Viewer, filter: CardFilter): readonly CardView[] {
    const { configuration, people, sweptTo } = this.#moment();
    const views: CardView[] = [];
    for (const entry of this.entries(viewer, filter)) {
      views.push(entry.view(configuration, people, sweptTo));
    }
    return views;
  }

  counters(viewer: Viewer, filter: CardFilter): CardCounters {
    return countMarks(this.#marks(viewer, countedBy(filter)), filter, this.#today());
  }

  /** How many cards a list of this filter holds. */
  count(viewer: Viewer, filter: CardFilter): number {
    const matches = this.#matcher(viewer, filter);
    let count = 0;
    for (const entry of this.#byId.values()) if (matches(entry)) count += 1;
    return count;
  }

  findIn(viewer: Viewer, filter: CardFilter, id: string): CardView | undefined {
    const entry = this.#byId.get(id);
    if (entry === undefined || !this.#matcher(viewer, filter)(entry)) return undefined;
    const { configuration, people, sweptTo } = this.#moment();
    return entry.view(configuration, people, sweptTo);
  }

  *#marks(viewer: Viewer, filter: CardFilter): Generator<readonly [CardMark, number]> {
    const matches = this.#matcher(viewer, filter);
    for (const entry of this.#byId.values()) if (matches(entry)) yield [entry.mark, 1];
  }

  #today(): string {
    const { configuration, sweptTo } = this.#moment();
    return formatDay(dayAt(configuration.calendar, sweptTo));
  }

  /** The order moves with what is put, and with every new day and calendar. */
  #ordered(): readonly CardEntry[] {
    const { configuration, sweptTo } = this.#moment();
    const day = dayAt(configuration.calendar, sweptTo);
    if (day !== this.#placedOn?.day || configuration !== this.#placedOn.configuration) {
      for (const entry of this.#byId.values()) entry.placeAt(configuration, sweptTo);
      this.#unplaced.clear();
      this.#inOrder = [...this.#byId.values()].sort(compareCards);
      this.#placedOn = { day, configuration };
    }
    if (this.#unplaced.size === 0) return this.#inOrder;
    const kept = this.#inOrder.filter(({ id }) => !this.#unplaced.has(id));
    const fresh = [...this.#unplaced].flatMap((id) => this.#byId.get(id) ?? []);
    for (const entry of fresh) entry.placeAt(configuration, sweptTo);
    this.#unplaced.clear();
    this.#inOrder = merge(kept, fresh.sort(compareCards));
    return this.#inOrder;
  }

  #matcher(viewer: Viewer, filter: CardFilter): (entry: CardEntry) => boolean {
    const path = filter.region === undefined ? '' : this.#moment().pathOf(filter.region);
    if (path === undefined) return () => false;
    const text = filter.text?.toLowerCase();
    const watched = this.#watched.get(viewer.account);
    const today = this.#today();
    return (entry) => {
      if (!sees(viewer.scope, entry) || !entry.path.startsWith(path)) return false;
      if (!passes(entry.mark, filter, today)) return false;
      const { view } = entry.body;
      if (filter.department !== undefined && view.departmentCode !== filter.department)
        return false;
      if (filter.item !== undefined && view.itemCode !== filter.item) return false;
      if (filter.clock !== undefined && view.clock !== filter.clock) return false;
      if (filter.mine === 'acknowledged' && view.acknowledgedBy !== viewer.account) return false;
      if (filter.mine === 'assigned' && view.assignedTo !== viewer.account) return false;
      if (filter.mine === 'watched' && watched?.has(entry.id) !== true) return false;
      if (text === undefined) return true;
      return `${view.subject}\n${view.title ?? ''}`.toLowerCase().includes(text);
    };
  }
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
