/** Whom the clients are, and how many of them there are in all. */
export interface ClientsTask {
  readonly url: string;
  readonly cookies: readonly string[];
  readonly sockets: number;
}

/** What the clients are asked to do: to connect, or to tell what they saw since they were asked last. */
export type ToClients = ClientsTask | 'report';

/** What the clients saw. */
export interface ClientsReport {
  /** Changes that came to a view, counted once for each view. */
  readonly seen: number;
  /** How old they were, from before they were sent, ms. */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  /** Processor time of the clients so far, ms. */
  readonly cpuMs: number;
  /** How often a view was read whole, the first time of each included. */
  readonly snapshots: number;
  /** What the views hold, by cookie: one text where all of an account are equal. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
}
