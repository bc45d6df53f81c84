import { demoStart, loadDemo } from '../../mock-data/load-demo.ts';
import type { Past } from '../../mock-data/past-steps.ts';
import { manualClock } from '../application/clock.ts';
import { readConfig } from '../config/read-config.ts';
import { openPlatform } from '../open-platform.ts';
import { demoHashes, ensureDemoAccounts } from './demo-accounts.ts';
import type { PastSetting } from './past-thread.ts';

/** Lives through a past in a folder, says how far it is, and makes the demo's accounts. */
export async function liveThrough(
  folder: string,
  { until, days }: Pick<PastSetting, 'until' | 'days'>,
  past: Promise<Past>,
): Promise<void> {
  const hashes = demoHashes();
  const { databaseUrl, keyFile } = readConfig(process.env, { dataDir: folder });
  const clock = manualClock(demoStart(until, days));
  const platform = await openPlatform({
    ...{ dataDir: folder, databaseUrl, keyFile, clock, jobs: false },
    // Nothing else is to be done here while it writes; the other processor makes the past.
    thread: false,
    lasting: 'whenClosed',
    memory: 'passing',
    answers: 'cards',
  });
  let told = 0;
  const done = await loadDemo(platform, clock, {
    ...{ until, days, past },
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
}
