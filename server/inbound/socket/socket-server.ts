import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { isAllowedOrigin } from './origin-rule.ts';

/** A message of 500 events or 1 MB, with room for its frame. */
const MAX_MESSAGE_BYTES = 2_000_000;
const CONNECT_TIMEOUT_MS = 10_000;

/** Socket.IO on the HTTP server: no compression to be exhausted by, no client files, no strangers' pages. */
export function socketServer(http: HttpServer): Server {
  const io = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: CONNECT_TIMEOUT_MS,
    perMessageDeflate: false,
    httpCompression: false,
    destroyUpgrade: true,
    allowRequest: (request, done) => {
      done(null, isAllowedOrigin(request));
    },
  });
  // The root namespace has nothing to say.
  io.use((_socket, next) => {
    next(new Error('namespace/unknown'));
  });
  return io;
}
