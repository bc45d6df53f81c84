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
    ...vault,
    makeHalf: () => timed(() => vault.makeHalf()),
    keyOf: (subject, half) => timed(() => vault.keyOf(subject, half)),
    commit: (key, text) => timed(() => vault.commit(key, text)),
    seal: (key, place, text) => timed(() => vault.seal(key, place, text)),
  };
}
