import type { WhatIfProgress } from '#contract/ranking-view.ts';

/** Work that takes a while: somebody sees how far it is, and may give it up. */
export interface Watched {
  readonly signal?: AbortSignal | undefined;
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

/** Lets others have their turn. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
