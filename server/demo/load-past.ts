import { DEMO_CASES, DEMO_SEED, demoStart, loadDemo } from '../../mock-data/load-demo.ts';
import { manualClock } from '../application/clock.ts';
import { readConfig } from '../config/read-config.ts';
import { openPlatform } from '../open-platform.ts';
import { demoHashes, ensureDemoAccounts } from './demo-accounts.ts';
import { DEMO_DAYS } from './demo-days.ts';
import { pastBeside } from './past-beside.ts';

/**
 * A process of its own, `node load-past.ts FOLDER UNTIL`: lives through the invented past on a clock
 * of its own and ends, so that what it needed for that (some 700 MB) is the demo's no longer. It
 * may be killed at any time; the next one goes on. Its commits last when it has ended: after a power
 * cut the past is lived through again.
 */
const [folder, until] = process.argv.slice(2);
if (folder === undefined || until === undefined) throw new Error('usage: FOLDER UNTIL');
const span = { until: Number(until), days: DEMO_DAYS };
const past = pastBeside({ seed: DEMO_SEED, cases: DEMO_CASES, ...span });
const hashes = demoHashes();
const { databaseUrl, keyFile } = readConfig(process.env, { dataDir: folder });
const clock = manualClock(demoStart(span.until, span.days));
const platform = await openPlatform({
  ...{ dataDir: folder, databaseUrl, keyFile, clock, jobs: false },
  // Nothing else is to be done here while it writes; the other processor makes the past.
  thread: false,
  lasting: 'whenClosed',
  answers: 'cards',
});
let told = 0;
const done = await loadDemo(platform, clock, {
  ...span,
  past,
  onProgress: (count, total) => {
    const tenth = Math.floor((count / total) * 10);
    process.send?.(count / total);
    if (tenth > told) process.stdout.write(`  ${tenth * 10} % of ${total} events\n`);
    told = Math.max(told, tenth);
  },
});
// Here they cost nothing: where the product opens, they would wait for what it merges and indexes.
await ensureDemoAccounts(platform, await hashes);
process.stdout.write(`${done.accepted} events taken, ${done.acts} acts on cards.\n`);
await platform.close();
