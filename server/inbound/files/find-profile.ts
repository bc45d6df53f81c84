import { readFile } from 'node:fs/promises';
import { decodeProfile } from './decode-profile.ts';
import { ImportRefused } from './import-refused.ts';
import type { Profile } from './profile.ts';

/** Profiles that come with the product (`interfaces.md` 1.1). */
export const SHIPPED_PROFILES = [
  ...(['bpic15', 'wabo', 'boston311', 'stlouis', 'hotline12345', 'open311', 'messages'] as const),
] as const;

const FOLDER = new URL('../../../mock-data/reference/profiles/', import.meta.url);

/**
 * The profile of a shipped name or of a path to a JSON file.
 *
 * @throws {ImportRefused} there is none, or a field of it is wrong.
 */
export async function getProfile(nameOrPath: string): Promise<Profile> {
  const shipped = SHIPPED_PROFILES.find((name) => name === nameOrPath);
  const place = shipped === undefined ? nameOrPath : new URL(`${shipped}.json`, FOLDER);
  const text = await readFile(place, 'utf8').catch((cause: unknown) => {
    const known = SHIPPED_PROFILES.join(', ');
    const message = `there is no profile "${nameOrPath}"; give the path of a JSON file or one of ${known}`;
    throw new ImportRefused('profile/unknown', message, { cause });
  });
  const decoded = decodeProfile(readJson(text));
  if (decoded.ok) return decoded.value;
  const { path, message } = decoded.error;
  throw new ImportRefused('profile/invalid', message, { path, cause: decoded.error });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ImportRefused('profile/invalid', `the profile is not JSON: ${String(cause)}`, {
      cause,
    });
  }
}
