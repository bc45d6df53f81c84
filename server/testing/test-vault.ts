import { nodeVault } from '../outbound/vault/node-vault.ts';

/** A vault whose key everybody knows, for stores that hold invented people. */
export const TEST_VAULT = nodeVault(new Uint8Array(32).fill(7));
