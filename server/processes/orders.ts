import type { Instant } from '#domain/time/limit.ts';

/** What a process is told. */
export type Order =
  /** Receives the first cases. */
  | { readonly kind: 'begin' }
  /** Lets writers send until so many milliseconds have passed. */
  | { readonly kind: 'write'; readonly ms: number; readonly writers: number }
  | { readonly kind: 'clock'; readonly at: Instant }
  | { readonly kind: 'stop' };

/** What a process tells. */
export type Told =
  | { readonly kind: 'open' }
  | { readonly kind: 'begun' }
  /** Events that were acknowledged, and how many of them were new. */
  | { readonly kind: 'acknowledged'; readonly ids: readonly string[]; readonly accepted: number }
  | { readonly kind: 'written' }
  | { readonly kind: 'swept'; readonly sweptTo: Instant };
