import type { WhatIfProgress } from '#contract/ranking-view.ts';

/** Work that takes a while: somebody sees how far it is, and may give it up. */
export interface Watched {
  readonly signal?: AbortSignal | undefined;
  /** Nobody waits for it: others have most of the time. */
  readonly isGentle?: boolean | undefined;
  readonly onProgress?: ((progress: WhatIfProgress) => void) | undefined;
}

/** Work that whoever asked for has given up. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/** @throws {GivenUp} nobody waits for it any more. */
export function goOn({ signal }: Watched): void {
  if (signal?.aborted === true) throw new GivenUp('given up');
}

/** Some times as long as a piece of the work takes. */
const GENTLE_PAUSE_MS = 10;

/** Lets others have their turn. */
export function breath({ isGentle = false }: Watched): Promise<void> {
  return new Promise((resolve) => {
    if (isGentle) setTimeout(resolve, GENTLE_PAUSE_MS);
    else setImmediate(resolve);
  });
}
