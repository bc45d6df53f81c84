import type { Platform } from '../application/platform.ts';
import type { Answers } from '../application/read-side.ts';
import type { Config } from '../config/config.ts';
import { clockOf } from './clock-of.ts';
import { findNotedClock } from './rehearsal-clock.ts';
import { keepHeapSmall } from '../outbound/machine/small-heap.ts';
import { openAnchors, tellNewKey } from '../open-anchors.ts';
import { openPlatform } from '../open-platform.ts';

/**
 * Opens the platform of the data folder for one command; a server may hold the folder open as well.
 *
 * @param answers `none` where the command asks for nothing that is counted or listed
 */
export async function withPlatform<T>(
  config: Config,
  work: (platform: Platform) => Promise<T>,
  answers: Answers = 'all',
): Promise<T> {
  const { dataDir, databaseUrl, testClock } = config;
  const noted = testClock === undefined ? await findNotedClock(dataDir) : undefined;
  const anchors = openAnchors(config);
  keepHeapSmall();
  const platform = await openPlatform({
    dataDir,
    anchors: anchors.sink,
    databaseUrl,
    keyFile: config.keyFile,
    archiveDir: config.archiveDir,
    webhookNetworks: config.webhookNetworks,
    clock: noted ?? clockOf(config),
    jobs: false,
    memory: 'small',
    answers,
  });
  try {
    await tellNewKey(platform, anchors, (line) => process.stderr.write(`${line}\n`));
    return await work(platform);
  } finally {
    await platform.close();
  }
}
