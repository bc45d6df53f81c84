import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PLATFORM_ACTOR, auditEntry } from '../../../application/audit/audit-entry.ts';
import { sqliteStore } from './sqlite-store.ts';

describe('the audit table in SQLite', () => {
  let folder: string;
  let db: DatabaseSync;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-audit-'));
    const store = sqliteStore(folder);
    const entry = auditEntry(PLATFORM_ACTOR, 'server.start');
    await store.transaction(({ audit }) => audit.append([entry, entry], 1));
    await store.close();
    db = new DatabaseSync(join(folder, 'mingjian.db'));
  });

  afterEach(async () => {
    db.close();
    await rm(folder, { recursive: true });
  });

  const values = `SELECT 2, at, 'x', session, ip, action, object, reason, outcome, detail,
    prev_hash, hash FROM audit WHERE no = 2`;
  const refused: readonly { why: string; sql: string }[] = [
    { why: 'a change', sql: "UPDATE audit SET actor = 'x' WHERE no = 2" },
    { why: 'a change of every row', sql: 'UPDATE audit SET at = at + 1' },
    { why: 'a deletion', sql: 'DELETE FROM audit WHERE no = 3' },
    { why: 'a replacement', sql: `INSERT OR REPLACE INTO audit ${values}` },
    { why: 'an upsert', sql: `INSERT INTO audit ${values} ON CONFLICT (no) DO UPDATE SET at = 9` },
    { why: 'a row before the end', sql: `INSERT INTO audit ${values.replace('2', '0')}` },
    { why: 'a row that leaves a gap', sql: `INSERT INTO audit ${values.replace('2', '9')}` },
  ];
  for (const { why, sql } of refused) {
    it(`refuses ${why}`, () => {
      const before = db.prepare('SELECT * FROM audit').all();
      expect(() => {
        db.exec(sql);
      }).toThrowError(/rows of the audit log/);
      expect(db.prepare('SELECT * FROM audit').all()).toEqual(before);
    });
  }
});
