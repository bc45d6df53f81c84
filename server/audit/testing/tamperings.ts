import type { SQLInputValue } from 'node:sqlite';
import fc from 'fast-check';
import type { AuditRow } from '../../application/audit/audit-rows.ts';
import { auditHash } from '../../outbound/store/audit-chain.ts';

/** Rows of the audit log that is tampered with. */
export const ROWS = 60;
export const COLUMNS = [
  ...['no', 'at', 'actor', 'session', 'ip', 'action', 'object', 'reason', 'outcome'],
  ...['detail', 'prev_hash', 'hash'],
] as const;

/** A row as it lies in the file. */
export type Stored = Record<string, SQLInputValue>;

export function firstDifference(
  rows: readonly Stored[],
  original: readonly Stored[],
): number | undefined {
  for (let place = 0; place < Math.max(rows.length, original.length); place += 1) {
    const [one, other] = [rows[place], original[place]];
    if (one === undefined || other === undefined) return place + 1;
    if (COLUMNS.some((column) => one[column] !== other[column])) return place + 1;
  }
  return undefined;
}

export function isChain(rows: readonly Stored[]): boolean {
  const again = rechained(
    rows.map((row) => ({ ...row })),
    1,
  );
  return firstDifference(rows, again) === undefined;
}

export function edited(rows: Stored[], no: number, column: string, value: SQLInputValue): Stored[] {
  const row = rows[no - 1];
  if (row !== undefined) row[column] = value;
  return rows;
}

export function numbered(rows: readonly Stored[]): Stored[] {
  return rows.map((row, place) => ({ ...row, no: place + 1 }));
}

/** Hashes made anew from a row on, as somebody would who knows how. */
export function rechained(rows: Stored[], from: number): Stored[] {
  for (const [place, row] of rows.entries()) {
    if (place + 1 < from) continue;
    row['prev_hash'] = rows[place - 1]?.['hash'] ?? '0'.repeat(64);
    row['hash'] = auditHash({ ...row, prevHash: row['prev_hash'] } as unknown as AuditRow);
  }
  return rows;
}

/** Ways to tamper: what is done, and whether numbers and hashes are made to fit again. */
export function tampering(): fc.Arbitrary<(rows: Stored[]) => Stored[]> {
  const no = fc.integer({ min: 1, max: ROWS });
  const change = fc.record({
    no,
    column: fc.constantFrom(...COLUMNS.slice(1)),
    value: fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.integer({ min: -5, max: 5 }),
      fc.constant(null),
      fc.constant('0'.repeat(64)),
    ),
  });
  const what: fc.Arbitrary<(rows: Stored[]) => Stored[]> = fc.oneof(
    change.map(({ no: at, column, value }) => (rows: Stored[]) => {
      const sound = value === null && !NULLABLE.has(column) ? '' : value;
      return edited(rows, at, column, column === 'at' && typeof sound === 'string' ? 7 : sound);
    }),
    fc.tuple(no, fc.integer({ min: 1, max: 5 })).map(
      ([at, count]) =>
        (rows: Stored[]) =>
          rows.toSpliced(at - 1, count),
    ),
    fc.tuple(no, no).map(
      ([at, copied]) =>
        (rows: Stored[]) =>
          rows.toSpliced(at - 1, 0, { ...rows[copied - 1], no: 0.5 }),
    ),
    fc.tuple(no, no).map(([one, other]) => (rows: Stored[]) => {
      const [a, b] = [rows[one - 1], rows[other - 1]];
      if (a !== undefined && b !== undefined) {
        rows[one - 1] = { ...b, no: one };
        rows[other - 1] = { ...a, no: other };
      }
      return rows;
    }),
    no.map((at) => (rows: Stored[]) => rows.slice(0, at - 1)),
  );
  return fc
    .tuple(what, fc.boolean(), fc.option(no))
    .map(([tamper, renumber, rechainFrom]) => (rows: Stored[]) => {
      const done = tamper(rows);
      // Without numbers made anew two rows may not have one: the file itself refuses that.
      const fit = renumber || done.some((row) => row['no'] === 0.5) ? numbered(done) : done;
      return rechainFrom === null ? fit : rechained(fit, rechainFrom);
    });
}

const NULLABLE: ReadonlySet<string> = new Set(['session', 'ip', 'object', 'reason']);
