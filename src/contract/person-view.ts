import type { Role } from '#domain/access/role.ts';

/** Who an account is, as colleagues know the person. */
export interface PersonView {
  readonly account: string;
  readonly displayName: string;
  readonly role: Role;
}

/** One to whom a card may be assigned; the region tells apart those of one name. */
export interface AssigneeView extends PersonView {
  readonly regionName: string | null;
}

/** Body of `POST /cards/assignees`. */
export interface AssigneesRequest {
  readonly ids: readonly string[];
}
