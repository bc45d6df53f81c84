import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { done, getOperand, refused } from './command.ts';
import type { Command } from './command.ts';
import { DATABASE_FILE, isEmptyFolder, otherFiles } from './store-files.ts';

export const backup: Command = {
  name: 'backup',
  usage: 'FOLDER',
  summary:
    'Copies the data folder as of one moment into an empty folder; a server may go on working.',
  details: [
    '',
    'The copy holds the key of personal data too: keep it as safe as the folder itself.',
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
    return done({ folder: target, files }, `${files.length} files written to ${target}.`);
  },
};
