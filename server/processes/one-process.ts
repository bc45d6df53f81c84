import { manualClock } from '../application/clock.ts';
import { openPlatform } from '../open-platform.ts';
import { NOW, firstEvents, hotEvents } from './hot-events.ts';
import type { Order, Told } from './orders.ts';

/**
 * One of several processes on a database, `node one-process.ts NUMBER PROCESSES FOLDER`, with the
 * database in `MINGJIAN_DATABASE_URL`: a platform as a server has it, and writers that send to it.
 */
const [number = '0', processes = '1', folder = ''] = process.argv.slice(2);
const ORIGIN = { way: 'http', prefixes: null, sourceName: 'processes' } as const;
const FIRST_AT_ONCE = 500;
const BATCH = 20;

const clock = manualClock(NOW);
const databaseUrl = process.env['MINGJIAN_DATABASE_URL'];
const platform = await openPlatform({ dataDir: folder, databaseUrl, clock });

const tell = (told: Told): void => {
  process.send?.(told);
};

async function begin(): Promise<void> {
  const events = firstEvents();
  for (let start = 0; start < events.length; start += FIRST_AT_ONCE) {
    await platform.ingest(events.slice(start, start + FIRST_AT_ONCE), ORIGIN);
  }
  tell({ kind: 'begun' });
}

/** Sends its own numbers one after the other, and each fifth time what another process may send too. */
async function write(writer: number, until: number): Promise<void> {
  const own = Number(number);
  const other = (own + 1) % Number(processes);
  for (let index = 0; performance.now() < until; index += BATCH) {
    const events = Array.from({ length: BATCH }, (_, place) => index + place).flatMap((at) => [
      ...hotEvents({ process: own, writer, index: at }),
      ...(at % 5 === 0 ? hotEvents({ process: other, writer, index: at }) : []),
    ]);
    const { accepted, rejected } = await platform.ingest(events, ORIGIN);
    const [refused] = rejected;
    if (refused !== undefined) throw new Error(`${refused.id ?? ''} was refused: ${refused.code}`);
    tell({ kind: 'acknowledged', ids: events.map(({ id }) => id), accepted });
  }
}

process.on('message', (order: Order) => {
  void obey(order).catch((error: unknown) => {
    process.stderr.write(`process ${number}: ${String(error)}\n`);
    process.exit(1);
  });
});

async function obey(order: Order): Promise<void> {
  switch (order.kind) {
    case 'begin':
      return begin();
    case 'write': {
      const until = performance.now() + order.ms;
      const writers = Array.from({ length: order.writers }, (_, writer) => writer);
      await Promise.all(writers.map((writer) => write(writer, until)));
      tell({ kind: 'written' });
      return;
    }
    case 'clock':
      clock.set(order.at);
      return;
    case 'stop':
      await platform.close();
      process.disconnect?.();
  }
}

const telling = setInterval(() => {
  tell({ kind: 'swept', sweptTo: platform.sweptTo() });
}, 50);
telling.unref();
tell({ kind: 'open' });
