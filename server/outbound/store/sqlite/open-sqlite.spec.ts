import { chmodSync, mkdtempSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from './open-sqlite.ts';

describe('the file of a store', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-open-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('and what lies beside it are read by their owner alone, in a folder that is open to all', () => {
    chmodSync(folder, 0o755);
    const db = openSqlite(folder);
    try {
      const names = ['mingjian.db', 'mingjian.db-wal', 'mingjian.db-shm'];
      expect(names.map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([
        0o600, 0o600, 0o600,
      ]);
    } finally {
      db.close();
    }
  });
});
