import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#domain/time/limit.ts';

/** What a demo folder remembers of its first start. */
export interface DemoNote {
  /** The last instant of the invented past; a load that was broken off goes on with the same. */
  readonly until: Instant;
  readonly loaded: boolean;
}

const FILE = 'demo.json';

export async function findDemoNote(folder: string): Promise<DemoNote | undefined> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as DemoNote);
}

export async function writeDemoNote(folder: string, note: DemoNote): Promise<void> {
  await writeFile(join(folder, FILE), `${JSON.stringify(note)}\n`);
}
