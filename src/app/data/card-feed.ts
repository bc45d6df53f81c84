import { inject, InjectionToken, Service } from '@angular/core';
import { Observable } from 'rxjs';
import type { CardFilter } from '#contract/card-view.ts';
import type { CardSort } from '#domain/cards/card-order.ts';
import type { Changed, Snapshot, Since, WatchAnswer, WatchRequest } from '#contract/live.ts';
import { LiveConnection } from './live-connection.ts';

/** What a watcher hears: where it stands, then steps without a gap. */
export type CardMessage =
  | {
      readonly kind: 'snapshot';
      readonly epoch: string;
      readonly version: number;
      readonly snapshot: Snapshot;
    }
  | { readonly kind: 'changed'; readonly change: Changed }
  | { readonly kind: 'refused'; readonly code: string };

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
    const connection = this.#connection;
    const request: WatchRequest = { topic: 'cards', filter, sort };
    return new Observable((subscriber) => {
      let since: Since | null = null;
      // Frames that come while a watch is unanswered; its room is known only by the answer's epoch.
      let held: Changed[] | undefined;

      const step = (change: Changed): void => {
        if (since === null) return;
        if (change.epoch !== since.epoch || change.version > since.version + 1) {
          if (held === undefined) void ask();
          return;
        }
        if (change.version <= since.version) return;
        since = { epoch: change.epoch, version: change.version };
        subscriber.next({ kind: 'changed', change });
      };

      const settle = (answer: WatchAnswer): void => {
        const frames = held ?? [];
        held = undefined;
        if (!answer.ok) {
          if (answer.code !== 'live/notConnected') {
            subscriber.next({ kind: 'refused', code: answer.code });
          }
          return;
        }
        const { value } = answer;
        if ('snapshot' in value) {
          since = { epoch: value.epoch, version: value.version };
          subscriber.next({ kind: 'snapshot', ...value });
        } else {
          for (const change of value.changes) step(change);
        }
        for (const frame of frames) {
          if (frame.epoch === value.epoch) step(frame);
        }
      };

      // A connection lost while an answer is awaited asks again; only the last answer counts.
      let turn = 0;
      const ask = async (): Promise<void> => {
        turn += 1;
        const mine = turn;
        held = [];
        const answer = await connection.watch(request, since);
        if (mine === turn) settle(answer);
      };

      const changes = connection.changes.subscribe((change) => {
        if (change.topic !== 'cards') return;
        if (held === undefined) step(change);
        else held.push(change);
      });
      const connections = connection.connections.subscribe(() => void ask());
      connection.open();
      if (connection.connected) void ask();
      return () => {
        changes.unsubscribe();
        connections.unsubscribe();
        connection.unwatch(request);
      };
    });
  }

  async window(
    { filter, sort }: CardList,
    from: number,
    to: number,
  ): Promise<Snapshot | undefined> {
    const request: WatchRequest = { topic: 'cards', filter, sort, window: { from, to } };
    const answer = await this.#connection.watch(request, null);
    return answer.ok && 'snapshot' in answer.value ? answer.value.snapshot : undefined;
  }
}

export const CARD_FEED = new InjectionToken<CardFeed>('card feed', {
  factory: () => inject(SocketCardFeed),
});
