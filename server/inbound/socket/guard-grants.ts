import { scopeKey } from '#domain/access/scope.ts';
import type { Viewer } from '../../application/people/viewer.ts';
import type { Sessions } from '../sign-in/sessions.ts';
import type { LiveNamespace, LiveSocket } from './live-socket.ts';

/** Ended sessions and changed grants take effect within a second (`interfaces.md` 4). */
const CHECK_EVERY_MS = 800;

interface GuardParts {
  readonly sessions: Sessions;
  readonly onFailure: (error: unknown, where: string) => void;
}

/**
 * Closes sockets whose session has ended or whose account's grants have changed. With changed
 * grants the connection is cut, not ended: the client comes back by itself and is seen anew.
 */
export function guardGrants(namespace: LiveNamespace, parts: GuardParts): () => void {
  parts.sessions.onEnded((idHash) => {
    for (const socket of namespace.sockets.values()) {
      if (socket.data.idHash === idHash) socket.disconnect(true);
    }
  });
  let checking = false;
  const timer = setInterval(() => {
    if (checking) return;
    checking = true;
    checkAll(namespace, parts.sessions)
      .catch((error: unknown) => {
        parts.onFailure(error, 'grants of /live');
      })
      .finally(() => {
        checking = false;
      });
  }, CHECK_EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}

async function checkAll(namespace: LiveNamespace, sessions: Sessions): Promise<void> {
  const bySession = Map.groupBy(namespace.sockets.values(), (socket) => socket.data.idHash);
  for (const [idHash, sockets] of bySession) {
    const signedIn = await sessions.findByHash(idHash);
    for (const socket of sockets) {
      // Whoever gave a factor up that he has to have is as one who signs in.
      if (signedIn === undefined || signedIn.owesFactor) socket.disconnect(true);
      else if (grantsOf(signedIn.viewer) !== grantsOf(socket.data.viewer)) cut(socket);
    }
  }
}

function cut(socket: LiveSocket): void {
  for (const room of socket.data.rooms.values()) void socket.leave(room);
  socket.data.rooms.clear();
  socket.conn.close();
}

function grantsOf({ role, scope }: Viewer): string {
  return `${role} ${scopeKey(scope)}`;
}
