import type { DeafReaders } from './deaf-readers.ts';
import type { LiveNamespace, LiveSocket } from './live-socket.ts';

const CHECK_EVERY_MS = 1000;
const PATIENCE_MS = 10_000;
const MAX_BUFFERED_BYTES = 1024 * 1024;
const MAX_QUEUED_PACKETS = 256;

/**
 * Cuts off readers that have not kept up, or have owed an answer, for ten seconds: what waits for them
 * is held in memory, and a browser that comes back gets a snapshot anyway.
 */
export function dropSlowReaders(
  namespace: LiveNamespace,
  readers: Pick<DeafReaders, 'owesForMs'>,
): () => void {
  const slowSince = new Map<string, number>();
  const timer = setInterval(() => {
    const now = performance.now();
    for (const socket of namespace.sockets.values()) {
      if (readers.owesForMs(socket) >= PATIENCE_MS) {
        socket.conn.close(true);
        continue;
      }
      if (!isBehind(socket)) {
        slowSince.delete(socket.id);
        continue;
      }
      const since = slowSince.get(socket.id) ?? now;
      slowSince.set(socket.id, since);
      if (now - since >= PATIENCE_MS) socket.conn.close(true);
    }
    for (const id of slowSince.keys()) {
      if (!namespace.sockets.has(id)) slowSince.delete(id);
    }
  }, CHECK_EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}

function isBehind(socket: LiveSocket): boolean {
  const { writeBuffer, transport } = socket.conn as unknown as {
    readonly writeBuffer: readonly { readonly data?: unknown }[];
    readonly transport: { readonly socket?: { readonly bufferedAmount?: number } };
  };
  if (writeBuffer.length > MAX_QUEUED_PACKETS) return true;
  // Only one packet at a time is with the transport: what waits behind it is most of the memory.
  let buffered = transport.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer) if (typeof data === 'string') buffered += data.length;
  return buffered > MAX_BUFFERED_BYTES;
}
