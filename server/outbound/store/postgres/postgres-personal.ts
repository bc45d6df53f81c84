import type { PersonalTable } from '../../../application/store/store.ts';
import type {
  SealedPart,
  SubjectKey,
  SubjectSecret,
} from '../../../application/store/store-rows.ts';
import type { Sql } from '../sql.ts';

const KEY_ID = { name: 'personal.keyId', text: 'SELECT id FROM vault_key' };
// One row at most: the place is the same for all.
const CLAIM = {
  name: 'personal.claim',
  text: 'INSERT INTO vault_key (place, id, since) VALUES (1, $1, $2) ON CONFLICT (place) DO NOTHING',
};
const REPLACE = {
  name: 'personal.replaceKey',
  text: 'UPDATE vault_key SET id = $2, since = $3 WHERE id = $1 RETURNING id',
};
const SCAN = {
  name: 'personal.scanSecrets',
  text: `SELECT kind, no, half, forgotten_at AS "forgottenAt" FROM secret
    WHERE (no, kind) > ($1, $2) ORDER BY no, kind LIMIT $3`,
};
const WRITE = {
  name: 'personal.putSecrets',
  text: `UPDATE secret SET half = given.half
    FROM unnest($1::text[], $2::text[], $3::bytea[]) AS given (kind, no, half)
    WHERE secret.no = given.no AND secret.kind = given.kind AND secret.half IS NOT NULL`,
};
const SECRETS = {
  name: 'personal.secrets',
  text: `SELECT secret.kind, secret.no, secret.half, secret.forgotten_at AS "forgottenAt"
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted (kind, no, place)
    JOIN secret ON secret.no = wanted.no AND secret.kind = wanted.kind ORDER BY wanted.place`,
};
// In one order for all writers, so that two of them do not wait for each other.
const ADD = {
  name: 'personal.add',
  text: `INSERT INTO secret (kind, no, half)
    SELECT kind, no, half FROM unnest($1::text[], $2::text[], $3::bytea[]) AS given (kind, no, half)
    ORDER BY no COLLATE "C", kind COLLATE "C"
    ON CONFLICT (no, kind) DO NOTHING RETURNING kind, no`,
};
const OF_NUMBER = {
  name: 'personal.subjectsOf',
  text: 'SELECT kind, no FROM secret WHERE no = $1 ORDER BY kind',
};
const PUT = {
  name: 'personal.put',
  text: `INSERT INTO personal (seq, sealed)
    SELECT * FROM unnest($1::bigint[], $2::bytea[])
    ON CONFLICT (seq) DO UPDATE SET sealed = excluded.sealed`,
};
const READ = {
  name: 'personal.read',
  text: `SELECT personal.seq, personal.sealed
    FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (seq, place)
    JOIN personal ON personal.seq = wanted.seq ORDER BY wanted.place`,
};
const DROP = {
  name: 'personal.drop',
  text: 'DELETE FROM personal WHERE seq = ANY ($1::bigint[])',
};
const BURY = {
  name: 'personal.bury',
  text: `INSERT INTO secret (kind, no, half, forgotten_at) VALUES ($1, $2, NULL, $3)
    ON CONFLICT (no, kind) DO UPDATE SET half = NULL, forgotten_at = excluded.forgotten_at`,
};

type SecretRecord = Omit<SubjectSecret, 'half'> & { readonly half: Buffer | null };

/** Keys of subjects and what is sealed with them, in PostgreSQL. */
export function postgresPersonal(sql: Sql): PersonalTable {
  const keyId = async (): Promise<string | undefined> =>
    (await sql.rows<{ id: string }>(KEY_ID))[0]?.id;
  const secrets = async (keys: readonly SubjectKey[]): Promise<SubjectSecret[]> => {
    if (keys.length === 0) return [];
    const found = await sql.rows<SecretRecord>(SECRETS, [
      keys.map(({ kind }) => kind),
      keys.map(({ no }) => no),
    ]);
    return found.map(secretOf);
  };
  return {
    keyId,
    claimKey: async (id, at) => {
      await sql.rows(CLAIM, [id, at]);
      return (await keyId()) ?? id;
    },
    replaceKey: async (from, to, at) => (await sql.rows(REPLACE, [from, to, at])).length === 1,
    scanSecrets: async (after, limit) => {
      const found = await sql.rows<SecretRecord>(SCAN, [after?.no ?? '', after?.kind ?? '', limit]);
      return found.map(secretOf);
    },
    putSecrets: async (rows) => {
      if (rows.length === 0) return;
      await sql.rows(WRITE, [
        rows.map(({ kind }) => kind),
        rows.map(({ no }) => no),
        rows.map(({ half }) => half && Buffer.from(half)),
      ]);
    },
    secrets,
    addSecrets: async (rows) => {
      if (rows.length === 0) return [];
      const added = await sql.rows<SubjectKey>(ADD, [
        rows.map(({ kind }) => kind),
        rows.map(({ no }) => no),
        rows.map(({ half }) => half && Buffer.from(half)),
      ]);
      if (added.length === rows.length) return [];
      const mine = new Set(added.map(({ kind, no }) => `${kind} ${no}`));
      return secrets(rows.filter(({ kind, no }) => !mine.has(`${kind} ${no}`)));
    },
    subjectsOf: (no) => sql.rows<SubjectKey>(OF_NUMBER, [no]),
    put: async (parts) => {
      if (parts.length === 0) return;
      await sql.rows(PUT, [
        parts.map(({ seq }) => seq),
        parts.map(({ sealed }) => Buffer.from(sealed)),
      ]);
    },
    read: async (seqs) => {
      if (seqs.length === 0) return [];
      const found = await sql.rows<SealedPart & { readonly sealed: Buffer }>(READ, [seqs]);
      return found.map(({ seq, sealed }) => ({ seq, sealed: bytesOf(sealed) }));
    },
    forget: async ({ kind, no }, seqs, at) => {
      await sql.rows(DROP, [seqs]);
      await sql.rows(BURY, [kind, no, at]);
    },
  };
}

function secretOf(row: SecretRecord): SubjectSecret {
  return { ...row, half: row.half === null ? null : bytesOf(row.half) };
}

function bytesOf(buffer: Buffer): Uint8Array {
  return Uint8Array.from(buffer);
}
