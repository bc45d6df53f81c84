/** A page of a list; at most 200 items. `next` is the cursor of the page after it, null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly total?: number | undefined;
}

/** What every answer with a number carries. */
export interface Stamp {
  /** `sweptTo`: every clock was read at this instant. */
  readonly asOf: string;
  /** Number of the last commit that went into the answer. */
  readonly dataVersion: number;
  /** Whether the viewer may open the cases behind the number. */
  readonly mayOpen: boolean;
}

/** An RFC 9457 problem document. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string | undefined;
  /** JSON path of the field, for 422. */
  readonly path?: string | undefined;
  /** The current item, for 409. */
  readonly current?: unknown;
}
