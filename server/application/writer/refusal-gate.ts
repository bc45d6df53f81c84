import type { Instant } from '#domain/time/limit.ts';
import type { AuditEntry } from '../audit/audit-rows.ts';

const WINDOW_MS = 60_000;
/** Rows of one kind and one actor in a window; the rest of the window is counted. */
const ROWS_OF_ONE = 20;
/** Rows of all in a window, whoever comes under how many names. */
const ROWS_OF_ALL = 200;
/** Kinds that are told apart in a window; further ones are counted together. */
const KINDS = 500;

interface Counted {
  readonly entry: AuditEntry;
  rows: number;
  suppressed: number;
}

/**
 * Bounds what a flood of refusals may add to the audit log: of each window the first are written one
 * by one, the rest as a number. Nothing is lost from the count.
 */
export class RefusalGate {
  #kinds = new Map<string, Counted>();
  #rows = 0;
  #startedAt: Instant | undefined;

  /** What is to be written now: sums of a window that has ended, and the entry where it still fits. */
  take(entry: AuditEntry, now: Instant): readonly AuditEntry[] {
    const sums = this.sums(now);
    this.#startedAt ??= now;
    const counted = this.#kind(entry);
    if (counted.rows < ROWS_OF_ONE && this.#rows < ROWS_OF_ALL) {
      counted.rows += 1;
      this.#rows += 1;
      return [...sums, entry];
    }
    counted.suppressed += 1;
    return sums;
  }

  /** Sums of the window where it has ended by `now`; `Infinity` ends it. */
  sums(now: Instant): readonly AuditEntry[] {
    // A clock that was set back ends the window too.
    const since = this.#startedAt;
    if (since === undefined || (now >= since && now < since + WINDOW_MS)) return [];
    const sums: AuditEntry[] = [];
    for (const { entry, suppressed } of this.#kinds.values()) {
      if (suppressed === 0) continue;
      const { code = null } = entry.detail;
      sums.push({ ...entry, object: null, reason: null, detail: { code, further: suppressed } });
    }
    this.#kinds = new Map();
    this.#rows = 0;
    this.#startedAt = undefined;
    return sums;
  }

  #kind(entry: AuditEntry): Counted {
    const known = this.#kinds.size < KINDS;
    const key = known ? `${entry.action} ${entry.actor}` : entry.action;
    const found = this.#kinds.get(key);
    if (found !== undefined) return found;
    const { action, outcome } = entry;
    const nobody = { actor: '', session: null, ip: null, object: null, reason: null, detail: {} };
    const counted = {
      entry: known ? { ...entry, ip: null, session: null } : { ...nobody, action, outcome },
      rows: 0,
      suppressed: 0,
    };
    this.#kinds.set(key, counted);
    return counted;
  }
}
