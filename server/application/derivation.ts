import type { StoreParts } from './store.ts';
import type { Head } from './store-rows.ts';

/**
 * Version of the code that derives cases. It is raised whenever the same events, configuration and
 * moment may give other rows, contributions or cards than before; stores then follow by themselves.
 */
export const DERIVATION = 1;

/**
 * Has all cases of a store derived again that other code derived. They follow in small commits, as
 * after a new calendar; until they have, checks count them as pending.
 */
export async function askForDerivation({ journal }: StoreParts, head: Head): Promise<void> {
  if (head.derivedWith === DERIVATION) return;
  await journal.mark('refiledTo', 0);
  await journal.mark('derivedWith', DERIVATION);
}
