import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A draft is written without a pause; one that nobody touched for so long belongs to nobody. */
const LEFT_AFTER_MS = 86_400_000;
/** `.<archive>.<host>.<process>.<random>`; before machines and processes were told, without these two. */
const DRAFT = /^\.\d{4}-\d{2}-[0-9a-f]{8}\.ndjson\.gz(?:\.([0-9a-f]{8})\.(\d+))?\.[0-9a-f]{12}$/;
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** What this process is writing: its number alone may be that of an earlier life, as in a container. */
const own = new Set<string>();

/** The hidden name under which an archive is written, by which others see whose it is. */
export function draftName(archive: string): string {
  const name = `.${archive}.${HOST}.${process.pid}.${randomBytes(6).toString('hex')}`;
  own.add(name);
  return name;
}

/** The draft is an archive now, or nothing. */
export function endDraft(name: string): void {
  own.delete(name);
}

/**
 * Takes drafts away that nobody writes any more: of processes of this machine that have ended, and
 * what was not touched for a day, since of other machines nobody here can tell.
 */
export async function clearDrafts(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const draft = DRAFT.exec(name);
    if (draft === null || own.has(name)) continue;
    const [, host, pid] = draft;
    const path = join(folder, name);
    if (!(host === HOST && hasEnded(Number(pid))) && !(await isOld(path, now))) continue;
    await rm(path, { force: true });
  }
}

function hasEnded(pid: number): boolean {
  // One of ours would be known.
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0); // only asks
    return false;
  } catch (error) {
    return (error as { readonly code?: unknown }).code === 'ESRCH';
  }
}

async function isOld(path: string, now: number): Promise<boolean> {
  // Another run may have taken it away meanwhile.
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && now - found.mtimeMs > LEFT_AFTER_MS;
}
