import type { CardCounters, CardView } from '#contract/card-view.ts';
import type { CommitNote } from '../../application/platform.ts';

/** What a room shows, all of it, in the page's order. */
export interface RoomState<Row = CardView, Counters = CardCounters> {
  readonly rows: readonly Row[];
  readonly counters: Counters;
}

/** What has become of the things that a commit touched. */
export interface RoomStep<Row = CardView, Counters = CardCounters> {
  readonly upsert: readonly Row[];
  /** Ids that the room does not hold now; only those that it has shown are told. */
  readonly gone: readonly string[];
  readonly counters: Counters;
  /** Told even when nothing of the above differs. */
  readonly always: boolean;
}

/** One view of one scope: everything a room says is computed from it. */
export interface RoomContent<Row = CardView, Counters = CardCounters> {
  /** Whether a filter by region decides what it holds. */
  readonly isByRegion: boolean;
  /** Least time between two steps where computing one is costly; none where absent. */
  readonly restMs?: number | undefined;
  /** Ids that a commit touched and that the room must look at; empty for none. */
  touched(note: CommitNote): readonly string[];
  /** The whole view; undefined where the viewer may not see it or it does not exist. */
  state(): Promise<RoomState<Row, Counters> | undefined>;
  step(ids: ReadonlySet<string>, shown: ReadonlySet<string>): Promise<RoomStep<Row, Counters>>;
  /** Forgets what was followed from step to step: more has changed than steps tell. */
  renew(): void;
}
