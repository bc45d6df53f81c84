import { demoStart, loadDemo } from '../../mock-data/load-demo.ts';
import { manualClock } from '../application/clock.ts';
import { readConfig } from '../config/read-config.ts';
import { openPlatform } from '../open-platform.ts';
import { DEMO_DAYS } from './demo-days.ts';

/**
 * A process of its own, `node load-past.ts FOLDER UNTIL`: lives through the invented past on a clock
 * of its own and ends, so that what it needed for that (some 700 MB) is the demo's no longer. It
 * may be killed at any time; the next one goes on.
 */
const [folder, until] = process.argv.slice(2);
if (folder === undefined || until === undefined) throw new Error('usage: FOLDER UNTIL');
const { databaseUrl, keyFile } = readConfig(process.env, { dataDir: folder });
const clock = manualClock(demoStart(Number(until), DEMO_DAYS));
const platform = await openPlatform({ dataDir: folder, databaseUrl, keyFile, clock, jobs: false });
let told = 0;
const done = await loadDemo(platform, clock, {
  until: Number(until),
  days: DEMO_DAYS,
  onProgress: (count, total) => {
    const tenth = Math.floor((count / total) * 10);
    process.send?.(count / total);
    if (tenth > told) process.stdout.write(`  ${tenth * 10} % of ${total} events\n`);
    told = Math.max(told, tenth);
  },
});
process.stdout.write(`${done.accepted} events taken, ${done.acts} acts on cards.\n`);
await platform.close();
