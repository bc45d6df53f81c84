import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { auditEntry } from '../application/audit/audit-entry.ts';
import { auditStore } from './audit-store.ts';
import { cliActor } from './cli-actor.ts';
import { done, getOperand, refused } from './command.ts';
import type { Command } from './command.ts';
import type { Config } from '../config/config.ts';
import { DATA_FOLDER_MODE } from '../outbound/store/sqlite/open-sqlite.ts';
import { defaultKeyFile, previousKeyFile } from '../outbound/vault/key-file.ts';
import { DATABASE_FILE, isEmptyFolder, keyBeside, otherFiles } from './store-files.ts';

export const restore: Command = {
  name: 'restore',
  usage: 'FOLDER',
  summary: 'Copies a backup, and the key beside it, into the data folder, which must be empty.',
  details: [
    '',
    'MINGJIAN_DATA_DIR is where it goes. `verify` tells afterwards whether it is whole, and',
    '`verify --audit`, with the anchors of before, which rows came after the backup.',
  ],
  options: {},
  operands: ['FOLDER'],
  run: async (call) => {
    const source = resolve(getOperand(call, 0));
    const { dataDir, databaseUrl } = call.config;
    if (databaseUrl !== undefined) {
      const message =
        'A database is restored by the tools of PostgreSQL, such as pg_restore, before the first start.';
      return refused({ code: 'restore/database', message });
    }
    if (!existsSync(join(source, DATABASE_FILE))) {
      return refused({ code: 'restore/nothing', message: `There is no backup in ${source}.` });
    }
    if (!(await isEmptyFolder(dataDir))) {
      const message = `${dataDir} is not empty: a restore never writes over data.`;
      return refused({ code: 'restore/notEmpty', message });
    }
    await mkdir(dataDir, { recursive: true, mode: DATA_FOLDER_MODE });
    const files = [DATABASE_FILE, ...(await otherFiles(source))];
    for (const name of files) await copyFile(join(source, name), join(dataDir, name));
    const damage = damageOf(join(dataDir, DATABASE_FILE));
    if (damage !== undefined) {
      for (const name of files) await rm(join(dataDir, name), { force: true });
      return refused({ code: 'restore/damaged', message: `The backup is damaged: ${damage}.` });
    }
    const keyFile = await restoreKey(call.config, source);
    const key = existsSync(keyFile)
      ? ''
      : ` Put the key file of personal data to ${keyFile} before the first start.`;
    // Another store from here on: whoever has anchors of the old one sees what it lost.
    const store = randomUUID();
    const audited = await auditStore(dataDir, ({ storeId, no, hash }) =>
      auditEntry(cliActor(), 'store.restore', {
        object: source,
        detail: { store, from: storeId, rows: no, hash },
      }),
    );
    const named = audited ? ` It is store ${store} from here on: note this.` : '';
    return done(
      { folder: dataDir, files, keyFile, store: audited ? store : null },
      `${files.length} files restored to ${dataDir}.${key}${named}`,
    );
  },
};

/** Brings the key that lies beside a backup to the data folder; answers where the key is looked for. */
async function restoreKey({ dataDir, keyFile }: Config, source: string): Promise<string> {
  if (keyFile !== undefined) return keyFile;
  const file = defaultKeyFile(dataDir);
  const beside = keyBeside(source);
  if (existsSync(beside)) {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    for (const [from, to] of [
      [beside, file],
      [previousKeyFile(beside), previousKeyFile(file)],
    ] as const) {
      if (!existsSync(from)) continue;
      await copyFile(from, to);
      await chmod(to, 0o600);
    }
  }
  return file;
}

/** What is wrong with a database; undefined where nothing is. */
function damageOf(file: string): string | undefined {
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      const verdict = Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
      return verdict === 'ok' ? undefined : String(verdict);
    } finally {
      db.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be opened';
  }
}
