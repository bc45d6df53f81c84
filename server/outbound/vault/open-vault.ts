import type { Store } from '../../application/store/store.ts';
import type { Vault } from '../../application/people/vault.ts';
import { StartupError } from '../../errors.ts';
import { readKeyFile } from './key-file.ts';
import { nodeVault } from './node-vault.ts';

/**
 * The vault of a store. The first to open a store takes the key of the file for it, made where there
 * is none; whoever opens it later needs that same key.
 *
 * @throws {StartupError} the key is not there, is no key, is another one, or others may read it
 */
export async function openVault(store: Store, keyFile: string, now: number): Promise<Vault> {
  const known = await store.personal.keyId();
  const vault = nodeVault(readKeyFile(keyFile, known === undefined));
  const { keyId } = vault;
  const held = known ?? (await store.transaction(({ personal }) => personal.claimKey(keyId, now)));
  if (held === keyId) return vault;
  throw new StartupError('key/other', { file: keyFile, needed: held, found: keyId });
}
