import { ROLES } from '#domain/access/role.ts';
import { err, ok } from '#domain/result.ts';
import { PLATFORM_ACTOR, auditEntry } from '../audit/audit-entry.ts';
import type { AccountRow, Platform, Refusal } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { WriterPort } from '../writer/writer-port.ts';

/** Seen by nobody: the path of a region that is no longer known. */
const NOWHERE = 'nowhere/';

/** Accounts, sessions and sources. Who may make them is decided at the edge. */
export function accountDesk(
  side: ReadSide,
  writer: WriterPort,
): Pick<
  Platform,
  | 'addAccount'
  | 'changeAccount'
  | 'changePassword'
  | 'findCredential'
  | 'putCredential'
  | 'dropCredential'
  | 'sessionsOf'
  | 'findAccount'
  | 'saveSession'
  | 'findSession'
  | 'endSession'
  | 'viewerOf'
  | 'addSource'
  | 'findSourceByKeyHash'
> {
  const { desk } = side.store;
  return {
    addAccount: async (account, passwordHash, by = PLATFORM_ACTOR) => {
      const problem = findProblem(account, side);
      if (problem !== undefined) return err(problem);
      const { name, role, regionCode, line } = account;
      const detail = { role, regionCode, line };
      const entry = auditEntry(by, 'account.add', { object: name, detail });
      const added = await writer.call('addAccount', account, passwordHash, entry);
      return added ? ok(account) : err({ code: 'account/exists', path: 'name' });
    },
    changeAccount: async (account, by = PLATFORM_ACTOR) => {
      const problem = findProblem(account, side);
      if (problem !== undefined) return err(problem);
      const { name, role, regionCode, line, disabled } = account;
      const detail = { role, regionCode, line, disabled };
      const entry = auditEntry(by, 'account.change', { object: name, detail });
      const changed = await writer.call('changeAccount', account, entry);
      return changed ? ok(account) : err({ code: 'account/notFound', path: 'name' });
    },
    changePassword: (name, passwordHash, entry) =>
      writer.call('changePassword', name, passwordHash, entry),
    findCredential: (kind, key) => desk.findCredential(kind, key),
    putCredential: (row, before, entry) => writer.call('putCredential', row, before, entry),
    dropCredential: (kind, key, entry) => writer.call('dropCredential', kind, key, entry),
    sessionsOf: (account) => desk.sessionsOf(account),
    findAccount: (name) => desk.findAccount(name),
    saveSession: (session, entry) => writer.call('saveSession', session, entry),
    findSession: (idHash) => desk.findSession(idHash),
    endSession: (idHash, entry) => writer.call('endSession', idHash, entry),
    viewerOf: ({ name, displayName, role, regionCode, line }) => {
      const root = side.book.root?.code ?? '';
      // The root's viewers are the province's: they see `unassigned/` as well.
      const provinceWide = regionCode === null || regionCode === root;
      const path = provinceWide ? '' : (side.pathOf(regionCode) ?? NOWHERE);
      return {
        account: name,
        displayName,
        role,
        scope: { path, line },
        regionCode: regionCode ?? root,
      };
    },
    addSource: async (source, keyHash, by = PLATFORM_ACTOR) => {
      const { name, prefix } = source;
      if (name.trim() === '' || name.length > 200) {
        return err({ code: 'source/invalid', path: 'name' });
      }
      if (prefix.trim() === '' || prefix.length > 512) {
        return err({ code: 'source/invalid', path: 'prefix' });
      }
      const { regionCode = null } = source;
      if (regionCode !== null && side.book.findRegion(regionCode) === undefined) {
        return err({ code: 'region/unknown', path: 'regionCode' });
      }
      const entry = auditEntry(by, 'source.add', { object: name, detail: { prefix, regionCode } });
      const added = await writer.call('addSource', source, keyHash, entry);
      return added ? ok(source) : err({ code: 'source/exists', path: 'name' });
    },
    findSourceByKeyHash: (keyHash) => desk.findSourceByKeyHash(keyHash),
  };
}

function findProblem({ name, role, regionCode }: AccountRow, side: ReadSide): Refusal | undefined {
  if (name.trim() === '' || name.length > 200) return { code: 'account/invalid', path: 'name' };
  if (!ROLES.includes(role)) return { code: 'account/invalid', path: 'role' };
  if (regionCode !== null && side.book.findRegion(regionCode) === undefined) {
    return { code: 'region/unknown', path: 'regionCode' };
  }
  return undefined;
}
