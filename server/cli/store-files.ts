import { readdir } from 'node:fs/promises';
import { COUNTS_FILE } from '../outbound/counts/counts-file.ts';

/** The database of a data folder, and what SQLite keeps beside it while it is open. */
export const DATABASE_FILE = 'mingjian.db';
const COMPANIONS: ReadonlySet<string> = new Set(['mingjian.db-wal', 'mingjian.db-shm']);

/** Where the key of a backup's personal data lies: beside its folder, never in it. */
export function keyBeside(folder: string): string {
  return `${folder}.key`;
}

/**
 * What a folder holds beside the database: keys and the like. Empty where there is no folder. Counts that
 * are kept for a start are not told: the next one makes them again.
 */
export async function otherFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => name !== DATABASE_FILE && !COMPANIONS.has(name))
    .filter((name) => !name.startsWith(COUNTS_FILE));
}

export async function isEmptyFolder(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length === 0;
}
