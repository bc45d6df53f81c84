import { parseArgs } from 'node:util';
import { makeTestDatabase } from '../testing/postgres-server.ts';
import { TAKEN_OVER_WITHIN_MS, runProcesses } from './run-processes.ts';

/**
 * `npm run processes -- [--seconds 60] [--processes 4] [--writers 8]`: several processes on one
 * database against one alone. Status 1 where something was lost, differs, or was taken over late.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    processes: { type: 'string', default: '4' },
    writers: { type: 'string', default: '8' },
  },
});
const seconds = Number(values.seconds);
const processes = Number(values.processes);
const writers = Number(values.writers);
const { url, drop } = await makeTestDatabase();
const report = await runProcesses({ url, seconds, processes, writers });
await drop();
const { stored, eventsPerSecond, lost, compared, verified, takenOverMs } = report;
console.log(`${processes} processes, ${writers} writers each, ${seconds} s, one killed half-way`);
console.log(
  `${stored} events stored, ${Math.round(eventsPerSecond)} new ones acknowledged a second`,
);
console.log(`acknowledged and lost: ${lost.length}`);
console.log(
  `${compared} views compared with one process alone: ${report.differences.length} differ`,
);
console.log(`check of the whole store: ${verified.join(' and ')} differences`);
console.log(`due work of a frozen process done by the others after ${Math.round(takenOverMs)} ms`);
for (const name of report.differences.slice(0, 20)) console.log(`differs: ${name}`);
const failed =
  lost.length + report.differences.length + verified[0] + verified[1] > 0 ||
  takenOverMs > TAKEN_OVER_WITHIN_MS;
process.exit(failed ? 1 : 0);
