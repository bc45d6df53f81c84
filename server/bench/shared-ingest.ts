import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPlatform } from '../open-platform.ts';
import { hasPostgres, makeTestDatabase } from '../testing/postgres-server.ts';
import type { BenchRow } from './due-dates.ts';

const PROGRAM = fileURLToPath(new URL('shared-ingest-writer.ts', import.meta.url));
const PROCESSES = [1, 2, 4];

/** How large a run is; the open cases are spread over the processes. */
export interface SharedIngestBench {
  readonly seconds: number;
  readonly openCases: number;
}

/** Rate of ingest on PostgreSQL by one, two and four processes; nothing where there is none. */
export async function benchSharedIngest(bench: SharedIngestBench): Promise<readonly BenchRow[]> {
  if (!hasPostgres()) return [];
  const rows: BenchRow[] = [];
  let one: number | undefined;
  for (const processes of PROCESSES) {
    const rate = await rateOf(processes, bench);
    one ??= rate;
    rows.push({
      name: `ingest on PostgreSQL, ${processes} processes`,
      unit: 'events/s',
      ours: rate,
      ...(processes > 1 && { peer: one, ratio: rate / one }),
      note: 'four clients a process, batches of 500; database, processes and senders on this machine',
    });
  }
  return rows;
}

async function rateOf(processes: number, bench: SharedIngestBench): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-bench-'));
  const database = await makeTestDatabase();
  // The store and its key are there before the others come.
  await (await openPlatform({ dataDir: folder, databaseUrl: database.url, jobs: false })).close();
  const cases = bench.openCases / processes;
  const children = Array.from({ length: processes }, (_, number) =>
    fork(PROGRAM, [number, folder, cases, bench.seconds].map(String), {
      env: { ...process.env, MINGJIAN_DATABASE_URL: database.url },
    }),
  );
  try {
    await Promise.all(children.map(heard));
    const begin = performance.now();
    const stored = children.map(heard);
    for (const child of children) child.send('go');
    const total = (await Promise.all(stored)).reduce((sum, count) => sum + count, 0);
    return (total / (performance.now() - begin)) * 1000;
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await database.drop();
    rmSync(folder, { recursive: true });
  }
}

/** The next thing that a process says, as a number where it is one. */
function heard(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (said) => {
      resolve(Number(said));
    });
    child.once('exit', (status) => {
      reject(new Error(`a process of the bench ended with ${String(status)}`));
    });
  });
}
