import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { manualClock } from '../application/clock.ts';
import type { Platform } from '../application/platform.ts';
import { openPlatform } from '../open-platform.ts';
import { Child } from './child.ts';
import { LATER, NOW, firstEvents, hotEvents, numberOf } from './hot-events.ts';
import { differences, readEverything } from './read-everything.ts';

const AT_ONCE = 500;
/** A process that freezes or dies is replaced by the others within this. */
export const TAKEN_OVER_WITHIN_MS = 15_000;
const GIVEN_UP_AFTER_MS = 60_000;

export interface ProcessesRun {
  /** Address of an empty database. */
  readonly url: string;
  readonly processes: number;
  readonly writers: number;
  readonly seconds: number;
}

export interface ProcessesReport {
  /** Events that the database holds, beside the first ones. */
  readonly stored: number;
  readonly eventsPerSecond: number;
  /** Acknowledged and not there. */
  readonly lost: readonly string[];
  /** What a single process with the same events shows otherwise. */
  readonly differences: readonly string[];
  /** What was compared. */
  readonly compared: number;
  /** Differences that the check of the whole store found: after the writers, and after the takeover. */
  readonly verified: readonly [number, number];
  /** From a process that froze in the middle of due work to the watermark behind that work. */
  readonly takenOverMs: number;
}

/**
 * Lets several processes write to the same cases of one database, kills one of them in the middle,
 * and compares everything that is shown with what a single process makes of the same events. Then
 * time passes and a process freezes with due work in its hands.
 */
export async function runProcesses(run: ProcessesRun): Promise<ProcessesReport> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-processes-'));
  const children = Array.from({ length: run.processes }, (_, number) => {
    const url = new URL(run.url);
    url.searchParams.set('application_name', nameOf(number));
    return new Child(url.href, number, run.processes, folder);
  });
  try {
    await Promise.all(children.map((child) => child.until('open')));
    const eventsPerSecond = await writeAll(children, run);
    const ids = await storedIds(run.url);
    const stored = new Set(ids);
    const acknowledged = children.flatMap((child) => [...child.acknowledged]);
    const reader = await openReader(folder, run.url);
    const together = await readEverything(reader);
    const first = await reader.verify();
    const alone = await readAlone(join(folder, 'alone'), stored);
    const takenOverMs = await freezeOne(children, run.url);
    const second = await reader.verify();
    await reader.close();
    return {
      stored: ids.length,
      eventsPerSecond,
      lost: acknowledged.filter((id) => !stored.has(id)),
      differences: differences(together, alone),
      compared: together.size,
      verified: [first.difference, second.difference],
      takenOverMs,
    };
  } finally {
    for (const child of children) child.signal('SIGKILL');
    await Promise.all(children.map((child) => child.until('ended')));
    await rm(folder, { recursive: true });
  }
}

/** Lets all write and kills the last one half-way; answers how many new events a second that were. */
async function writeAll(children: readonly Child[], run: ProcessesRun): Promise<number> {
  const [first] = children;
  first?.send({ kind: 'begin' });
  await first?.until('begun');
  const ms = run.seconds * 1000;
  const begin = performance.now();
  for (const child of children) child.send({ kind: 'write', ms, writers: run.writers });
  const staying = children.length > 1 ? children.slice(0, -1) : children;
  await pause(ms / 2);
  if (staying.length < children.length) children.at(-1)?.signal('SIGKILL');
  await Promise.all(staying.map((child) => child.until('written')));
  const accepted = children.reduce((sum, child) => sum + child.accepted, 0);
  return (accepted / (performance.now() - begin)) * 1000;
}

function openReader(folder: string, databaseUrl: string): Promise<Platform> {
  const clock = manualClock(NOW);
  return openPlatform({ dataDir: folder, databaseUrl, clock, jobs: false, thread: false });
}

/** What one process alone makes of the same events, in the embedded home. */
async function readAlone(
  dataDir: string,
  stored: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const clock = manualClock(NOW);
  const platform = await openPlatform({ dataDir, clock, jobs: false, thread: false });
  const numbered = [...stored].flatMap((id) => (id.endsWith('/end') ? [] : (numberOf(id) ?? [])));
  const origin = { way: 'http', prefixes: null, sourceName: 'processes' } as const;
  await platform.ingest(firstEvents(), origin);
  for (let start = 0; start < numbered.length; start += AT_ONCE) {
    // What has one number comes at once here as well.
    await platform.ingest(numbered.slice(start, start + AT_ONCE).flatMap(hotEvents), origin);
  }
  const shown = await readEverything(platform);
  await platform.close();
  return shown;
}

async function storedIds(url: string): Promise<readonly string[]> {
  const rows = await ask<{ readonly id: string }>(
    url,
    `SELECT id FROM event JOIN source_name ON source_name.no = event.source_no
     WHERE uri = 'urn:processes:city'`,
  );
  return rows.map(({ id }) => id).filter((id) => numberOf(id) !== undefined);
}

/**
 * Freezes a process that has due work in the middle of its transaction, as a machine does whose power
 * fails without a word: its connections stay open. Answers when the others had done all.
 */
async function freezeOne(children: readonly Child[], url: string): Promise<number> {
  const [heir, frozen] = children;
  if (heir === undefined || frozen === undefined || children.length < 3) return 0;
  frozen.send({ kind: 'clock', at: LATER });
  await freezeAtWork(frozen, url);
  const begin = performance.now();
  for (const child of children.slice(0, -1)) {
    if (child !== frozen) child.send({ kind: 'clock', at: LATER });
  }
  while (heir.sweptTo < LATER) {
    if (performance.now() - begin > GIVEN_UP_AFTER_MS) throw new Error('nobody took over');
    await heir.news();
  }
  return performance.now() - begin;
}

/** Stops a process while it holds a transaction open and the server waits for its next word. */
async function freezeAtWork(child: Child, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const isWorking = async (): Promise<boolean> => {
    const { rows } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE application_name = $1
         AND state = 'idle in transaction' AND backend_xid IS NOT NULL`,
      [nameOf(1)],
    );
    return rows.length > 0;
  };
  try {
    for (;;) {
      while (!(await isWorking())) {
        if (child.sweptTo >= LATER) throw new Error('the process was done before it was caught');
      }
      child.signal('SIGSTOP');
      await pause(20);
      if (await isWorking()) return;
      // It was just committing: the next part of its work will do.
      child.signal('SIGCONT');
    }
  } finally {
    await client.end();
  }
}

async function ask<Row>(url: string, question: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(question)).rows as Row[];
  } finally {
    await client.end();
  }
}

function nameOf(number: number): string {
  return `mingjian-${number}`;
}
