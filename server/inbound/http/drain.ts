import type { IncomingMessage } from 'node:http';

/** More than this is a sender's mistake or an attack: the connection is closed on it. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads the rest of a refused body and forgets it. A sender that is still writing when the
 * connection closes sees a broken pipe instead of the refusal. Resolves at the body's end, at its
 * breaking off, or when it has run too long; the request's time limit bounds the wait.
 */
export function drain(message: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    if (message.complete || message.destroyed) {
      resolve();
      return;
    }
    let bytes = 0;
    const count = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= MOST_BYTES) return;
      message.off('data', count);
      message.pause();
      resolve();
    };
    message.on('data', count);
    for (const end of ['end', 'close', 'error']) message.once(end, () => resolve());
    message.resume();
  });
}
