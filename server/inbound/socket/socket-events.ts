import { TokenBuckets } from '../sign-in/token-bucket.ts';
import type { Pace } from '../sign-in/token-bucket.ts';
import { EVENT_PERMISSIONS } from './event-permissions.ts';

/** What a handler gets: what was sent, and a way to answer if the sender waits for one. */
type Handler<S> = (
  socket: S,
  sent: readonly unknown[],
  answer: ((value: unknown) => void) | undefined,
) => void;

/** What is used of a socket here. */
interface EventSocket {
  readonly id: string;
  on(event: 'error', listener: () => void): unknown;
  use(listener: (packet: unknown[], next: () => void) => void): unknown;
  disconnect(close: boolean): unknown;
}

/** What one namespace hears. */
export interface EventRules<S> {
  readonly namespace: string;
  readonly handlers: Readonly<Record<string, Handler<S>>>;
  /** How fast one socket may send; unlimited unless given. */
  readonly pace?: Pace | undefined;
  /** Told to a sender that goes faster. */
  readonly tooMany?: unknown;
}

/** Events without a handler that are forgiven, as from a page of another version. */
const FORGIVEN = 20;

/**
 * The one place where socket events come in.
 *
 * @returns listens to one socket.
 * @throws {Error} an event has no permission: nothing may be heard by oversight.
 */
export function socketEvents<S extends EventSocket>(rules: EventRules<S>): (socket: S) => void {
  const { namespace, pace, tooMany } = rules;
  const handlers = new Map(Object.entries(rules.handlers));
  for (const event of handlers.keys()) {
    if (!Object.hasOwn(EVENT_PERMISSIONS, `${namespace} ${event}`)) {
      throw new Error(`${namespace} ${event} declares no permission`);
    }
  }
  const paces = pace === undefined ? undefined : new TokenBuckets(pace);
  return (socket) => {
    let unheard = 0;
    socket.on('error', () => undefined);
    // Every packet passes here; nothing goes on to a listener, so none can be added by oversight.
    socket.use(([event, ...sent]) => {
      const last = sent.at(-1);
      const answer = typeof last === 'function' ? (last as (value: unknown) => void) : undefined;
      if (answer !== undefined) sent.pop();
      const handler = typeof event === 'string' ? handlers.get(event) : undefined;
      if (handler === undefined) {
        unheard += 1;
        if (unheard > FORGIVEN) socket.disconnect(true);
        return;
      }
      if (paces !== undefined && paces.take(socket.id, 1, performance.now()) > 0) {
        answer?.(tooMany);
        return;
      }
      handler(socket, sent, answer);
    });
  };
}
