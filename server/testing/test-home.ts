import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeTestDatabase, onDatabase } from './postgres-server.ts';

/** What a platform is told of where its data are. */
export interface HomeSettings {
  readonly dataDir: string;
  readonly databaseUrl?: string;
}

/** An empty home. */
export interface TestHome {
  readonly settings: HomeSettings;
  /** Runs statements there; `postgresql` where they are others. */
  readonly run: (sqlite: string, postgresql?: string) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/**
 * Makes an empty home: a folder, or with `MINGJIAN_TEST_HOME=postgresql` a database, so that the same
 * specs are run on both.
 */
export async function makeTestHome(
  kind = process.env['MINGJIAN_TEST_HOME'] ?? 'sqlite',
): Promise<TestHome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mingjian-home-'));
  const drop = () => rm(dataDir, { recursive: true });
  if (kind !== 'postgresql') {
    return {
      settings: { dataDir },
      run: (statements) => {
        const db = new DatabaseSync(join(dataDir, 'mingjian.db'));
        db.exec(statements);
        db.close();
        return Promise.resolve();
      },
      dispose: drop,
    };
  }
  const database = await makeTestDatabase();
  return {
    settings: { dataDir, databaseUrl: database.url },
    run: (sqlite, postgresql = sqlite) => onDatabase(database.url, postgresql),
    dispose: async () => {
      await database.drop();
      await drop();
    },
  };
}
