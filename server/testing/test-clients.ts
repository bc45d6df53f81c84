import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';

/** Real socket clients of a spec, closed together. */
export class TestClients {
  readonly #sockets: Socket[] = [];

  open(
    url: string,
    namespace: string,
    headers: Readonly<Record<string, string>>,
    more: object = {},
  ): Socket {
    const socket = io(`${url}${namespace}`, {
      extraHeaders: headers,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      ...more,
    });
    this.#sockets.push(socket);
    return socket;
  }

  /** `connected`, or why not. */
  outcome(socket: Socket): Promise<string> {
    return new Promise((resolve) => {
      socket.once('connect', () => {
        resolve('connected');
      });
      socket.once('connect_error', (error) => {
        resolve(error.message);
      });
    });
  }

  close(): void {
    for (const socket of this.#sockets.splice(0)) socket.disconnect();
  }
}
