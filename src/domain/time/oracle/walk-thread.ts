import { parentPort } from 'node:worker_threads';
import { findDifference } from './compare.ts';
import type { Difference } from './compare.ts';

/** Seeds for a thread to walk, all of them in a row. */
export interface Share {
  readonly first: number;
  readonly count: number;
}

/** What a thread tells of a share. */
export interface WalkedShare {
  readonly count: number;
  readonly differences: readonly Difference[];
}

if (parentPort === null) throw new Error('this file is a thread of the oracle');
const port = parentPort;
port.on('message', ({ first, count }: Share) => {
  const differences: Difference[] = [];
  for (let seed = first; seed < first + count; seed += 1) {
    const difference = findIn(seed);
    if (difference !== undefined) differences.push(difference);
  }
  const walked: WalkedShare = { count, differences };
  port.postMessage(walked);
});

function findIn(seed: number): Difference | undefined {
  try {
    return findDifference(seed);
  } catch (error) {
    // Engine or oracle broke off: without its seed nobody could look at the case.
    throw new Error(`seed ${seed} was not answered`, { cause: error });
  }
}
