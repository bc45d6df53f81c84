import type { LiveSocket } from './live-socket.ts';

/** A watch request is a few hundred bytes; the connection as such must take an events message. */
const MAX_LIVE_BYTES = 64 * 1024;

/** Ends a connection that sends more in one message than a page ever needs to, or bytes at all. */
export function limitMessages(socket: LiveSocket): void {
  const onMessage = (message: unknown): void => {
    const fits = typeof message === 'string' && Buffer.byteLength(message) <= MAX_LIVE_BYTES;
    if (!fits) socket.disconnect(true);
  };
  socket.conn.prependListener('message', onMessage);
  socket.on('disconnect', () => {
    socket.conn.off('message', onMessage);
  });
}
