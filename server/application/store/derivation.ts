import type { Instant } from '#domain/time/limit.ts';
import type { Vault } from '../people/vault.ts';
import { splitSurveys } from './split-surveys.ts';
import type { StoreParts } from './store.ts';
import type { Head, ReferenceRow } from './store-rows.ts';

type NewReference = Omit<ReferenceRow, 'no'>;

/**
 * Version of the code that derives subjects. It is raised whenever the same events, configuration and
 * moment may give other rows, contributions or cards than before; stores then follow by themselves.
 */
export const DERIVATION = 20;

/**
 * Has all subjects of a store derived again that other code derived. They follow in small commits, as
 * after a new calendar; until they have, checks count them as pending. Rule sets that came with the
 * code are recorded as of now.
 */
export async function askForDerivation(
  inside: StoreParts,
  head: Head,
  first: () => readonly NewReference[],
  now: Instant,
  vault: Vault,
): Promise<void> {
  const { journal, reference } = inside;
  if (head.derivedWith === DERIVATION) return;
  if (head.configuration > 0) {
    const isRules = ({ kind }: Pick<NewReference, 'kind'>): boolean => kind === 'ruleSet';
    const known = new Set((await reference.all()).filter(isRules).map(({ code }) => code));
    const fresh = first().filter((row) => isRules(row) && !known.has(row.code));
    if (fresh.length > 0) await reference.add(fresh.map((row) => ({ ...row, recordedAt: now })));
    await splitSurveys(inside, vault, head.sweptTo, now);
  }
  await journal.mark('refiledTo', 0);
  await journal.mark('derivedWith', DERIVATION);
}
