import { mkdir } from 'node:fs/promises';
import { StartupError } from '../../errors.ts';
import type { Store } from '../../application/store/store.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { DATA_FOLDER_MODE, PAGE_CACHE_KIB } from './sqlite/open-sqlite.ts';
import type { Lasting } from './sqlite/open-sqlite.ts';
import { postgresStore } from './postgres/postgres-store.ts';
import { sqliteStore } from './sqlite/sqlite-store.ts';

/**
 * How much a platform may hold in memory: a server's caches, or what one command needs. `passing` has a
 * server's pages, and soon lets go of subjects: of weeks that pass in seconds few come again.
 */
export type Memory = 'ample' | 'passing' | 'small';

/** Where the data live: in a folder, or in a database that several processes share. */
export type HomeSetting =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'database'; readonly url: string };

/**
 * Connections to a database. A writer runs one transaction at a time, beside which it may have two
 * duties and ask for a commit whose answer was lost; readers wait for each other in the pool.
 */
const CONNECTIONS = { writer: 5, reader: 4 } as const;

/** The home of a data folder, unless a database is named. */
export function homeOf(dataDir: string, databaseUrl: string | undefined): HomeSetting {
  return databaseUrl === undefined
    ? { kind: 'folder', folder: dataDir }
    : { kind: 'database', url: databaseUrl };
}

/**
 * Makes the data folder, which also holds what is no data, and the tables of a database. A file is
 * made when it is opened.
 *
 * @throws {StartupError} see {@link openPostgres}.
 */
export async function prepareHome(home: HomeSetting, dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: DATA_FOLDER_MODE });
  } catch (cause) {
    throw new StartupError('store/unreadable', { folder: dataDir }, { cause });
  }
  if (home.kind === 'database') await openPostgres(home.url);
}

/**
 * Opens a prepared home once more.
 *
 * @param lasting of a folder; a database keeps each commit as it is set to
 * @throws {StartupError} a folder's store cannot be opened; a database says so with the first call.
 */
export function openStore(
  home: HomeSetting,
  use: 'writer' | 'reader',
  memory: Memory,
  lasting?: Lasting,
): Store {
  if (home.kind === 'database') return postgresStore(home.url, CONNECTIONS[use]);
  return sqliteStore(home.folder, PAGE_CACHE_KIB[memory === 'small' ? 'small' : use], lasting);
}
