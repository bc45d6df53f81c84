import { connect, createServer } from 'node:net';
import type { AddressInfo, NetConnectOpts, Socket } from 'node:net';

/** Stands between a client and a database server and cuts connections at a commit. */
export interface DatabaseProxy {
  readonly url: string;
  /** Cuts the next connection that commits: before the server gets the word, or after it obeyed. */
  cutAtCommit(when: 'before' | 'after'): void;
  close(): Promise<void>;
}

/** Listens on loopback in front of the server of an address. */
export async function openDatabaseProxy(address: string): Promise<DatabaseProxy> {
  const sockets = new Set<Socket>();
  let cut: 'before' | 'after' | undefined;
  const proxy = createServer((client) => {
    const server = connect(targetOf(address));
    let silent = false;
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        server.destroy();
      });
    }
    client.on('data', (chunk) => {
      if (cut !== undefined && chunk.includes('COMMIT\0')) {
        const when = cut;
        cut = undefined;
        if (when === 'before') {
          client.destroy();
          return;
        }
        silent = true;
      }
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (silent) client.destroy();
      else client.write(chunk);
    });
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const url = new URL(address);
  url.searchParams.delete('host');
  url.hostname = '127.0.0.1';
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    cutAtCommit: (when) => {
      cut = when;
    },
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy();
        proxy.close(() => {
          closed();
        });
      }),
  };
}

function targetOf(address: string): NetConnectOpts {
  const { hostname, port, searchParams } = new URL(address);
  const folder = searchParams.get('host');
  const number = port === '' ? 5432 : Number(port);
  if (folder?.startsWith('/') === true) return { path: `${folder}/.s.PGSQL.${number}` };
  return { host: hostname, port: number };
}
