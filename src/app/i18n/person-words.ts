import type { PersonView } from '#contract/person-view.ts';
import type { Texts } from './texts.ts';
import type { zh } from './zh.ts';

/** A person's name as colleagues know it; the account where nobody of that account is known. */
export function personName(account: string, people: readonly PersonView[]): string {
  return people.find((person) => person.account === account)?.displayName ?? account;
}

/** A person's name with the duty in which he acted, for histories. */
export function personWords(
  account: string,
  people: readonly PersonView[],
  shared: Pick<Texts<typeof zh>, 'role' | 'between'>,
): string {
  const person = people.find((each) => each.account === account);
  if (person === undefined) return account;
  return person.displayName + shared.between + shared.role[person.role];
}
