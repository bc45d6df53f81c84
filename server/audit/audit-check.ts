import type { AnchorRead } from './audit-anchor-lines.ts';
import { hashOf, show } from './audit-row-hash.ts';
import type { AuditRowRead } from './audit-row-hash.ts';

const NO_HASH = '0'.repeat(64);
/** Characters of a row's hash in an anchor. */
const MARK = 12;

/** A row that is not as it was. */
export interface BadRow {
  readonly no: number;
  readonly why: string;
}

/** A store in the chain: its rows are those before `end`, the rows of the stores before it among them. */
export interface Segment {
  readonly store: string;
  end: number;
}

/** An anchor whose rows are coming, with the marks it has of them. */
interface OpenAnchor {
  readonly anchor: AnchorRead;
  readonly marks: string;
}

/**
 * Reads a chain row by row and holds each against the anchors that know it. Of the rows nothing
 * stays but where the chain stands, of the anchors the marks of those alone whose rows are coming:
 * memory is the same for a thousand rows and for a hundred million.
 */
export class AuditCheck {
  readonly #anchors: readonly AnchorRead[];
  readonly #segments: Segment[] = [];
  #open: OpenAnchor[] = [];
  #next = 0;
  #rows = 0;
  #prevHash = NO_HASH;
  #break: BadRow | null = null;
  #firstBad: BadRow | null = null;

  constructor(anchors: readonly AnchorRead[]) {
    this.#anchors = anchors.toSorted((one, other) => one.from - other.from);
  }

  /** Rows that fit each other, from row 1 on. */
  get rows(): number {
    return this.#rows;
  }

  /** The stores that the chain had, the present one last. */
  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** Takes the next row; false where it does not fit the one before it: what follows is not read. */
  take(row: AuditRowRead): boolean {
    const no = this.#rows + 1;
    if (row['no'] !== no) {
      return this.fail(`row ${no} is missing; what follows says ${show(row['no'])}`);
    }
    if (row['prevHash'] !== this.#prevHash)
      return this.fail('it does not follow the row before it');
    const hash = hashOf(row);
    if (row['hash'] !== hash) return this.fail('its fields are not those that were hashed');
    const store = storeNamedBy(row);
    if (this.#segments.some((known) => known.store === store)) {
      return this.fail('a store has one beginning');
    }
    this.#rows = no;
    this.#prevHash = hash;
    if (store !== undefined) this.#begin(store, no);
    this.#compare(no, hash);
    return true;
  }

  /** The next row cannot be read. */
  fail(why: string): false {
    this.#break = { no: this.#rows + 1, why };
    this.#blame(this.#break);
    return false;
  }

  /** The first row that is not as it was, of all that were taken; null where there is none. */
  finish(): BadRow | null {
    // Rows behind a break are there, but nobody has looked at them.
    if (this.#break !== null) return this.#firstBad;
    for (const anchor of this.#anchors) {
      const { from, no: last, store } = anchor;
      const missing = Math.max(from, this.#rows + 1);
      if (missing <= Math.min(last, this.#endOf(store) - 1)) {
        this.#blame({ no: missing, why: `it is missing: an anchor covers rows up to ${last}` });
      }
    }
    return this.#firstBad;
  }

  #begin(store: string, no: number): void {
    const before = this.#segments.at(-1);
    if (before !== undefined) before.end = no;
    this.#segments.push({ store, end: Infinity });
  }

  #compare(no: number, hash: string): void {
    for (let next = this.#anchors[this.#next]; next !== undefined && next.from <= no;) {
      this.#open.push({ anchor: next, marks: next.readMarks() });
      this.#next += 1;
      next = this.#anchors[this.#next];
    }
    for (const { anchor, marks } of this.#open) {
      const { from, no: last } = anchor;
      // Rows from a restore on are another store's.
      if (no > last || no >= this.#endOf(anchor.store)) continue;
      const mark = marks.slice((no - from) * MARK, (no - from + 1) * MARK);
      if (mark !== '' && hash.startsWith(mark) && (no !== last || hash === anchor.hash)) continue;
      this.#blame({ no, why: 'an anchor knows another row of this number' });
    }
    if (this.#open.some(({ anchor }) => anchor.no <= no)) {
      this.#open = this.#open.filter(({ anchor }) => anchor.no > no);
    }
  }

  /** First row that is no longer this store's; of a store that the chain does not name, none. */
  #endOf(store: string): number {
    return this.#segments.find((segment) => segment.store === store)?.end ?? Infinity;
  }

  #blame(bad: BadRow): void {
    if (this.#firstBad === null || bad.no < this.#firstBad.no) this.#firstBad = bad;
  }
}

/** The first row of a chain names its store, and so does a restore, which makes a new one. */
function storeNamedBy(row: AuditRowRead): string | undefined {
  const names = row['action'] === (row['no'] === 1 ? 'audit.begin' : 'store.restore');
  if (!names || row['outcome'] !== 'done') return undefined;
  const { store } = JSON.parse(String(row['detail'])) as { readonly store?: unknown };
  return typeof store === 'string' ? store : undefined;
}
