import type { CardSort } from '#domain/cards/card-order.ts';
import type { CardCounters, CardFilter, CardView } from './card-view.ts';
import type { FeedbackFilter } from './feedback-view.ts';
import type { IndicatorFilter } from './indicator-view.ts';

/** What a browser may watch; the server alone turns it into a room. */
export type Topic = 'cards' | 'feedback' | 'overview' | `case:${string}` | `indicators:${string}`;

/** Filter of a topic: `feedback` and `indicators` have their own. */
export type RoomFilter = CardFilter | FeedbackFilter | IndicatorFilter;

export interface WatchRequest {
  readonly topic: Topic;
  readonly filter?: RoomFilter | undefined;
  /** Order of the rows of the answer; steps are the same for every order. */
  readonly sort?: CardSort | undefined;
  /** Rows from 0; all up to 500 where absent. */
  readonly window?: { readonly from: number; readonly to: number } | undefined;
}

/** Where a browser stands in a room. */
export interface Since {
  readonly epoch: string;
  readonly version: number;
}

export interface Snapshot<Row = CardView, Counters = CardCounters> {
  readonly rows: readonly Row[];
  readonly counters: Counters;
  /** Number of rows of topic, filter and scope, inside the window or not. */
  readonly total: number;
  readonly asOf: string;
}

/**
 * One numbered step of a room; versions are dense, a missed one is repaired by watching again.
 *
 * Steps name the topic, not the filter: a socket watches one view of a topic at a time, and the
 * epoch tells which. A step of an unknown epoch (without rows, version 0) means that more has
 * changed than steps tell, as after a file import, at midnight or with a new configuration: watch
 * again, the answer is a snapshot. Applying a step twice, or one that a snapshot already holds,
 * changes nothing.
 */
export interface Changed<Row = CardView, Counters = CardCounters> {
  readonly topic: Topic;
  readonly epoch: string;
  readonly version: number;
  readonly upsert: readonly Row[];
  readonly remove: readonly string[];
  readonly counters: Counters;
  readonly asOf: string;
}

export type WatchAnswer =
  | {
      readonly ok: true;
      readonly value:
        | { readonly epoch: string; readonly version: number; readonly snapshot: Snapshot }
        | {
            readonly epoch: string;
            readonly version: number;
            readonly changes: readonly Changed[];
          };
    }
  | { readonly ok: false; readonly code: string };

/** Events that a browser sends on namespace `/live`; watching a topic again replaces the view of it. */
export interface LiveClientToServer {
  watch: (request: WatchRequest, since: Since | null, ack: (answer: WatchAnswer) => void) => void;
  unwatch: (request: WatchRequest) => void;
}

/** Events that the server sends on namespace `/live`. */
export interface LiveServerToClient {
  changed: (change: Changed) => void;
  /**
   * Sweep and feed are alive, once a second at most: freshness lamp. `lastEventAt` is when something
   * last came in that the viewer may know of.
   */
  pulse: (pulse: { readonly asOf: string; readonly lastEventAt: string | null }) => void;
}
