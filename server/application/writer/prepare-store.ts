import type { Clock } from '../clock.ts';
import { askForDerivation } from '../store/derivation.ts';
import type { Store } from '../store/store.ts';
import type { Vault } from '../people/vault.ts';
import { addNewKinds } from './add-new-kinds.ts';
import type { NewReference } from './new-reference.ts';

/** Gives an empty store its first reference data, and one that was filled before what came with this version. */
export async function prepareStore(
  store: Store,
  clock: Clock,
  vault: Vault,
  first: () => readonly NewReference[],
): Promise<void> {
  await store.transaction(async (inside) => {
    const head = await inside.journal.head();
    const { configuration, hasEvents, sweptTo, lastReceivedAt } = head;
    const now = Math.max(clock.now(), head.lastReceivedAt);
    await askForDerivation(inside, head, first, now, vault);
    if (configuration > 0) {
      await addNewKinds(inside, first());
      // Without events no time has passed: a rehearsal may begin before a command made the store.
      if (hasEvents || Math.max(sweptTo, lastReceivedAt) <= clock.now()) return;
      await inside.journal.mark('sweptTo', clock.now());
      await inside.journal.mark('lastReceivedAt', clock.now());
      return;
    }
    await inside.reference.add(first());
    const rows = await inside.reference.all();
    await inside.journal.mark('sweptTo', clock.now());
    await inside.journal.mark('refiledTo', rows.length);
  }, 'alone');
}
