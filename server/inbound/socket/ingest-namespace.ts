import type { Server, Socket } from 'socket.io';
import type { Receipt } from '#contract/receipt.ts';
import { auditEntry } from '../../application/audit/audit-entry.ts';
import type { Platform, SourceAccount } from '../../application/platform.ts';
import { ServiceError } from '../../errors.ts';
import { problemOf } from '../http/problem.ts';
import type { Intake } from '../events/intake.ts';
import type { SourceKeys } from '../sign-in/source-keys.ts';
import { socketEvents } from './socket-events.ts';

/** Connections that one key may hold; a source's systems share it. */
const SOCKETS_PER_SOURCE = 200;

/** How long a sender waits where the store takes nothing. */
const RETRY_AFTER_S = 5;

/** What a sender gets back: the receipt, or a problem document and when to try again. */
type Answer =
  Receipt | (ReturnType<typeof problemOf> & { readonly retryAfter?: number | undefined });

/** Socket.IO way in for events: `emit('events', [...], ack)`, the key in the handshake's `auth.key`. */
export function ingestNamespace(
  io: Server,
  parts: {
    readonly sourceKeys: SourceKeys;
    readonly intake: Intake;
    readonly refusals: Pick<Platform, 'noteRefusal'>;
    readonly onFailure: (error: unknown, where: string) => void;
  },
): void {
  const { sourceKeys, intake, refusals, onFailure } = parts;
  const namespace = io.of('/ingest');
  namespace.use((socket, next) => {
    const key: unknown = socket.handshake.auth['key'];
    findSource(sourceKeys, key).then(
      (source) => {
        if (source === undefined) {
          const by = { actor: '', session: null, ip: socket.handshake.address };
          const detail = { code: 'source/keyMissing', operation: 'handshake of /ingest' };
          refusals.noteRefusal(auditEntry(by, 'key.refuse', { outcome: 'refused', detail }));
          next(
            Object.assign(new Error('source/keyMissing'), {
              data: problemOf({ code: 'source/keyMissing' }),
            }),
          );
          return;
        }
        (socket.data as { source?: SourceAccount }).source = source;
        next();
      },
      (error: unknown) => {
        onFailure(error, 'handshake of /ingest');
        next(new Error('server/unexpected'));
      },
    );
  });
  const listen = socketEvents<Socket>({
    namespace: '/ingest',
    handlers: {
      events: (socket, [events], answer) => {
        const { source } = socket.data as { source: SourceAccount };
        take(intake, source, events)
          .catch((error: unknown): Answer => {
            onFailure(error, 'events of /ingest');
            if (!(error instanceof ServiceError)) return problemOf({ code: 'server/unexpected' });
            return { ...problemOf({ code: error.code }), retryAfter: RETRY_AFTER_S };
          })
          .then((receipt) => answer?.(receipt))
          .catch((error: unknown) => {
            onFailure(error, 'receipt of /ingest');
          });
      },
    },
  });
  namespace.on('connection', (socket) => {
    const { source } = socket.data as { source: SourceAccount };
    const alike = [...namespace.sockets.values()].filter(
      (other) => sourceOf(other) === source.name,
    );
    if (alike.length > SOCKETS_PER_SOURCE) socket.disconnect(true);
    else listen(socket);
  });
}

function sourceOf(socket: Socket): string | undefined {
  return (socket.data as { source?: SourceAccount }).source?.name;
}

async function findSource(keys: SourceKeys, key: unknown): Promise<SourceAccount | undefined> {
  return typeof key === 'string' ? keys.find(key) : undefined;
}

async function take(intake: Intake, source: SourceAccount, events: unknown): Promise<Answer> {
  if (!Array.isArray(events)) {
    return problemOf({ code: 'request/malformed', message: 'Events come as an array.' });
  }
  const answer = await intake.take(source, events as readonly unknown[], 'socket');
  if (answer.ok) return answer.receipt;
  return {
    ...problemOf({ code: answer.code, message: answer.message }),
    retryAfter: answer.retryAfter,
  };
}
