import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Socket as NetSocket } from 'node:net';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { Changed } from '#contract/live.ts';
import { until } from '../../torture/until.ts';
import { DeafReaders } from './deaf-readers.ts';
import type { LiveNamespace, LiveSocket } from './live-socket.ts';

const ROOM = 'all cards';

describe('readers of /live', () => {
  let http: HttpServer;
  let server: Server;
  let namespace: LiveNamespace;
  let readers: DeafReaders;
  let clients: Socket[];
  let now: number;

  beforeEach(async () => {
    now = 0;
    clients = [];
    http = createServer();
    server = new Server(http, { transports: ['websocket'] });
    namespace = server.of('/live') as unknown as LiveNamespace;
    readers = new DeafReaders(namespace, () => now);
    namespace.on('connection', (socket) => {
      socket.data.rooms = new Map([['cards', ROOM]]);
      void socket.join(ROOM);
      readers.meet(socket);
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    for (const client of clients) client.close();
    await server.close();
  });

  /** A reader and the versions of the steps it got; `wire` is what it reads from. */
  async function connect() {
    const { port } = http.address() as AddressInfo;
    const client = io(`http://127.0.0.1:${port}/live`, {
      transports: ['websocket'],
      reconnection: false,
    });
    clients.push(client);
    const versions: number[] = [];
    client.on('changed', ({ version }: Changed) => versions.push(version));
    await new Promise<void>((resolve) => client.once('connect', resolve));
    const { transport } = client.io.engine as unknown as {
      readonly transport: { readonly ws: { readonly _socket: NetSocket } };
    };
    const socket = namespace.sockets.get(client.id ?? '') as LiveSocket;
    return { socket, versions, wire: transport.ws._socket };
  }

  const step = (version: number): void => {
    readers.send(ROOM, { topic: 'cards', epoch: 'e', version } as Changed);
  };
  const owesNothing = (socket: LiveSocket): Promise<void> => {
    now += 1;
    return until('it has answered', () => readers.owesForMs(socket) === 0);
  };

  it('who answer are sent every step, however far apart', async () => {
    const { socket, versions } = await connect();
    for (const version of [1, 2, 3]) {
      step(version);
      await owesNothing(socket);
      now += 60_000;
    }
    await until('the steps came', () => versions.length === 3);
    expect(versions).toEqual([1, 2, 3]);
  });

  it('who have owed an answer for two seconds are sent nothing, and the last step once they answer', async () => {
    const [deaf, other] = [await connect(), await connect()];
    deaf.wire.pause();
    step(1);
    await owesNothing(other.socket);
    now += 2000;
    step(2);
    step(3);
    await until('the other has them', () => other.versions.length === 3);
    expect(namespace.adapter.rooms.get(ROOM)?.size).toBe(1);

    deaf.wire.resume();
    await until('it got the last', () => deaf.versions.includes(3));
    step(4);
    await until('it is told again', () => deaf.versions.includes(4));
    // The gap after 1 is how it notices that it has to ask for a snapshot.
    expect(deaf.versions).toEqual([1, 3, 4]);
  });

  it('who left the view meanwhile are told nothing of it', async () => {
    const [deaf, other] = [await connect(), await connect()];
    deaf.wire.pause();
    step(1);
    await owesNothing(other.socket);
    now += 2000;
    step(2);
    deaf.socket.data.rooms.clear();
    deaf.wire.resume();
    await owesNothing(deaf.socket);
    expect(deaf.socket.rooms.has(ROOM)).toBeFalse();
    expect(deaf.versions).toEqual([1]);
  });
});
