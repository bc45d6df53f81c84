/** One round of the standing check through everything that is derived. */
interface SelfCheckRound {
  readonly startedAt: string;
  /** Null while it is at work. */
  readonly endedAt: string | null;
  /** Subjects derived again and compared so far. */
  readonly checked: number;
  readonly difference: number;
}

/**
 * What the standing check has found (`GET /verify/log`): it derives a few subjects at a time again,
 * round and round, and compares them with what is stored.
 */
export interface SelfCheckView {
  /** Its log begins anew with each start of the platform. */
  readonly since: string;
  /** Instant of the last comparison; null before the first. */
  readonly at: string | null;
  /** Differences within reach, of this round and the one before it; zero is agreement. */
  readonly difference: number;
  /** The last differences within reach. */
  readonly details: readonly string[];
  /** The last round first; empty for whoever sees but a part, to whom even the size of the rest is not told. */
  readonly rounds: readonly SelfCheckRound[];
}
