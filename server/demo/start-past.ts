import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Instant } from '#domain/time/limit.ts';
import type { Clock } from '../application/clock.ts';
import { withCompileCache } from '../compile-cache.ts';
import type { Config } from '../config/config.ts';
import { DEMO_DAYS } from './demo-days.ts';
import { findDemoNote, writeDemoNote } from './demo-note.ts';
import { openWaitingPage } from './waiting-page.ts';

/** In MB. The load needs a fifth of it; on a large machine Node would look for its waste later, and be no faster. */
const ROOM = ['--max-old-space-size=1200', '--max-semi-space-size=16'];
const LOAD_PAST = fileURLToPath(new URL('load-past.ts', import.meta.url));

/** A past that is lived through. */
export interface StartedPast {
  /** Resolves when the load is under way, and has read all of the program that it needs. */
  readonly begun: Promise<void>;
  /** Resolves when it has been, also when it is broken off by stopping. */
  readonly ended: Promise<void>;
}

/**
 * Lives through the invented past before anybody is served, where that has not been done: what is
 * shown afterwards came about as it does in a live system. Resolves when it has begun.
 */
export async function startPast(
  clock: Clock,
  config: Config,
  stop: AbortSignal,
  say: (line: string) => void,
): Promise<StartedPast> {
  const { dataDir: folder, host, port } = config;
  const note = await findDemoNote(folder);
  if (note?.loaded === true) return { begun: Promise.resolve(), ended: Promise.resolve() };
  const until = note?.until ?? clock.now();
  await mkdir(folder, { recursive: true });
  await writeDemoNote(folder, { until, loaded: false });
  const waiting = await openWaitingPage(host, port);
  say(`Living through ${DEMO_DAYS} days of invented cases, then opening http://${host}:${port} …`);
  const { promise: first, resolve: begins } = Promise.withResolvers<undefined>();
  const ended = liveThrough(folder, until, stop, (share) => {
    waiting.tell(share);
    begins(undefined);
  }).finally(() => waiting.close());
  return { begun: Promise.race([first, ended]), ended };
}

async function liveThrough(
  folder: string,
  until: Instant,
  stop: AbortSignal,
  onProgress: (share: number) => void,
): Promise<void> {
  try {
    await loadPast(folder, until, stop, onProgress);
  } catch (error) {
    // What is broken off by stopping is taken up at the next start.
    if (stop.aborted) return;
    throw error;
  }
  await writeDemoNote(folder, { until, loaded: true });
}

/** Runs `load-past.ts`, shows what it says and tells which share of it is done. */
function loadPast(
  folder: string,
  until: Instant,
  stop: AbortSignal,
  onProgress: (share: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...ROOM, LOAD_PAST, folder, String(until)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      signal: stop,
      env: withCompileCache(process.env),
    });
    child.on('message', (share) => {
      onProgress(Number(share));
    });
    child.once('error', reject);
    child.once('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`the invented past could not be loaded (${String(status)})`));
    });
  });
}
