import type { Role } from '#domain/access/role.ts';
import type { Scope } from '#domain/access/scope.ts';

/** Who asks: every query and act takes one, and passes its scope. */
export interface Viewer {
  readonly account: string;
  readonly displayName: string;
  readonly role: Role;
  readonly scope: Scope;
  /** Region of the scope; the root for province-wide viewers. */
  readonly regionCode: string;
  /** How he came, for the audit log; absent where no session acts, as for a room. */
  readonly via?: { readonly session: string; readonly ip: string } | undefined;
}
