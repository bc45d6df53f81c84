import type {
  AuditHead,
  AuditRow,
  AuditRowFilter,
  AuditTable,
} from '../../../application/audit/audit-rows.ts';
import { NO_ROWS, chainRows, storeNamedBy } from '../audit-chain.ts';
import { LOCKS } from './postgres-locks.ts';
import type { Sql } from '../sql.ts';

const COLUMNS = `no, at, actor, session, ip, action, object, reason, outcome, detail,
  prev_hash AS "prevHash", hash`;

// The chain is one: whoever appends has it until his transaction ends.
const TAKE = { name: 'audit.take', text: `SELECT pg_advisory_xact_lock(${LOCKS.audit})` };
const LAST = { name: 'audit.last', text: 'SELECT no, hash FROM audit ORDER BY no DESC LIMIT 1' };
const NAMES = {
  name: 'audit.names',
  text: `SELECT ${COLUMNS} FROM audit WHERE action IN ('audit.begin', 'store.restore')
    AND outcome = 'done' ORDER BY no DESC LIMIT 1`,
};
const ADD = {
  name: 'audit.add',
  text: `INSERT INTO audit (no, at, actor, session, ip, action, object, reason, outcome, detail,
      prev_hash, hash)
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[],
      $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
      AS given (no, at, actor, session, ip, action, object, reason, outcome, detail, prev_hash, hash)
    ORDER BY no`,
};
const SCAN = {
  name: 'audit.scan',
  text: `SELECT ${COLUMNS} FROM audit WHERE no > $1 ORDER BY no LIMIT $2`,
};

/** The audit log in PostgreSQL. */
export function postgresAudit(sql: Sql): AuditTable {
  const head = async (): Promise<AuditHead> => {
    const [last] = await sql.rows<Pick<AuditRow, 'no' | 'hash'>>(LAST);
    if (last === undefined) return NO_ROWS;
    const [naming] = await sql.rows<AuditRow>(NAMES);
    return { ...last, storeId: (naming && storeNamedBy(naming)) ?? '' };
  };
  return {
    append: async (entries, at) => {
      if (entries.length === 0) return;
      await sql.rows(TAKE);
      const rows = chainRows(entries, at, await head());
      await sql.rows(ADD, [
        rows.map(({ no }) => no),
        rows.map((row) => row.at),
        rows.map(({ actor }) => actor),
        rows.map(({ session }) => session),
        rows.map(({ ip }) => ip),
        rows.map(({ action }) => action),
        rows.map(({ object }) => object),
        rows.map(({ reason }) => reason),
        rows.map(({ outcome }) => outcome),
        rows.map(({ detail }) => detail),
        rows.map(({ prevHash }) => prevHash),
        rows.map(({ hash }) => hash),
      ]);
    },
    head,
    list: (filter, before, limit) => {
      const { text, values } = conditions(filter, before);
      return sql.rows<AuditRow>(
        `SELECT ${COLUMNS} FROM audit ${text} ORDER BY no DESC LIMIT $${values.length + 1}`,
        [...values, limit],
      );
    },
    count: async (filter) => {
      const { text, values } = conditions(filter, null);
      const query = `SELECT count(*) AS total FROM audit ${text}`;
      return (await sql.rows<{ total: number }>(query, values))[0]?.total ?? 0;
    },
    scan: (after, limit) => sql.rows<AuditRow>(SCAN, [after, limit]),
  };
}

function conditions(
  { actor, action, outcome, from, to }: AuditRowFilter,
  before: number | null,
): { readonly text: string; readonly values: readonly (string | number)[] } {
  const asked: readonly (readonly [string, string | number | undefined])[] = [
    ['no <', before ?? undefined],
    ['actor =', actor],
    ['action =', action],
    ['outcome =', outcome],
    ['at >=', from],
    ['at <', to],
  ];
  const parts: string[] = [];
  const values: (string | number)[] = [];
  for (const [part, value] of asked) {
    if (value !== undefined) parts.push(`${part} $${values.push(value)}`);
  }
  return { text: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}
