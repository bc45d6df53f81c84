import type { Json } from '#domain/cases/logged-event.ts';

/** What a file says of a case or of one row, by the file's own names. */
export type Attributes = ReadonlyMap<string, Json>;

/**
 * Rows of a file that belong together: a trace of a log, or rows of a table that repeat the same
 * facts of a case. A very long trace comes in several parts; only the last is `complete` and has
 * all facts of the case.
 */
export interface LogPart {
  readonly facts: Attributes;
  readonly rows: readonly Attributes[];
  readonly complete: boolean;
}

/** What readers hand on, in the order of the file. */
export type Reading =
  | {
      readonly kind: 'part';
      readonly part: LogPart;
      /** Traces of a log that end here; undefined in a table, whose cases have only numbers. */
      readonly traces?: number;
    }
  /** A CloudEvent as it stands, or a piece of the file that nobody can read. */
  | { readonly kind: 'asIs'; readonly value: unknown }
  /** Totals that the log states of itself. */
  | { readonly kind: 'stated'; readonly cases?: number; readonly logEvents?: number };
