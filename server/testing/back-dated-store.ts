import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from '../outbound/store/sqlite/sqlite-schema.ts';

const FILE = 'mingjian.db';

/** Writes what a store of today holds into a new folder, as one of an earlier version would have held it. */
export function backDate(today: string, folder: string, version: number): void {
  mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(join(folder, FILE));
  db.exec('CREATE TABLE migration (version INTEGER NOT NULL PRIMARY KEY, at BIGINT NOT NULL)');
  for (const [index, step] of MIGRATIONS.slice(0, version).entries()) {
    db.exec(step);
    db.prepare('INSERT INTO migration (version, at) VALUES (?, 0)').run(index + 1);
  }
  db.prepare('ATTACH ? AS now').run(join(today, FILE));
  const tables = db
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'migration'")
    .all();
  for (const { name } of tables) {
    const columns = db
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all(name ?? null)
      .map((column) => String(column['name']))
      .join(', ');
    db.exec(
      `INSERT INTO main.${String(name)} (${columns}) SELECT ${columns} FROM now.${String(name)}`,
    );
  }
  // Other code derived it: columns that came since are filled by deriving everything again.
  if (version < MIGRATIONS.length) db.exec("DELETE FROM main.head WHERE name = 'derivedWith'");
  db.close();
}
