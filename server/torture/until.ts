import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until something is so; rejects when it is not in time. */
export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  mostMs = 20_000,
): Promise<void> {
  const end = performance.now() + mostMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not in ${mostMs} ms: ${what}`);
    await wait(50);
  }
}
