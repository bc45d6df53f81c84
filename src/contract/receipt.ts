/** Why one event was not taken; `index` counts from 0 in the batch as sent. */
export interface Rejection {
  readonly index: number;
  readonly id: string | null;
  readonly code: string;
  readonly path: string | null;
  readonly message: string;
}

/** Answer to a batch of events; given only after the commit is durable. */
export interface Receipt {
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: readonly Rejection[];
}
