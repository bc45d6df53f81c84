import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DISK_FULL, IO_ERROR } from './failing-statements.ts';
import { liveWithFault, makeOrigin } from './faulty-life.ts';

/** What lives with one fault each came to. */
export interface FailedCalls {
  readonly lives: number;
  /** Calls of SQLite in one life without a fault. */
  readonly calls: number;
  /** What is wrong, with the call that failed. */
  readonly faults: readonly string[];
}

/**
 * Lives the same small life again and again, each time with another call of SQLite failing, before it
 * did its work or after.
 *
 * @param first the first call to fail
 * @param step 1 for every call; more for a sample
 */
export async function failEveryCall(
  first = 1,
  step = 1,
  onLife: (done: number) => void = () => undefined,
): Promise<FailedCalls> {
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-calls-'));
  const origin = join(folder, 'origin');
  const faults: string[] = [];
  try {
    await makeOrigin(origin);
    const never = { call: Infinity, when: 'before', errcode: IO_ERROR } as const;
    const { calls, faults: without } = await liveWithFault(origin, join(folder, 'none'), never);
    faults.push(...without.map((fault) => `without any failure: ${fault}`));
    let lives = 0;
    for (let call = first; call <= calls; call += step) {
      for (const when of ['before', 'after'] as const) {
        const errcode = call % 2 === 0 ? DISK_FULL : IO_ERROR;
        const life = join(folder, 'life');
        const found = await liveWithFault(origin, life, { call, when, errcode }).catch(
          (error: unknown) => ({
            failed: '',
            faults: [`the store cannot go on: ${String(error)}`],
          }),
        );
        await rm(life, { recursive: true, force: true });
        const at = `call ${call} failed ${when} its work (${found.failed ?? 'not reached'})`;
        faults.push(...found.faults.map((fault) => `${at}: ${fault}`));
        lives += 1;
        onLife(lives);
      }
    }
    return { lives, calls, faults };
  } finally {
    await rm(folder, { recursive: true });
  }
}
