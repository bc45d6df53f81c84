import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { isAllowedOrigin } from '../sign-in/origin-rule.ts';
import { TrustedProxies } from '../sign-in/trusted-proxies.ts';

/** A message of 500 events or 1 MB, with room for its frame. */
const MAX_MESSAGE_BYTES = 2_000_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** An office behind one address holds some hundred pages open; a flood holds thousands. */
const SOCKETS_PER_ADDRESS = 200;

/** Who is let in. */
export interface SocketDoors {
  /** Origin that people type, where it is set. */
  readonly origin?: string | undefined;
  /** Whether other processes answer at the same address: the requests of one polling client would be spread over them. */
  readonly onlyWebsocket?: boolean | undefined;
  /** Whose word on callers counts; proxies on this machine unless given. */
  readonly proxies?: TrustedProxies | undefined;
}

/** Socket.IO on the HTTP server: no compression to be exhausted by, no client files, no strangers' pages. */
export function socketServer(http: HttpServer, doors: SocketDoors = {}): Server {
  const { origin, onlyWebsocket = false, proxies = new TrustedProxies() } = doors;
  const open = new Map<string, number>();
  const io = new Server(http, {
    serveClient: false,
    transports: onlyWebsocket ? ['websocket'] : ['polling', 'websocket'],
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: CONNECT_TIMEOUT_MS,
    perMessageDeflate: false,
    httpCompression: false,
    destroyUpgrade: true,
    allowRequest: (request, done) => {
      const caller = proxies.callerOf(request);
      const full = caller !== undefined && (open.get(caller) ?? 0) >= SOCKETS_PER_ADDRESS;
      done(full ? 'request/tooMany' : null, !full && isAllowedOrigin(request, origin));
    },
  });
  // Programs on this machine are not counted: a proxy that names no caller would be one of them.
  io.engine.on('connection', (connection: EngineConnection) => {
    const caller = proxies.callerOf(connection.request);
    if (caller === undefined) return;
    // What namespaces and the audit log take for the address: whose socket it is, not the proxy's.
    connection.remoteAddress = caller;
    const count = (open.get(caller) ?? 0) + 1;
    open.set(caller, count);
    connection.on('close', () => {
      const left = (open.get(caller) ?? 1) - 1;
      if (left > 0) open.set(caller, left);
      else open.delete(caller);
    });
    // Handshakes that came at the same time did not see one another.
    if (count > SOCKETS_PER_ADDRESS) connection.close(true);
  });
  // The root namespace has nothing to say.
  io.use((_socket, next) => {
    next(new Error('namespace/unknown'));
  });
  return io;
}

/** What is used of a connection below the namespaces. */
interface EngineConnection {
  readonly request: IncomingMessage;
  remoteAddress: string;
  on(event: 'close', listener: () => void): unknown;
  close(discard: boolean): unknown;
}
