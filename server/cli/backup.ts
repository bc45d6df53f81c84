import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { auditEntry } from '../application/audit/audit-entry.ts';
import { auditStore } from './audit-store.ts';
import { cliActor } from './cli-actor.ts';
import { done, getOperand, refused } from './command.ts';
import type { Command, Outcome } from './command.ts';
import type { Config } from '../config/config.ts';
import { DATA_FILE_MODE, DATA_FOLDER_MODE } from '../outbound/store/sqlite/open-sqlite.ts';
import { defaultKeyFile, previousKeyFile } from '../outbound/vault/key-file.ts';
import { DATABASE_FILE, isEmptyFolder, keyBeside, otherFiles } from './store-files.ts';

const SQLITE_FULL = 13;

export const backup: Command = {
  name: 'backup',
  usage: 'FOLDER',
  summary: 'Copies the store as of one moment into an empty folder; a server may go on working.',
  details: [
    '',
    'Personal data in the copy are sealed. Their key is copied to a file beside it, FOLDER.key, where',
    'no MINGJIAN_KEY_FILE names another place: keep that file apart from the backups.',
    'Not in it: archives of past months (MINGJIAN_ARCHIVE_DIR), each of which never changes again, and',
    'anchors of the audit log (MINGJIAN_ANCHOR_DIR). Copy both folders as well.',
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
    const made: string[] = [];
    try {
      const files = await copyStore(dataDir, target, made);
      const keyFile = await copyKey(call.config, target, made);
      if (audited) await audit('done');
      return toldOf(target, files, keyFile, audited);
    } catch (error) {
      // Half a copy would be taken for a backup, and keep the next one from being made.
      for (const file of made) await rm(file, { force: true });
      if (!isFull(error)) throw error;
      const message = `There is no room for a copy in ${target}.`;
      return refused({ code: 'backup/noRoom', message });
    }
  },
};

function toldOf(
  folder: string,
  files: readonly string[],
  keyFile: string | null,
  audited: boolean,
): Outcome {
  const key = keyFile === null ? '' : ` The key of personal data is in ${keyFile}: keep it apart.`;
  const older = audited
    ? ''
    : ' The store is of an older version: its audit log says nothing of this.';
  return done(
    { folder, files, keyFile },
    `${files.length} files written to ${folder}.${key}${older}`,
  );
}

/** Copies a store as of one moment, and what lies beside it; names each file before it makes it. */
async function copyStore(
  dataDir: string,
  target: string,
  made: string[],
): Promise<readonly string[]> {
  await mkdir(target, { recursive: true, mode: DATA_FOLDER_MODE });
  const copy = join(target, DATABASE_FILE);
  made.push(copy, `${copy}-journal`);
  // Into an empty file: one that SQLite makes anybody may read.
  await writeFile(copy, '', { flag: 'wx', mode: DATA_FILE_MODE });
  const db = new DatabaseSync(join(dataDir, DATABASE_FILE), { readOnly: true });
  try {
    // One read transaction: a copy page by page would begin again with every commit of a server.
    db.exec('PRAGMA busy_timeout=10000');
    db.prepare('VACUUM INTO ?').run(copy);
  } finally {
    db.close();
  }
  const others = await otherFiles(dataDir);
  for (const name of others) {
    made.push(join(target, name));
    await copyFile(join(dataDir, name), join(target, name));
  }
  return [DATABASE_FILE, ...others];
}

/** Whether a file or a statement of SQLite found no room. */
function isFull(error: unknown): boolean {
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  return code === 'ENOSPC' || errcode === SQLITE_FULL;
}

/** Where a key that lies in the data folder was copied to; null where its keeper has it elsewhere. */
async function copyKey(
  { dataDir, keyFile }: Config,
  target: string,
  made: string[],
): Promise<string | null> {
  const key = defaultKeyFile(dataDir);
  if (keyFile !== undefined || !existsSync(key)) return null;
  const copy = keyBeside(target);
  await copySecret(key, copy, made);
  // While a key is replaced the copy needs both.
  const previous = previousKeyFile(key);
  if (existsSync(previous)) await copySecret(previous, previousKeyFile(copy), made);
  return copy;
}

/** Never over a file that is there: it may be the only key of another backup. */
async function copySecret(from: string, to: string, made: string[]): Promise<void> {
  await writeFile(to, '', { flag: 'wx', mode: 0o600 });
  made.push(to);
  await copyFile(from, to);
  await chmod(to, 0o600);
}
