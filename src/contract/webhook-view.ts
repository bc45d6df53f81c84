/** A system that is told of every change of its tickets, as those who look after sources see it. */
export interface WebhookView {
  readonly name: string;
  readonly url: string;
  /** Tickets whose `ticket.created` came from a source that begins with this. */
  readonly prefix: string;
  /** `waiting` where something failed and is tried again, `failing` where dead letters lie. */
  readonly state: 'ok' | 'waiting' | 'failing';
  /** Deliveries under way or to be tried again. */
  readonly pending: number;
  readonly dead: number;
  readonly delivered: number;
  readonly lastDeliveredAt: string | null;
  /** What went wrong last; null once something was delivered after it. */
  readonly lastError: string | null;
}

/** A delivery that was given up. */
export interface DeadLetterView {
  readonly id: string;
  /** Number of the ticket. */
  readonly ticket: string;
  readonly attempts: number;
  readonly failedAt: string;
  readonly error: string;
}

/** What a replay put back in line. */
export interface ReplayView {
  readonly replayed: number;
}
