import type { CardFilter, CardView } from '#contract/card-view.ts';
import type { CardBoard, CommitNote } from '../../application/platform.ts';
import type { Viewer } from '../../application/viewer.ts';
import type { RoomContent, RoomState, RoomStep } from './room-content.ts';

/** Topic `cards`: the cards of a filter in a scope. */
export class CardsContent implements RoomContent {
  readonly #board: CardBoard;
  readonly #viewer: Viewer;
  readonly #filter: CardFilter;

  constructor(board: CardBoard, viewer: Viewer, filter: CardFilter) {
    this.#board = board;
    this.#viewer = viewer;
    this.#filter = filter;
  }

  touched(note: CommitNote): readonly string[] {
    return note.cards;
  }

  state(): Promise<RoomState> {
    const rows = this.#board.select(this.#viewer, this.#filter);
    const counters = this.#board.counters(this.#viewer, this.#filter);
    return Promise.resolve({ rows, counters });
  }

  step(ids: ReadonlySet<string>): Promise<RoomStep> {
    const upsert: CardView[] = [];
    const gone: string[] = [];
    for (const id of ids) {
      const card = this.#board.findIn(this.#viewer, this.#filter, id);
      if (card === undefined) gone.push(id);
      else upsert.push(card);
    }
    const counters = this.#board.counters(this.#viewer, this.#filter);
    return Promise.resolve({ upsert, gone, counters, always: false });
  }
}

/** Topic `overview`: the counters of a scope, without rows. */
export class OverviewContent implements RoomContent {
  readonly #board: CardBoard;
  readonly #viewer: Viewer;
  readonly #filter: CardFilter;

  constructor(board: CardBoard, viewer: Viewer, filter: CardFilter) {
    this.#board = board;
    this.#viewer = viewer;
    this.#filter = filter;
  }

  touched(note: CommitNote): readonly string[] {
    return note.cards;
  }

  state(): Promise<RoomState> {
    const counters = this.#board.counters(this.#viewer, this.#filter);
    return Promise.resolve({ rows: [], counters });
  }

  step(): Promise<RoomStep> {
    const counters = this.#board.counters(this.#viewer, this.#filter);
    return Promise.resolve({ upsert: [], gone: [], counters, always: false });
  }
}
