import { type Socket, connect, createServer } from 'node:net';
import { freePort } from './product.ts';

/** A cable between browser and server that a story can cut and mend. */
export interface Wire {
  readonly origin: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function layWire(toPort: number): Promise<Wire> {
  const port = await freePort();
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(toPort, '127.0.0.1');
    for (const end of [near, far]) {
      open.add(end);
      end.on('close', () => {
        open.delete(end);
        near.destroy();
        far.destroy();
      });
      end.on('error', () => end.destroy());
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    cut: () => {
      whole = false;
      for (const end of open) end.destroy();
    },
    mend: () => {
      whole = true;
    },
    close: () =>
      new Promise((resolve) => {
        for (const end of open) end.destroy();
        server.close(() => resolve());
      }),
  };
}
