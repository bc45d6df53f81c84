import type { Instant } from '../time/limit.ts';

/**
 * Something a supervisor should look at: a question, never a verdict. `code` is stable
 * (`acceptedAfterDeemed`, `groundLost`, …); facts carry what the sentence on screen needs.
 */
export interface Finding {
  readonly code: string;
  readonly at: Instant;
  /** Source and id of the event that raised it; absent for what no single event shows. */
  readonly event?: { readonly source: string; readonly id: string } | undefined;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}
