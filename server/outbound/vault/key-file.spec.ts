import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { StartupError } from '../../errors.ts';
import { sqliteStore } from '../store/sqlite/sqlite-store.ts';
import { defaultKeyFile, readKeyFile } from './key-file.ts';
import { openVault } from './open-vault.ts';

describe('the key file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-key-'));
    file = defaultKeyFile(folder);
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is made on the first start, for its owner alone, and read ever after', () => {
    const made = readKeyFile(file, true);
    expect(made.length).toBe(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readKeyFile(file, true)).toEqual(made);
    expect(readKeyFile(file, false)).toEqual(made);
    expect(readdirSync(dirname(file))).toEqual(['personal.key']);
  });

  const wrong: readonly { why: string; code: string; prepare: () => unknown }[] = [
    { why: 'that is not there', code: 'key/missing', prepare: () => rmSync(file) },
    {
      why: 'that is too short',
      code: 'key/invalid',
      prepare: () => writeFileSync(file, Buffer.alloc(31).toString('base64url')),
    },
    {
      why: 'that is too long',
      code: 'key/invalid',
      prepare: () => writeFileSync(file, Buffer.alloc(33).toString('base64url')),
    },
    { why: 'that is empty', code: 'key/invalid', prepare: () => writeFileSync(file, '') },
    {
      why: 'that is written in another alphabet',
      code: 'key/invalid',
      prepare: () => writeFileSync(file, Buffer.alloc(32, 255).toString('base64')),
    },
    { why: 'that others may read', code: 'key/loose', prepare: () => chmodSync(file, 0o644) },
    { why: 'that the group may read', code: 'key/loose', prepare: () => chmodSync(file, 0o640) },
  ];
  for (const { why, code, prepare } of wrong) {
    it(`refuses a key ${why} with a sentence that names the file`, () => {
      readKeyFile(file, true);
      prepare();
      expect(() => readKeyFile(file, false)).toThrowMatching(
        (error: unknown) =>
          error instanceof StartupError && error.code === code && error.facts['file'] === file,
      );
    });
  }

  it('belongs to the store that was first opened with it', async () => {
    const store = sqliteStore(folder);
    const { keyId } = await openVault(store, file, 1);
    expect((await openVault(store, file, 2)).keyId).toBe(keyId);
    const other = join(folder, 'other.key');
    readKeyFile(other, true);
    await expectAsync(openVault(store, other, 3)).toBeRejectedWithError(StartupError, /key\/other/);
    const nowhere = join(folder, 'nowhere.key');
    await expectAsync(openVault(store, nowhere, 3)).toBeRejectedWithError(
      StartupError,
      /key\/missing/,
    );
    expect(readdirSync(folder)).not.toContain('nowhere.key');
    await store.close();
  });

  it('is the same for two processes that start at once', () => {
    const text = (): string => readFileSync(file, 'latin1');
    readKeyFile(file, true);
    const first = text();
    readKeyFile(file, true);
    expect(text()).toBe(first);
  });
});
