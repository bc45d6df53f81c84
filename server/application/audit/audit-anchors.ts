import type { AuditHead, AuditTable } from './audit-rows.ts';

/** Most rows that one anchor covers beyond the one before. */
const ROWS_OF_ONE = 10_000;
const EVERY_MS = 600_000;
const ROWS_AT_ONCE = 1000;
/** Characters of a row's hash in an anchor: enough to say which row it was. */
const MARK_CHARACTERS = 12;

/** What an anchor says: the chain of a store up to a row. Signed and kept where the store cannot reach. */
export interface Anchor {
  readonly store: string;
  /** First row whose mark it holds. */
  readonly from: number;
  readonly no: number;
  /** Hash of row `no`, which covers all rows before it. */
  readonly hash: string;
  /** The first 12 characters of the hashes of the rows from `from` to `no`, one behind the other. */
  readonly marks: string;
}

/** Where anchors are kept: signed, outside of the data folder. */
export interface AnchorSink {
  /** Last row of the store that an anchor covers; 0 where there is none. */
  last(store: string): Promise<number>;
  /** Resolves when it is durable. */
  add(anchor: Anchor): Promise<void>;
}

/**
 * Takes the audit log out of the reach of whoever holds the store: every 10 minutes or 10,000 rows,
 * and at the end of the process, the chain's head is written elsewhere.
 */
export class AuditAnchors {
  readonly #table: Pick<AuditTable, 'head' | 'scan'>;
  readonly #sink: AnchorSink;
  readonly #now: () => number;
  #anchored: { readonly store: string; no: number } | undefined;
  #at: number;

  /** @param now real time, ms: a rehearsal's anchors come as often as any */
  constructor(table: Pick<AuditTable, 'head' | 'scan'>, sink: AnchorSink, now: () => number) {
    this.#table = table;
    this.#sink = sink;
    this.#now = now;
    this.#at = now();
  }

  /** Anchors what is due. */
  async keepUp(): Promise<void> {
    const head = await this.#table.head();
    const rows = head.no - (await this.#last(head));
    if (rows >= ROWS_OF_ONE || this.#now() - this.#at >= EVERY_MS) await this.#anchorTo(head);
  }

  /** Anchors everything, as at the end. */
  async finish(): Promise<void> {
    await this.#anchorTo(await this.#table.head());
  }

  async #anchorTo(head: AuditHead): Promise<void> {
    let last = await this.#last(head);
    while (last < head.no) {
      const anchor = await this.#next(head.storeId, last, head.no);
      if (anchor === undefined) return;
      await this.#sink.add(anchor);
      last = anchor.no;
      this.#anchored = { store: head.storeId, no: last };
    }
    this.#at = this.#now();
  }

  async #next(store: string, after: number, until: number): Promise<Anchor | undefined> {
    const end = Math.min(until, after + ROWS_OF_ONE);
    let no = after;
    let hash = '';
    let marks = '';
    while (no < end) {
      const rows = await this.#table.scan(no, Math.min(ROWS_AT_ONCE, end - no));
      for (const row of rows) {
        ({ no, hash } = row);
        marks += hash.slice(0, MARK_CHARACTERS);
      }
      if (rows.length === 0) break;
    }
    return hash === '' ? undefined : { store, from: after + 1, no, hash, marks };
  }

  async #last({ storeId }: AuditHead): Promise<number> {
    if (this.#anchored?.store !== storeId) {
      this.#anchored = { store: storeId, no: await this.#sink.last(storeId) };
    }
    return this.#anchored.no;
  }
}
