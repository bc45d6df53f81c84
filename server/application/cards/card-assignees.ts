import type { AssigneeView } from '#contract/person-view.ts';
import { ASSIGNEE_ROLES } from '#domain/access/card-acts.ts';
import { sees } from '#domain/access/scope.ts';
import type { CardEntry } from './card-entry.ts';
import type { AccountRow } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { Viewer } from '../people/viewer.ts';

/** Those who see all of some cards and may act on them, by name. */
export async function findAssignees(
  side: ReadSide,
  viewerOf: (account: AccountRow) => Viewer,
  cards: readonly CardEntry[],
): Promise<readonly AssigneeView[]> {
  const accounts = await side.store.desk.accounts();
  return accounts
    .filter((account) => !account.disabled && ASSIGNEE_ROLES.has(account.role))
    .filter((account) => {
      const { scope } = viewerOf(account);
      return cards.every((card) => sees(scope, card));
    })
    .map(({ name, displayName, role, regionCode }) => ({
      account: name,
      displayName,
      role,
      regionName: regionCode === null ? null : (side.book.findRegion(regionCode)?.name ?? null),
    }));
}
