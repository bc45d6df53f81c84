import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REAL_MACHINE } from '../outbound/machine/real-machine.ts';
import { openVault } from '../outbound/vault/open-vault.ts';
import { defaultKeyFile } from '../outbound/vault/key-file.ts';
import { sqliteStore } from '../outbound/store/sqlite/sqlite-store.ts';
import { systemClock } from '../application/clock.ts';
import type { Origin } from '../application/platform.ts';
import type { NamedReference } from '../application/reference/reference-port.ts';
import { planNamed } from '../application/reference/load-reference.ts';
import { admitBatch } from '../application/writer/admit-batch.ts';
import type { BatchRows } from '../application/writer/batch-rows.ts';
import { Writer } from '../application/writer/writer.ts';
import { firstReference } from '../first-reference.ts';
import { getProfile } from '../inbound/files/find-profile.ts';
import { importFile } from '../inbound/files/import-file.ts';
import { openFile } from '../inbound/files/open-file.ts';
import { readFileRows } from '../inbound/files/read-file-rows.ts';
import type { BenchRow } from './due-dates.ts';
import { writeHotlineFile } from './hotline-file.ts';
import type { ImportRun } from './import-program.ts';
import { measuredStore } from './measured-store.ts';
import { measuredVault } from './measured-vault.ts';

const PROGRAM = new URL('./import-program.ts', import.meta.url);
const PROFILE = 'hotline12345';
/** The issue asks for so many rows a second. */
const ASKED = 20_000;

/**
 * Rate and memory of a hotline's file on its way into an empty store by the command, and what a row
 * costs by stage. Measured is a table of one line a row, three or four events each, all new. It does
 * not measure a file taken a second time, a store that is full already, workbooks, or readers beside.
 */
export async function benchImport(rows: number): Promise<readonly BenchRow[]> {
  return inFolder(async (folder) => {
    const file = join(folder, 'hotline.csv');
    const bytes = await writeHotlineFile(file, rows);
    const run = await runProgram(join(folder, 'store'), file);
    if (run.rows !== rows || run.quarantined > 0) {
      throw new Error(`${run.rows} of ${rows} rows, ${run.quarantined} in quarantine`);
    }
    const perRow = await stages(file, join(folder, 'staged'));
    const { accepted, ms, cpuMicros, peakBytes } = run;
    const row = (name: string, unit: string, ours: number, note: string): BenchRow => ({
      ...{ name: `import, ${name}`, unit, ours, note },
    });
    return [
      {
        name: 'import of hotline rows',
        unit: 'rows/s',
        ours: (rows / ms) * 1000,
        peer: ASKED,
        ratio: ((rows / ms) * 1000) / ASKED,
        note: `${rows} rows, ${accepted} events, ${(bytes / 1e6).toFixed(1)} MB, an empty store; against what was asked`,
      },
      row('processor time', 'µs/row', cpuMicros / rows, 'both threads'),
      row('most memory', 'MB', peakBytes / 1e6, 'of the whole process, its start included'),
      ...perRow.map(([stage, micros]) =>
        row(stage, 'µs/row', micros, 'one thread, timers included'),
      ),
    ];
  });
}

async function runProgram(folder: string, file: string): Promise<ImportRun> {
  const child = fork(PROGRAM, [folder, file], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const told: Promise<unknown[]> = once(child, 'message');
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  const [run] = await told;
  return run as ImportRun;
}

/** µs a row by stage, in one thread and without the way between threads. */
async function stages(
  file: string,
  folder: string,
): Promise<readonly (readonly [stage: string, micros: number])[]> {
  const read = await timeOf(() => readAll(file));
  const parcels = new Parcels();
  const report = await importFile(parcels, { path: file, profile: PROFILE, region: '370900' });
  const mapped = await timeOf(() =>
    importFile(new Parcels(), { path: file, profile: PROFILE, region: '370900' }),
  );
  const checked = await timeOf(() => {
    for (const parcel of parcels.sent) admitBatch(parcel, Date.now());
    return Promise.resolve();
  });
  const times = new Map<string, number>();
  const store = sqliteStore(folder);
  const clock = systemClock(REAL_MACHINE);
  const vault = await openVault(store, defaultKeyFile(folder), clock.now());
  const writer = await Writer.open(
    measuredStore(store, times),
    clock,
    measuredVault(vault, times),
    firstReference,
  );
  const now = clock.now();
  await writer.record(
    parcels.named
      .flatMap((named) => planNamed(writer.book, named))
      .map((one) => ({ ...one, recordedAt: now })),
  );
  times.clear();
  const written = await timeOf(async () => {
    for (let at = 0; at < parcels.sent.length; at += 4) {
      await writer.ingest(parcels.sent.slice(at, at + 4));
    }
  });
  await store.close();
  const sealed = times.get('seal') ?? 0;
  times.delete('seal');
  const stored = [...times.values()].reduce((sum, one) => sum + one, 0);
  const perRow = (ms: number): number => (ms * 1000) / report.logEvents;
  return [
    ['read', perRow(read)],
    ['map', perRow(mapped - read)],
    ['check', perRow(checked)],
    ['seal', perRow(sealed)],
    ...[...times].map(([stage, ms]) => [`store: ${stage}`, perRow(ms)] as const),
    ['derive, counts, wait for the disk', perRow(written - checked - sealed - stored)],
  ];
}

async function readAll(path: string): Promise<void> {
  const profile = await getProfile(PROFILE);
  const { content } = await openFile(path);
  for await (const reading of readFileRows(content, path, profile)) {
    if (reading.kind === 'asIs') throw new Error('a row cannot be read');
  }
}

/** Takes what a file makes and keeps it. */
class Parcels {
  readonly sent: { events: readonly unknown[]; origin: Origin; rows: BatchRows | undefined }[] = [];
  readonly named: NamedReference[] = [];

  now(): number {
    return Date.now();
  }

  ensureReference(named: NamedReference): Promise<void> {
    this.named.push(named);
    return Promise.resolve();
  }

  ingest(
    events: readonly unknown[],
    origin: Origin,
    rows?: BatchRows,
  ): Promise<{ accepted: number; duplicate: number; rejected: [] }> {
    this.sent.push({ events, origin, rows });
    return Promise.resolve({ accepted: events.length, duplicate: 0, rejected: [] });
  }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) console.table(await benchImport(20_000), ['name', 'unit', 'ours', 'ratio']);
