import { findKeyChange } from '../../application/people/key-change.ts';
import { VaultError } from '../../application/people/vault.ts';
import type { Vault } from '../../application/people/vault.ts';
import type { Store } from '../../application/store/store.ts';
import { StartupError } from '../../errors.ts';
import { readKeyFile } from './key-file.ts';
import { FileKeyRing } from './key-ring.ts';
import { masterKey } from './master-key.ts';
import { nodeVault, openMarks } from './node-vault.ts';

/**
 * The vault of a store. The first to open a store takes the key of the file for it, made where there
 * is none; whoever opens it later needs that same key. While a key is replaced both are needed.
 *
 * @throws {StartupError} the key is not there, is no key, is another one, or others may read it
 */
export async function openVault(store: Store, keyFile: string, now: number): Promise<Vault> {
  const known = await store.personal.keyId();
  const { id } = masterKey(readKeyFile(keyFile, known === undefined));
  const held = known ?? (await store.transaction(({ personal }) => personal.claimKey(id, now)));
  const change = await findKeyChange(store.desk);
  const first = change === undefined || change.isDone ? held : change.from;
  try {
    const ring = new FileKeyRing(keyFile, held, first);
    const vault = nodeVault(ring);
    if (change !== undefined) ring.marks = openMarks(vault, change.marks);
    return vault;
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    throw new StartupError('key/other', { file: keyFile, needed: held, found: id });
  }
}
