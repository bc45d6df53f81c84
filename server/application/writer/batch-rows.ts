/** Why a row is not taken. */
export interface RowProblem {
  readonly code: string;
  readonly path: string | null;
  readonly message: string;
}

/**
 * How the events of a batch hang together: those of one row of a file are taken or put aside as a
 * whole. The first event of a row decides: where it cannot be taken, or its identity is stored with
 * other content, the rest of the row is passed over and stands in no receipt.
 */
export interface BatchRows {
  /** Number of the row of each event; the events of a row follow each other. */
  readonly of: readonly number[];
  /** Rows that are put aside, whatever their events say, with the reason. */
  readonly aside: ReadonlyMap<number, RowProblem>;
}

/** A stretch of a batch that is taken or put aside as a whole, `from` included and `to` not. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
  readonly aside: RowProblem | undefined;
}

/** The rows of a batch in their order; an event of no row is one of its own. */
export function* rowsOf({
  events,
  rows,
}: {
  readonly events: readonly unknown[];
  readonly rows?: BatchRows | undefined;
}): Generator<RowSpan> {
  for (let from = 0; from < events.length;) {
    const row = rows?.of[from];
    let to = from + 1;
    if (row !== undefined) while (to < events.length && rows?.of[to] === row) to += 1;
    yield { from, to, aside: row === undefined ? undefined : rows?.aside.get(row) };
    from = to;
  }
}

/** Where a batch can be cut in two, near its middle and between two rows; undefined where it is one row. */
export function middleOf(batch: {
  readonly events: readonly unknown[];
  readonly rows?: BatchRows | undefined;
}): number | undefined {
  const half = batch.events.length / 2;
  let best: number | undefined;
  for (const { from } of rowsOf(batch)) {
    if (from === 0) continue;
    if (best === undefined || Math.abs(from - half) < Math.abs(best - half)) best = from;
  }
  return best;
}

/** A stretch of a batch with what it says of its rows. */
export function partOf<
  T extends { readonly events: readonly unknown[]; readonly rows?: BatchRows | undefined },
>(batch: T, from: number, to: number): T {
  const { rows } = batch;
  return {
    ...batch,
    events: batch.events.slice(from, to),
    ...(rows && { rows: { of: rows.of.slice(from, to), aside: rows.aside } }),
  };
}
