import { constants, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { auditEntry } from '../application/audit/audit-entry.ts';
import { auditStore } from './audit-store.ts';
import { cliActor } from './cli-actor.ts';
import { done, getOperand, refused } from './command.ts';
import type { Command } from './command.ts';
import type { Config } from '../config/config.ts';
import { defaultKeyFile, previousKeyFile } from '../outbound/vault/key-file.ts';
import { DATABASE_FILE, isEmptyFolder, keyBeside, otherFiles } from './store-files.ts';

export const backup: Command = {
  name: 'backup',
  usage: 'FOLDER',
  summary:
    'Copies the data folder as of one moment into an empty folder; a server may go on working.',
  details: [
    '',
    'Personal data in the copy are sealed. Their key is copied to a file beside it, FOLDER.key, where',
    'no MINGJIAN_KEY_FILE names another place: keep that file apart from the backups.',
  ],
  options: {},
  operands: ['FOLDER'],
  run: async (call) => {
    const target = resolve(getOperand(call, 0));
    const { dataDir, databaseUrl } = call.config;
    if (databaseUrl !== undefined) {
      const message =
        'A database is backed up by the tools of PostgreSQL, such as pg_dump or pg_basebackup; copy the key file beside it.';
      return refused({ code: 'backup/database', message });
    }
    const database = join(dataDir, DATABASE_FILE);
    if (!existsSync(database)) {
      return refused({ code: 'backup/nothing', message: `There is no store in ${dataDir}.` });
    }
    if (!(await isEmptyFolder(target))) {
      return refused({ code: 'backup/notEmpty', message: `${target} is not empty.` });
    }
    const audit = (outcome: 'begun' | 'done'): Promise<boolean> =>
      auditStore(dataDir, (head) =>
        auditEntry(cliActor(), 'store.backup', {
          object: target,
          outcome,
          detail: { store: head.storeId, rows: head.no },
        }),
      );
    const audited = await audit('begun');
    await mkdir(target, { recursive: true });
    const copy = join(target, DATABASE_FILE);
    const db = new DatabaseSync(database, { readOnly: true });
    try {
      // One read transaction: a copy page by page would begin again with every commit of a server.
      db.exec('PRAGMA busy_timeout=10000');
      db.prepare('VACUUM INTO ?').run(copy);
    } finally {
      db.close();
    }
    const others = await otherFiles(dataDir);
    for (const name of others) await copyFile(join(dataDir, name), join(target, name));
    const files = [DATABASE_FILE, ...others];
    const keyFile = await copyKey(call.config, target);
    if (audited) await audit('done');
    const key =
      keyFile === null ? '' : ` The key of personal data is in ${keyFile}: keep it apart.`;
    const older = audited
      ? ''
      : ' The store is of an older version: its audit log says nothing of this.';
    return done(
      { folder: target, files, keyFile },
      `${files.length} files written to ${target}.${key}${older}`,
    );
  },
};

/** Where a key that lies in the data folder was copied to; null where its keeper has it elsewhere. */
async function copyKey({ dataDir, keyFile }: Config, target: string): Promise<string | null> {
  const key = defaultKeyFile(dataDir);
  if (keyFile !== undefined || !existsSync(key)) return null;
  const copy = keyBeside(target);
  await copyFile(key, copy, constants.COPYFILE_EXCL);
  await chmod(copy, 0o600);
  // While a key is replaced the copy needs both.
  const previous = previousKeyFile(key);
  if (existsSync(previous)) {
    await copyFile(previous, previousKeyFile(copy), constants.COPYFILE_EXCL);
    await chmod(previousKeyFile(copy), 0o600);
  }
  return copy;
}
