import { closeSync, mkdirSync, openSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../../../errors.ts';
import { openingFailure } from './sqlite-failure.ts';
import { MIGRATIONS } from './sqlite-schema.ts';

const FILE = 'mingjian.db';
// SQLite's number of `synchronous=FULL`.
const FULL = 2;
const WAL_INDEX_BYTES = 32_768;
// Checkpoints cost a tenth of the throughput when they come every 1,000 pages; this many are 256 MB.
const PAGES_BETWEEN_CHECKPOINTS = 65_536;

/** Of a data folder that is made, and of copies of it: its owner alone reads what is said of cases. */
export const DATA_FOLDER_MODE = 0o700;
/** The same of its files, for a folder that was there before. */
export const DATA_FILE_MODE = 0o600;

/** What a connection may keep of the file in memory: the writer's index pages are hot, readers pass by. */
export const PAGE_CACHE_KIB = { writer: 65_536, reader: 16_384, small: 8_192 } as const;

/**
 * When what is committed survives a power cut: with its commit, or when the store is closed. The end
 * of the process it survives either way, and the file is whole either way: what a power cut takes are
 * the last commits. So `whenClosed` is for what can be brought in again from its beginning, alone.
 */
export type Lasting = 'eachCommit' | 'whenClosed';

/**
 * Opens the database of a folder, making or migrating it as needed, and asserts that a commit that
 * returns survives a crash, unless it need not.
 *
 * @throws {StartupError} it does not, it cannot be opened, or a newer program wrote it.
 */
export function openSqlite(
  folder: string,
  cacheKib: number = PAGE_CACHE_KIB.writer,
  lasting: Lasting = 'eachCommit',
): DatabaseSync {
  let db: DatabaseSync;
  try {
    mkdirSync(folder, { recursive: true, mode: DATA_FOLDER_MODE });
    const file = join(folder, FILE);
    makeClosed(file);
    db = new DatabaseSync(file);
    db.exec('PRAGMA busy_timeout=10000');
    db.exec('PRAGMA journal_mode=WAL');
    db.exec('PRAGMA synchronous=FULL');
    // What is deleted is wiped from its page: who was forgotten is not in the file either.
    db.exec('PRAGMA secure_delete=ON');
    db.exec(`PRAGMA wal_autocheckpoint=${PAGES_BETWEEN_CHECKPOINTS}`);
    db.exec(`PRAGMA cache_size=-${cacheKib}`);
  } catch (cause) {
    const code = hasRoom(folder) ? 'store/unreadable' : 'store/noRoom';
    throw new StartupError(code, { folder }, { cause });
  }
  assertDurable(db);
  migrate(db);
  // Waits for the disk before and after what it moves to its place, and not with each commit.
  if (lasting === 'whenClosed') db.exec('PRAGMA synchronous=NORMAL');
  return db;
}

/**
 * Makes an empty file where there is none: one that SQLite makes anybody may read, and what it lays
 * beside has the mode of this one. A file that is there must not even be opened here: to close it again
 * would take away the locks that SQLite holds on it in this process (POSIX, fcntl).
 */
function makeClosed(file: string): void {
  try {
    closeSync(openSync(file, 'wx', DATA_FILE_MODE));
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'EEXIST') throw error;
  }
}

/** Whether the index of the write-ahead log, without which nothing can be read, fits on the disk. */
function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= WAL_INDEX_BYTES;
  } catch {
    return true;
  }
}

/** Brings everything that was committed to the disk for good, whatever its commits waited for. */
export function makeLast(db: DatabaseSync): void {
  db.exec('PRAGMA synchronous=FULL');
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Whether the store of a folder has the form that this program knows, so that opening changes nothing. */
export function isCurrent(folder: string): boolean {
  const db = new DatabaseSync(join(folder, FILE), { readOnly: true });
  try {
    return versionOf(db) === MIGRATIONS.length;
  } finally {
    db.close();
  }
}

/** Whether the settings hold that make an acknowledged commit survive. */
export function assertDurable(db: DatabaseSync): void {
  const journal = pragma(db, 'journal_mode');
  const synchronous = pragma(db, 'synchronous');
  if (journal === 'wal' && typeof synchronous === 'number' && synchronous >= FULL) return;
  db.close();
  throw new StartupError('store/notDurable', { journal, synchronous });
}

function pragma(db: DatabaseSync, name: string): unknown {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

function migrate(db: DatabaseSync): void {
  // A reader of a store in use may not wait for the writer's lock.
  if (versionOf(db) === MIGRATIONS.length) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(
      'CREATE TABLE IF NOT EXISTS migration (version INTEGER NOT NULL PRIMARY KEY, at BIGINT NOT NULL)',
    );
    const version = versionOf(db);
    if (version > MIGRATIONS.length) {
      throw new StartupError('store/newer', { written: version, known: MIGRATIONS.length });
    }
    const note = db.prepare('INSERT INTO migration (version, at) VALUES (?, ?)');
    for (const [index, step] of MIGRATIONS.entries()) {
      if (index < version) continue;
      db.exec(step);
      note.run(index + 1, Date.now());
    }
    db.exec('COMMIT');
  } catch (error) {
    // A full disk may have rolled back already.
    if (db.isTransaction) db.exec('ROLLBACK');
    db.close();
    throw openingFailure(error);
  }
}

function versionOf(db: DatabaseSync): number {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").get();
  if (table === undefined) return 0;
  const row = db.prepare('SELECT max(version) AS version FROM migration').get();
  return Number(row?.['version'] ?? 0);
}
