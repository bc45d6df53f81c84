import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mebibytes } from '../print-figures.ts';
import { runFuzz } from './fuzz-run.ts';

/**
 * `npm run fuzz -- --seconds 60 --seed S`: inputs that nobody should send, by every way in, at a
 * real server; `--only NAME` by one way. Exit status 1 where it failed at one.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    only: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const seconds = Number(values.seconds);
const seed = Number(values.seed);
if (!(seconds > 0) || !Number.isSafeInteger(seed)) {
  console.error('--seconds is a number above 0, --seed a whole number.');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'mingjian-fuzz-'));
console.log(`${seconds} s, seed ${seed}`);
const report = await runFuzz({ seconds, seed, folder: join(folder, 'run'), only: values.only });
rmSync(folder, { recursive: true });

const { watch, faults, answers, rssBytes, difference } = report;
for (const [name, counts] of Object.entries(answers)) console.log(name, counts);
console.table({
  inputs: report.inputs,
  'inputs per second': Math.round(report.inputsPerSecond),
  faults: faults.length,
  'not handled': watch.unhandled.length,
  'longest work of the main loop': `${Math.round(watch.longestWorkMs)} ms`,
  'longest stall, others at work included': `${Math.round(watch.longestStallMs)} ms`,
  'memory after a tenth': mebibytes(rssBytes[0]),
  'memory at the end': mebibytes(rssBytes[1]),
  'difference of verify': difference,
});
for (const fault of [...faults, ...watch.unhandled]) console.error(`\n${fault}`);
if (faults.length + watch.unhandled.length + difference > 0) process.exitCode = 1;
