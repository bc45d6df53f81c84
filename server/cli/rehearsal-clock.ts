import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REAL_MACHINE } from '../outbound/machine/real-machine.ts';
import { clockFrom } from '../application/clock.ts';
import type { Clock } from '../application/clock.ts';

const FILE = 'rehearsal-clock.json';

/**
 * Leaves word in a data folder of the test clock that a server runs it by, so that commands started
 * beside it without that setting do not carry the folder to the machine's time; the machine's own
 * clock takes the word back.
 */
export async function noteClock(dataDir: string, { setting }: Clock): Promise<void> {
  const file = join(dataDir, FILE);
  if (setting.kind !== 'scaled') return rm(file, { force: true });
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${JSON.stringify(setting)}\n`);
}

/** The test clock by which a data folder was last served; undefined for the machine's. */
export async function findNotedClock(dataDir: string): Promise<Clock | undefined> {
  let text: string;
  try {
    text = await readFile(join(dataDir, FILE), 'utf8');
  } catch {
    return undefined;
  }
  return decodeClock(text);
}

function decodeClock(text: string): Clock | undefined {
  let noted: unknown;
  try {
    noted = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof noted !== 'object' || noted === null) return undefined;
  const { startsAt, realStart, speed } = noted as Readonly<Record<string, unknown>>;
  if (!isNumber(startsAt) || !isNumber(realStart) || !isNumber(speed)) return undefined;
  return clockFrom({ kind: 'scaled', startsAt, realStart, speed }, REAL_MACHINE);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
