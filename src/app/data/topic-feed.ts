import { Observable } from 'rxjs';
import type { Changed, Since, Snapshot, WatchAnswer, WatchRequest } from '#contract/live.ts';
import type { LiveConnection } from './live-connection.ts';

/** What a watcher hears: where it stands, then steps without a gap. */
export type TopicMessage<Row, Counters> =
  | {
      readonly kind: 'snapshot';
      readonly epoch: string;
      readonly version: number;
      readonly snapshot: Snapshot<Row, Counters>;
    }
  | { readonly kind: 'changed'; readonly change: Changed<Row, Counters> }
  | { readonly kind: 'refused'; readonly code: string };

/**
 * Snapshot first, then dense steps; a gap or a new epoch brings a snapshot again. What rows and
 * counters are is the topic's: the wire tells the topic, and the caller names their types.
 */
export function watchTopic<Row, Counters>(
  connection: LiveConnection,
  request: WatchRequest,
): Observable<TopicMessage<Row, Counters>> {
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
      subscriber.next({
        kind: 'changed',
        change: change as unknown as Changed<Row, Counters>,
      });
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
        const { epoch, version } = value;
        since = { epoch, version };
        const snapshot = value.snapshot as unknown as Snapshot<Row, Counters>;
        subscriber.next({ kind: 'snapshot', epoch, version, snapshot });
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
      if (change.topic !== request.topic) return;
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

/** The rows from `from` up to, not including, `to`; undefined where the server did not answer. */
export async function readWindow<Row, Counters>(
  connection: LiveConnection,
  request: WatchRequest,
  from: number,
  to: number,
): Promise<Snapshot<Row, Counters> | undefined> {
  const answer = await connection.watch({ ...request, window: { from, to } }, null);
  if (!answer.ok || !('snapshot' in answer.value)) return undefined;
  return answer.value.snapshot as unknown as Snapshot<Row, Counters>;
}
