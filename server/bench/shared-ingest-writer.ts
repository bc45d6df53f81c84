import { openPlatform } from '../open-platform.ts';
import { CaseTraffic } from './case-traffic.ts';

/**
 * One of the processes of the bench, `node shared-ingest-writer.ts NUMBER FOLDER CASES SECONDS`, with
 * the database in `MINGJIAN_DATABASE_URL`: four clients of its own send batches to its own platform.
 */
const [number = '0', dataDir = '', cases = '0', seconds = '0'] = process.argv.slice(2);
const ORIGIN = { way: 'http', prefixes: ['urn:bench:'], sourceName: `bench ${number}` } as const;
const BATCH = 500;

const databaseUrl = process.env['MINGJIAN_DATABASE_URL'];
const platform = await openPlatform({ dataDir, databaseUrl });
const clients = ['a', 'b', 'c', 'd'].map(
  (name) => new CaseTraffic(`${name}-${number}`, Number(cases) / 4),
);
for (const client of clients) {
  for (const batch of client.opening(Date.now() - 1000, BATCH)) {
    await platform.ingest(batch, ORIGIN);
  }
}
process.send?.('ready');
await new Promise((go) => process.once('message', go));
const end = performance.now() + Number(seconds) * 1000;
let stored = 0;
await Promise.all(
  clients.map(async (client) => {
    while (performance.now() < end) {
      const receipt = await platform.ingest(client.batch(BATCH, Date.now() - 100), ORIGIN);
      const [refused] = receipt.rejected;
      if (refused !== undefined) throw new Error(refused.message);
      stored += receipt.accepted;
    }
  }),
);
process.send?.(stored);
await platform.close();
process.disconnect?.();
