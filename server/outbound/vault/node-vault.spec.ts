import fc from 'fast-check';
import { VaultError } from '../../application/people/vault.ts';
import type { KeyRing } from './key-ring.ts';
import { masterKey } from './master-key.ts';
import { nodeVault, openMarks } from './node-vault.ts';

const MASTER = new Uint8Array(32).fill(7);
const OTHER = new Uint8Array(32).fill(8);

describe('the vault', () => {
  const vault = nodeVault(MASTER);
  const half = vault.makeHalf();
  const key = vault.keyOf('case C1', half);

  it('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
        expect(vault.open(key, place, vault.seal(key, place, text))).toBe(text);
        expect(vault.openText(vault.sealText(text))).toBe(text);
      }),
    );
  });

  it('makes the same key of the same halves, also in another process', () => {
    expect(nodeVault(MASTER).keyOf('case C1', Uint8Array.from(half))).toEqual(key);
  });

  it('gives every subject a key of its own', () => {
    const keys = Array.from({ length: 1000 }, () => vault.keyOf('case C1', vault.makeHalf()));
    const seen = keys.map(({ secret, salt }) => `${Buffer.from(secret).toString('hex')} ${salt}`);
    expect(new Set(seen).size).toBe(1000);
  });

  it('commits to a text: equal under one salt, different under another', () => {
    const other = vault.keyOf('case C2', half);
    expect(vault.commit(key, 'x')).toMatch(/^[\w-]{43}$/);
    expect(vault.commit(key, 'x')).toBe(vault.commit(key, 'x'));
    expect(vault.commit(key, 'x')).not.toBe(vault.commit(key, 'y'));
    expect(vault.commit(key, 'x')).not.toBe(vault.commit(other, 'x'));
  });

  it('seals a text differently each time, and a text of no subject always the same', () => {
    expect(vault.seal(key, 'p', 'x')).not.toEqual(vault.seal(key, 'p', 'x'));
    expect(vault.sealText('x')).toBe(vault.sealText('x'));
    expect(vault.sealText('x')).not.toBe(vault.sealText('y'));
  });

  const sealed = vault.seal(key, 'place', '张小明');
  const refused: readonly { why: string; open: () => unknown }[] = [
    { why: 'for another place', open: () => vault.open(key, 'other', sealed) },
    {
      why: 'with another half',
      open: () => vault.open(vault.keyOf('case C1', vault.makeHalf()), 'place', sealed),
    },
    {
      why: 'with the half of another subject',
      open: () => vault.open(vault.keyOf('case C2', half), 'place', sealed),
    },
    {
      why: 'with another master key',
      open: () => vault.open(nodeVault(OTHER).keyOf('case C1', half), 'place', sealed),
    },
    { why: 'that was cut', open: () => vault.open(key, 'place', sealed.subarray(0, 20)) },
    { why: 'that is empty', open: () => vault.open(key, 'place', new Uint8Array()) },
    {
      why: 'that is a sealed text of others',
      open: () => nodeVault(OTHER).openText(vault.sealText('x')),
    },
    { why: 'that was never sealed', open: () => vault.openText('{"name":"张小明"}') },
  ];
  for (const { why, open } of refused) {
    it(`opens nothing ${why}`, () => {
      expect(open).toThrowMatching((error: unknown) => error instanceof VaultError);
    });
  }

  it('opens nothing of which one bit was changed', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => vault.open(key, 'place', changed)).toThrowError(VaultError);
    }
  });

  it('names master keys apart and gives nothing of them away', () => {
    expect(nodeVault(OTHER).keyId).not.toBe(vault.keyId);
    expect(vault.keyId).not.toBe(Buffer.from(MASTER).toString('base64url').slice(0, 16));
  });
});

describe('a vault whose master key is replaced', () => {
  const [old, present] = [masterKey(MASTER), masterKey(OTHER)];
  const keys = new Map([old, present].map((key) => [key.id, key]));
  let current = old;
  const ring: KeyRing = {
    first: old,
    marks: old.marks,
    current: () => current,
    get: (id) => keys.get(id) ?? fail(),
    use: (id) => {
      current = keys.get(id) ?? fail();
    },
  };
  const vault = nodeVault(ring);
  const before = nodeVault(MASTER);

  beforeEach(() => {
    vault.use(old.id);
  });

  it('gives a subject the key it had, also where nothing said yet with which key', () => {
    for (const half of [new Uint8Array(32).fill(3), vault.makeHalf()]) {
      const key = vault.keyOf('case C1', half);
      vault.use(present.id);
      const anew = vault.lockAnew('case C1', half) ?? half;
      expect(vault.keyOf('case C1', anew)).toEqual(key);
      expect(vault.keyOf('case C1', half)).toEqual(key);
      expect(vault.lockAnew('case C1', anew)).toBeUndefined();
      // The old key alone opens nothing of it.
      expect(before.keyOf('case C1', anew)).not.toEqual(key);
      vault.use(old.id);
    }
  });

  it('gives another subject nothing by a key that was locked anew', () => {
    const half = vault.makeHalf();
    vault.use(present.id);
    const anew = vault.lockAnew('case C1', half) ?? half;
    expect(vault.keyOf('case C2', anew)).not.toEqual(vault.keyOf('case C1', anew));
  });

  it('seals texts anew, each for its place', () => {
    const sealed = vault.sealText('张小明', 'draft 1');
    expect(vault.sealTextAnew(sealed, 'draft 1')).toBeUndefined();
    vault.use(present.id);
    const anew = vault.sealTextAnew(sealed, 'draft 1') ?? '';
    expect(vault.openText(anew, 'draft 1')).toBe('张小明');
    expect(() => vault.openText(anew, 'draft 2')).toThrowError(VaultError);
    expect(() => before.openText(anew, 'draft 1')).toThrowError(VaultError);
  });

  it('makes the same marks ever after', () => {
    const mark = vault.mark('rating', 'C1');
    vault.use(present.id);
    expect(vault.mark('rating', 'C1')).toBe(mark);
    expect(Buffer.from(openMarks(vault, vault.sealMarks())).equals(old.marks)).toBeTrue();
  });
});

function fail(): never {
  throw new VaultError();
}
