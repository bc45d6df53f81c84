import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** What the watch writes down, again and again. */
export interface ProcessWatch {
  /** Longest the main loop was held up by work of its own: CPU time between two of its turns, ms. */
  readonly longestWorkMs: number;
  /** The same by the clock on the wall, with what the machine did meanwhile for others, ms. */
  readonly longestStallMs: number;
  readonly rssBytes: number;
  /** Rejections that nobody handled and errors that nobody caught. */
  readonly unhandled: readonly string[];
}

const TURN_MS = 5;
const WRITE_EVERY_MS = 200;

/**
 * Loaded before a server that is fuzzed (`--import`): watches its main loop, its memory and what it
 * fails to handle, and writes it to the file that `MINGJIAN_WATCH_FILE` names.
 */
const file = process.env['MINGJIAN_WATCH_FILE'];
if (isMainThread && file !== undefined) watch(file);

function watch(path: string): void {
  const unhandled: string[] = [];
  let longestWorkMs = 0;
  let longestStallMs = 0;
  let at = performance.now();
  let used = process.threadCpuUsage();
  // The start is not part of it: the watch begins with the first second's end.
  let warm = false;
  setTimeout(() => {
    warm = true;
  }, 1000).unref();
  setInterval(() => {
    const now = performance.now();
    const { user, system } = process.threadCpuUsage(used);
    if (warm) {
      longestWorkMs = Math.max(longestWorkMs, (user + system) / 1000);
      longestStallMs = Math.max(longestStallMs, now - at - TURN_MS);
    }
    at = now;
    used = process.threadCpuUsage();
  }, TURN_MS).unref();
  setInterval(() => {
    const rssBytes = process.memoryUsage.rss();
    const seen: ProcessWatch = { longestWorkMs, longestStallMs, rssBytes, unhandled };
    writeFileSync(path, JSON.stringify(seen));
  }, WRITE_EVERY_MS).unref();
  // A process that is not fuzzed dies of these; here they are counted and told.
  process.on('unhandledRejection', (reason) => {
    unhandled.push(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
  });
  process.on('uncaughtException', (error) => {
    unhandled.push(error.stack ?? error.message);
  });
}
