import { setFlagsFromString } from 'node:v8';

/** How much a heap may grow between two collections, in percent of what it holds. */
const GROWING_PERCENT = 30;

/**
 * Keeps the heaps of this process small, for a command that streams what it does not keep. Of itself
 * the collector lets a heap double and more before it looks, since the machine has the memory: a file
 * of any size would then need the memory of several.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`);
}
