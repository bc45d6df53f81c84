import { inject, Service } from '@angular/core';
import { Observable } from 'rxjs';
import type { Since, WatchRequest } from '#contract/live.ts';
import { LiveConnection } from './live-connection.ts';

/**
 * Tells when one case has changed. The room carries cards, the page needs the whole case: so a
 * step only says that it is time to read again, and a missed one costs nothing.
 */
@Service()
export class CaseWatch {
  readonly #connection = inject(LiveConnection);

  changes(no: string): Observable<void> {
    const connection = this.#connection;
    const request: WatchRequest = { topic: `case:${no}` };
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
        if (change.topic !== request.topic) return;
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
