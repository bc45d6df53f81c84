import { inject, InjectionToken, Service } from '@angular/core';
import type { Observable } from 'rxjs';
import type { CardCounters, CardFilter, CardView } from '#contract/card-view.ts';
import type { CardSort } from '#domain/cards/card-order.ts';
import type { Snapshot } from '#contract/live.ts';
import { LiveConnection } from './live-connection.ts';
import { readWindow, watchTopic } from './topic-feed.ts';
import type { TopicMessage } from './topic-feed.ts';

/** What a watcher hears: where it stands, then steps without a gap. */
export type CardMessage = TopicMessage<CardView, CardCounters>;

/** One list of cards: what belongs to it, and its order. */
export interface CardList {
  readonly filter: CardFilter;
  readonly sort: CardSort;
}

export interface CardFeed {
  /** Snapshot first, then dense steps; a gap or a new epoch brings a snapshot again. */
  watch(list: CardList): Observable<CardMessage>;
  /** The rows from `from` up to, not including, `to`; undefined where the server did not answer. */
  window(list: CardList, from: number, to: number): Promise<Snapshot | undefined>;
}

/** Rows that one answer holds at most (`interfaces.md` 4). */
export const WINDOW_ROWS = 500;

@Service()
class SocketCardFeed implements CardFeed {
  readonly #connection = inject(LiveConnection);

  watch({ filter, sort }: CardList): Observable<CardMessage> {
    return watchTopic(this.#connection, { topic: 'cards', filter, sort });
  }

  window({ filter, sort }: CardList, from: number, to: number): Promise<Snapshot | undefined> {
    return readWindow(this.#connection, { topic: 'cards', filter, sort }, from, to);
  }
}

export const CARD_FEED = new InjectionToken<CardFeed>('card feed', {
  factory: () => inject(SocketCardFeed),
});
