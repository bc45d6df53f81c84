import type { CardCounters, CardFilter, CardView } from '#contract/card-view.ts';
import { instantText } from '#contract/instant-text.ts';
import { countedBy } from '../../application/cards/card-mark.ts';
import type { CommitNote, Platform } from '../../application/platform.ts';
import type { Viewer } from '../../application/people/viewer.ts';
import { CardTally } from './card-tally.ts';
import type { RoomContent, RoomState, RoomStep } from './room-content.ts';

type BoardPlatform = Pick<Platform, 'board' | 'sweptTo'>;

/** Counters of a filter in a scope, followed card by card. */
class BoardCounters {
  readonly #platform: BoardPlatform;
  readonly #viewer: Viewer;
  readonly #filter: CardFilter;
  /** What the counters are counted from: they are the list's buttons (`CardCounters`). */
  readonly #counted: CardFilter;
  #tally: CardTally | undefined;

  constructor(platform: BoardPlatform, viewer: Viewer, filter: CardFilter) {
    this.#platform = platform;
    this.#viewer = viewer;
    this.#filter = filter;
    this.#counted = countedBy(filter);
  }

  follow(ids: Iterable<string>): void {
    const { board } = this.#platform;
    for (const id of ids) this.#current().put(id, board.findIn(this.#viewer, this.#counted, id));
  }

  now(): CardCounters {
    const today = instantText(this.#platform.sweptTo()).slice(0, 10);
    return this.#current().counters(this.#filter, today);
  }

  forget(): void {
    this.#tally = undefined;
  }

  #current(): CardTally {
    this.#tally ??= new CardTally(this.#platform.board.select(this.#viewer, this.#counted));
    return this.#tally;
  }
}

/** Topic `cards`: the cards of a filter in a scope. */
export class CardsContent implements RoomContent {
  readonly #platform: BoardPlatform;
  readonly #viewer: Viewer;
  readonly #filter: CardFilter;
  readonly #counters: BoardCounters;

  constructor(platform: BoardPlatform, viewer: Viewer, filter: CardFilter) {
    this.#platform = platform;
    this.#viewer = viewer;
    this.#filter = filter;
    this.#counters = new BoardCounters(platform, viewer, filter);
  }

  get isByRegion(): boolean {
    return this.#filter.region !== undefined;
  }

  touched(note: CommitNote): readonly string[] {
    return note.cards;
  }

  state(): Promise<RoomState> {
    const rows = this.#platform.board.select(this.#viewer, this.#filter);
    return Promise.resolve({ rows, counters: this.#counters.now() });
  }

  step(ids: ReadonlySet<string>): Promise<RoomStep> {
    const { board } = this.#platform;
    const upsert: CardView[] = [];
    const gone: string[] = [];
    for (const id of ids) {
      const card = board.findIn(this.#viewer, this.#filter, id);
      if (card === undefined) gone.push(id);
      else upsert.push(card);
    }
    this.#counters.follow(ids);
    return Promise.resolve({ upsert, gone, counters: this.#counters.now(), always: false });
  }

  renew(): void {
    this.#counters.forget();
  }
}

/** Topic `overview`: the counters of a scope, without rows. */
export class OverviewContent implements RoomContent {
  readonly #counters: BoardCounters;
  readonly isByRegion: boolean;

  constructor(platform: BoardPlatform, viewer: Viewer, filter: CardFilter) {
    this.#counters = new BoardCounters(platform, viewer, filter);
    this.isByRegion = filter.region !== undefined;
  }

  touched(note: CommitNote): readonly string[] {
    return note.cards;
  }

  state(): Promise<RoomState> {
    return Promise.resolve({ rows: [], counters: this.#counters.now() });
  }

  step(ids: ReadonlySet<string>): Promise<RoomStep> {
    this.#counters.follow(ids);
    const counters = this.#counters.now();
    return Promise.resolve({ upsert: [], gone: [], counters, always: false });
  }

  renew(): void {
    this.#counters.forget();
  }
}
