import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartupError } from '../../errors.ts';
import { keyFileSeal } from './key-file-seal.ts';

describe('keyFileSeal', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-seal-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('opens what it sealed, also after a restart, and never seals alike', () => {
    const sealed = keyFileSeal(folder, undefined).seal('秘密', 'li');
    expect(sealed).not.toContain('秘密');
    expect(keyFileSeal(folder, undefined).open(sealed, 'li')).toBe('秘密');
    expect(keyFileSeal(folder, undefined).seal('秘密', 'li')).not.toBe(sealed);
  });

  it('makes a key that only its owner may read, and keeps it', () => {
    const file = join(folder, 'key', 'personal.key');
    keyFileSeal(folder, undefined).seal('x', 'li');
    const made = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o077).toBe(0);
    keyFileSeal(folder, undefined).seal('x', 'li');
    expect(readFileSync(file, 'utf8')).toBe(made);
  });

  it('opens nothing for another account, with another key, or that was changed', () => {
    const sealed = keyFileSeal(folder, undefined).seal('secret', 'li');
    expect(() => keyFileSeal(folder, undefined).open(sealed, 'wang')).toThrow();
    expect(() => keyFileSeal(folder, join(folder, 'other.key')).open(sealed, 'li')).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      // The last letter may carry bits that no byte has.
      if (Buffer.from(changed, 'base64url').equals(Buffer.from(sealed, 'base64url'))) continue;
      expect(() => keyFileSeal(folder, undefined).open(changed, 'li')).toThrow();
    }
  });

  it('refuses a file that is no key', () => {
    const file = join(folder, 'short.key');
    writeFileSync(file, 'short');
    expect(() => keyFileSeal(folder, file).seal('x', 'li')).toThrowError(StartupError);
  });
});
