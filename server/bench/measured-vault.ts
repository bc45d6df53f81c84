import type { Vault } from '../application/people/vault.ts';
import type { StageTimes } from './measured-store.ts';

/** A vault that notes how long it works at what it takes in. */
export function measuredVault(vault: Vault, times: StageTimes): Vault {
  const timed = <T>(work: () => T): T => {
    const begin = performance.now();
    try {
      return work();
    } finally {
      times.set('seal', (times.get('seal') ?? 0) + performance.now() - begin);
    }
  };
  return {
    keyId: vault.keyId,
    makeHalf: () => timed(() => vault.makeHalf()),
    keyOf: (subject, half) => timed(() => vault.keyOf(subject, half)),
    commit: (key, text) => timed(() => vault.commit(key, text)),
    mark: (purpose, text) => timed(() => vault.mark(purpose, text)),
    digest: (text) => vault.digest(text),
    seal: (key, place, text) => timed(() => vault.seal(key, place, text)),
    open: (key, place, sealed) => vault.open(key, place, sealed),
    sealText: (text) => vault.sealText(text),
    openText: (sealed) => vault.openText(sealed),
  };
}
