import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../outbound/store/sqlite/open-sqlite.ts';

/**
 * Events per second of a bare append with a unique key of source and id, in commits of the same
 * size: the most that any layout on this machine could reach.
 */
export function bareAppend(batches: readonly (readonly unknown[])[], perCommit: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-bench-'));
  const db = openSqlite(folder);
  db.exec(
    'CREATE TABLE bare (seq INTEGER PRIMARY KEY, source TEXT, id TEXT, data TEXT, UNIQUE (source, id))',
  );
  const insert = db.prepare(
    'INSERT INTO bare (source, id, data) VALUES (?, ?, ?) ON CONFLICT (source, id) DO NOTHING',
  );
  const events = batches.flat() as readonly { source: string; id: string }[];
  const texts = events.map((event) => JSON.stringify(event));
  const begin = performance.now();
  for (let start = 0; start < events.length; start += perCommit) {
    db.exec('BEGIN IMMEDIATE');
    const end = Math.min(start + perCommit, events.length);
    for (let index = start; index < end; index += 1) {
      const event = events[index];
      if (event !== undefined) insert.run(event.source, event.id, texts[index] ?? '');
    }
    db.exec('COMMIT');
  }
  const rate = (events.length / (performance.now() - begin)) * 1000;
  db.close();
  rmSync(folder, { recursive: true });
  return rate;
}
