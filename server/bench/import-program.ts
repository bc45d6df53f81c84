import { withPlatform } from '../cli/with-platform.ts';
import { readConfig } from '../config/read-config.ts';
import { importFile } from '../inbound/files/import-file.ts';

/** What a run tells its parent. */
export interface ImportRun {
  readonly rows: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly ms: number;
  /** Processor time of both threads. */
  readonly cpuMicros: number;
  /** Most memory the process ever had, its start included. */
  readonly peakBytes: number;
}

/** `node import-program.ts FOLDER FILE`: the command `import`, in a process of its own so that its memory can be told. */
const [dataDir, path] = process.argv.slice(2);
if (dataDir === undefined || path === undefined) throw new Error('usage: FOLDER FILE');
const run = await withPlatform(
  readConfig({}, { dataDir }),
  async (platform): Promise<ImportRun> => {
    const cpu = process.cpuUsage();
    const begin = performance.now();
    const report = await importFile(platform, {
      path,
      profile: 'hotline12345',
      region: '370900',
    });
    const ms = performance.now() - begin;
    const { user, system } = process.cpuUsage(cpu);
    return {
      rows: report.logEvents,
      accepted: report.accepted,
      quarantined: report.quarantined,
      ms,
      cpuMicros: user + system,
      peakBytes: process.resourceUsage().maxRSS * 1024,
    };
  },
  'none',
);
process.send?.(run);
