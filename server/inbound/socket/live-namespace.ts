import type { Server } from 'socket.io';
import { decode } from '#contract/decode/decode.ts';
import { sinceText, watchRequest } from '#contract/decode/watch-request.ts';
import { instantText } from '#contract/instant-text.ts';
import type { RoomFilter, Since, Topic, WatchAnswer } from '#contract/live.ts';
import type { CardSort } from '#domain/cards/card-order.ts';
import { scopeKey } from '#domain/access/scope.ts';
import type { Scope } from '#domain/access/scope.ts';
import { actorOf, auditEntry } from '../../application/audit/audit-entry.ts';
import type { Platform } from '../../application/platform.ts';
import type { Viewer } from '../../application/people/viewer.ts';
import { sessionIdIn } from '../sign-in/session-cookie.ts';
import { sessionMark } from '../sign-in/session-mark.ts';
import type { Sessions } from '../sign-in/sessions.ts';
import type { DeafReaders } from './deaf-readers.ts';
import { guardGrants } from './guard-grants.ts';
import { limitMessages } from './limit-messages.ts';
import type { LiveNamespace, LiveSocket } from './live-socket.ts';
import { socketEvents } from './socket-events.ts';
import { dropSlowReaders } from './slow-readers.ts';
import { topicCode } from './topic-rule.ts';

/** A view that equal viewers share. */
interface LiveRoom {
  readonly name: string;
  enter(
    since: Since | null,
    rows: {
      readonly window?: { readonly from: number; readonly to: number } | undefined;
      readonly sort?: CardSort | undefined;
    },
    join: () => void,
  ): Promise<Extract<WatchAnswer, { ok: true }>['value'] | undefined>;
}

/** What `/live` needs of the push layer. */
interface LiveRooms {
  open(viewer: Viewer, topic: Topic, filter: RoomFilter): LiveRoom;
  nameOf(viewer: Viewer, topic: Topic, filter: RoomFilter): string;
  /** When something last came in that each scope may know of, by `scopeKey`. */
  lastEventsOf(scopes: Iterable<Scope>): ReadonlyMap<string, number | null>;
}

export interface LiveParts {
  readonly sessions: Sessions;
  readonly rooms: LiveRooms;
  readonly readers: Pick<DeafReaders, 'meet' | 'ask' | 'owesForMs'>;
  readonly sweptTo: () => number;
  /** Resolves when there is something to watch. */
  readonly whole: () => Promise<void>;
  readonly refusals: Pick<Platform, 'noteRefusal'>;
  readonly onFailure: (error: unknown, where: string) => void;
}

const SOCKETS_PER_ACCOUNT = 20;
const TOPICS_PER_SOCKET = 16;
const PULSE_EVERY_MS = 1000;
const PACE = { perSecond: 20, burst: 60 };

/** The namespace before anything listens, so that the push layer can be given its rooms. */
export function liveNamespaceOf(io: Server): LiveNamespace {
  return io.of('/live') as unknown as LiveNamespace;
}

/**
 * Browser namespace: watches views and hears their numbered steps. A socket watches one view of a
 * topic at a time; watching the topic again replaces it.
 *
 * @returns stops its timers.
 */
export function serveLive(namespace: LiveNamespace, parts: LiveParts): () => void {
  const listen = socketEvents<LiveSocket>({
    namespace: '/live',
    pace: PACE,
    tooMany: { ok: false, code: 'request/tooMany' } satisfies WatchAnswer,
    handlers: {
      watch: (socket, [request, since], answer) => {
        watch(socket, parts, request, since)
          .catch((error: unknown): WatchAnswer => {
            parts.onFailure(error, 'watch of /live');
            return { ok: false, code: 'server/unexpected' };
          })
          .then((entry) => {
            answer?.(entry);
            parts.readers.ask(socket);
          })
          .catch((error: unknown) => {
            parts.onFailure(error, 'answer of /live');
          });
      },
      unwatch: (socket, [request]) => {
        unwatch(socket, parts.rooms, request);
      },
    },
  });
  namespace.use((socket, next) => {
    const signed = parts.whole().then(() => signIn(namespace, socket, parts.sessions));
    signed.then(
      (code) => {
        if (code === undefined) next();
        else next(new Error(code));
      },
      (error: unknown) => {
        parts.onFailure(error, 'handshake of /live');
        next(new Error('server/unexpected'));
      },
    );
  });
  namespace.on('connection', (socket) => {
    limitMessages(socket);
    void socket.join(pulseRoom(scopeKey(socket.data.viewer.scope)));
    // Handshakes that came at the same time did not see one another.
    if (socketsOf(namespace, socket.data.account) > SOCKETS_PER_ACCOUNT) socket.disconnect(true);
    else {
      parts.readers.meet(socket);
      listen(socket);
    }
  });
  const pulse = setInterval(() => {
    const asOf = instantText(parts.sweptTo());
    const scopes = [...namespace.sockets.values()].map(({ data }) => data.viewer.scope);
    for (const [key, at] of parts.rooms.lastEventsOf(scopes)) {
      const lastEventAt = at === null ? null : instantText(at);
      namespace.to(pulseRoom(key)).emit('pulse', { asOf, lastEventAt });
    }
  }, PULSE_EVERY_MS);
  const stopGuard = guardGrants(namespace, parts);
  const stopDropping = dropSlowReaders(namespace, parts.readers);
  return () => {
    clearInterval(pulse);
    stopGuard();
    stopDropping();
  };
}

/** Equal scopes hear the same pulse; the name is that of no view. */
function pulseRoom(key: string): string {
  return `pulse ${key}`;
}

/** Finds whose socket it is; answers a code where it may not come in. */
async function signIn(
  namespace: LiveNamespace,
  socket: LiveSocket,
  sessions: Sessions,
): Promise<string | undefined> {
  const id = sessionIdIn(socket.handshake.headers.cookie);
  const signedIn = id === undefined ? undefined : await sessions.find(id);
  if (signedIn === undefined) return 'session/required';
  if (signedIn.owesFactor) return 'session/secondFactorOwed';
  const account = signedIn.account.name;
  if (socketsOf(namespace, account) >= SOCKETS_PER_ACCOUNT) return 'request/tooMany';
  socket.data.idHash = signedIn.idHash;
  socket.data.account = account;
  const via = { session: sessionMark(signedIn.idHash), ip: socket.handshake.address };
  socket.data.viewer = { ...signedIn.viewer, via };
  socket.data.rooms = new Map();
  return undefined;
}

function socketsOf(namespace: LiveNamespace, account: string): number {
  let count = 0;
  for (const { data } of namespace.sockets.values()) if (data.account === account) count += 1;
  return count;
}

async function watch(
  socket: LiveSocket,
  { rooms, refusals }: LiveParts,
  request: unknown,
  since: unknown,
): Promise<WatchAnswer> {
  const asked = decode(watchRequest, request);
  const standing = decode(sinceText, since);
  if (!asked.ok || !standing.ok) return { ok: false, code: 'request/invalid' };
  const { topic, filter } = asked.value;
  const { viewer, rooms: watched } = socket.data;
  const code = topicCode(topic, viewer.role);
  if (code !== undefined) {
    if (code === 'topic/notAllowed') {
      const detail = { code, operation: 'watch of /live' };
      const refused = { object: topic, outcome: 'refused', detail } as const;
      refusals.noteRefusal(auditEntry(actorOf(viewer), 'access.refuse', refused));
    }
    return { ok: false, code };
  }
  if (!watched.has(topic) && watched.size >= TOPICS_PER_SOCKET) {
    return { ok: false, code: 'live/tooManyRooms' };
  }
  const room = rooms.open(viewer, topic as Topic, filter ?? {});
  const rows = {
    window: asked.value.window ?? undefined,
    sort: asked.value.sort ?? undefined,
  };
  const entry = await room.enter(standing.value ?? null, rows, () => {
    // Rooms of a socket that has gone meanwhile would never be left.
    if (!socket.connected) return;
    const before = watched.get(topic);
    if (before !== undefined && before !== room.name) void socket.leave(before);
    watched.set(topic, room.name);
    void socket.join(room.name);
  });
  if (entry === undefined)
    return { ok: false, code: topic.startsWith('case:') ? 'case/notFound' : 'region/unknown' };
  return { ok: true, value: entry };
}

function unwatch(socket: LiveSocket, rooms: LiveRooms, request: unknown): void {
  const asked = decode(watchRequest, request);
  if (!asked.ok) return;
  const { topic, filter } = asked.value;
  const { viewer, rooms: watched } = socket.data;
  const name = watched.get(topic);
  // A view that has been replaced meanwhile is not closed by its predecessor's goodbye.
  if (name === undefined || rooms.nameOf(viewer, topic as Topic, filter ?? {}) !== name) return;
  watched.delete(topic);
  void socket.leave(name);
}
