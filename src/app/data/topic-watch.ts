import { inject, Service } from '@angular/core';
import { Observable } from 'rxjs';
import type { RoomFilter, Since, Topic, WatchRequest } from '#contract/live.ts';
import { LiveConnection } from './live-connection.ts';

/**
 * Tells when what a topic shows has changed, for pages that read the whole again: a step only says
 * that it is time, and a missed one costs nothing.
 */
@Service()
export class TopicWatch {
  readonly #connection = inject(LiveConnection);

  changes(topic: Topic, filter?: RoomFilter): Observable<void> {
    const connection = this.#connection;
    const request: WatchRequest = { topic, filter };
    return new Observable((subscriber) => {
      let since: Since | null = null;
      const ask = async (): Promise<void> => {
        const before = since;
        const answer = await connection.watch(request, before);
        if (!answer.ok) return;
        const { epoch, version } = answer.value;
        since = { epoch, version };
        // After a lost connection anything may have happened.
        if (before !== null && (before.epoch !== epoch || before.version !== version)) {
          subscriber.next();
        }
      };
      const steps = connection.changes.subscribe((change) => {
        if (change.topic !== topic) return;
        since = { epoch: change.epoch, version: change.version };
        subscriber.next();
      });
      const connections = connection.connections.subscribe(() => void ask());
      if (connection.connected) void ask();
      return () => {
        steps.unsubscribe();
        connections.unsubscribe();
        connection.unwatch(request);
      };
    });
  }
}
