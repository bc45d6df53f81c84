import { openPlatform } from '../open-platform.ts';
import { manualClock } from '../application/clock.ts';
import { HTTP, RECEIVED, sent } from './open-test-platform.ts';

/** Sends single events for ever and writes each one's number once it is acknowledged. */
const [, , folder = ''] = process.argv;
const platform = await openPlatform({
  dataDir: folder,
  clock: manualClock(Date.parse('2026-03-02T10:00:00+08:00')),
});
for (let number = 1; ; number += 1) {
  const event = sent('received', '2026-03-02', RECEIVED, {
    id: `k${number}`,
    subject: `K${number}`,
  });
  const { accepted } = await platform.ingest([event], HTTP);
  if (accepted === 1) process.stdout.write(`${number}\n`);
}
