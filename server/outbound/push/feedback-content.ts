import type { FeedbackCounters, FeedbackFilter, FeedbackRow } from '#contract/feedback-view.ts';
import type { FeedbackTally } from '../../application/feedback/feedback-tally.ts';
import type { CommitNote, Platform } from '../../application/platform.ts';
import type { Viewer } from '../../application/people/viewer.ts';
import type { RoomContent, RoomState, RoomStep } from './room-content.ts';

/** Topic `feedback`: the open tickets and reviews of a filter in a scope. */
export class FeedbackContent implements RoomContent<FeedbackRow, FeedbackCounters> {
  readonly #platform: Pick<Platform, 'feedbackBoard'>;
  readonly #viewer: Viewer;
  readonly #filter: FeedbackFilter;
  #tally: FeedbackTally | undefined;

  constructor(platform: Pick<Platform, 'feedbackBoard'>, viewer: Viewer, filter: FeedbackFilter) {
    this.#platform = platform;
    this.#viewer = viewer;
    this.#filter = filter;
  }

  get isByRegion(): boolean {
    return this.#filter.region !== undefined;
  }

  touched({ subjects }: CommitNote): readonly string[] {
    return subjects.flatMap(({ kind, no }) =>
      kind === 'ticket' || kind === 'review' ? [`${kind}:${no}`] : [],
    );
  }

  async state(): Promise<RoomState<FeedbackRow, FeedbackCounters>> {
    const { feedbackBoard } = this.#platform;
    await feedbackBoard.open();
    const rows = feedbackBoard.select(this.#viewer, this.#filter);
    return { rows, counters: this.#current().counters() };
  }

  async step(ids: ReadonlySet<string>): Promise<RoomStep<FeedbackRow, FeedbackCounters>> {
    const { feedbackBoard } = this.#platform;
    await feedbackBoard.open();
    const tally = this.#current();
    const upsert: FeedbackRow[] = [];
    const gone: string[] = [];
    for (const id of ids) {
      const row = feedbackBoard.findIn(this.#viewer, this.#filter, id);
      if (row === undefined) gone.push(id);
      else upsert.push(row);
      tally.put(id, feedbackBoard.counted(this.#viewer, this.#filter, id));
    }
    return { upsert, gone, counters: tally.counters(), always: false };
  }

  renew(): void {
    this.#tally = undefined;
  }

  #current(): FeedbackTally {
    this.#tally ??= this.#platform.feedbackBoard.tally(this.#viewer, this.#filter);
    return this.#tally;
  }
}
