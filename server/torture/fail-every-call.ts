import { FAULTY_HOMES } from './faulty-homes.ts';
import type { FaultyHome } from './faulty-homes.ts';
import { examineLife, liveWithFault, makeOrigin } from './faulty-life.ts';

/** What lives with one fault each came to. */
export interface FailedCalls {
  readonly lives: number;
  /** Calls of the home in one life without a fault. */
  readonly calls: number;
  /** What is wrong, with the call that failed. */
  readonly faults: readonly string[];
}

/** Which calls fail. */
export interface WantedFailures {
  readonly home: keyof typeof FAULTY_HOMES;
  /** The first call to fail; 1 unless given. */
  readonly first?: number;
  /** 1, for every call, unless given; more for a sample. */
  readonly step?: number;
  readonly onLife?: (done: number) => void;
}

/**
 * Lives the same small life again and again, each time with another call of the home failing, in each
 * manner in which it can.
 */
export async function failEveryCall(wanted: WantedFailures): Promise<FailedCalls> {
  const { first = 1, step = 1, onLife } = wanted;
  const home = await FAULTY_HOMES[wanted.home]();
  const faults: string[] = [];
  try {
    await makeOrigin(home.origin);
    const { calls, faults: without } = await liveOnce(home, Infinity, home.manners[0] ?? '');
    faults.push(...without.map((fault) => `without any failure: ${fault}`));
    let lives = 0;
    for (let call = first; call <= calls; call += step) {
      for (const manner of home.manners) {
        const found = await liveOnce(home, call, manner);
        const at = `call ${call} failed ${manner} (${found.failed ?? 'not reached'})`;
        faults.push(...found.faults.map((fault) => `${at}: ${fault}`));
        lives += 1;
        onLife?.(lives);
      }
    }
    return { lives, calls, faults };
  } finally {
    await home.remove();
  }
}

/** One life on a copy of its own, and what is wrong with what it left. */
async function liveOnce(
  home: FaultyHome,
  call: number,
  manner: string,
): Promise<Omit<FailedCalls, 'lives'> & { readonly failed: string | undefined }> {
  const copy = await home.copy();
  const failing = home.fail(call, manner);
  try {
    const life = await liveWithFault(copy).finally(() => {
      failing.remove();
    });
    const { calls, failed } = failing;
    return { calls, failed, faults: [...life.faults, ...(await examineLife(copy, life))] };
  } catch (error) {
    const fault = `the store cannot go on: ${String(error)}`;
    return { calls: failing.calls, failed: failing.failed, faults: [fault] };
  } finally {
    await home.drop(copy);
  }
}
