import type { Day } from '#domain/time/day.ts';

/** What cells can be told apart by. */
export type CellField = 'path' | 'department' | 'item' | 'day' | 'kind' | 'channel';

/** One cell as it is visited: what its sum is grouped by. */
export interface CountCell {
  readonly path: string;
  readonly department: string | null;
  readonly item: string | null;
  readonly day: Day | null;
  /** What else a cell tells apart: bucket of a clock, channel of a volume; null for cards. */
  readonly kind: string | null;
  /** How it came, of what is asked by channel; null where it does not say. */
  readonly channel: string | null;
  readonly amount: number;
}
