import type { Role } from './role.ts';
import { ROLES } from './role.ts';

/** Who reads numbers: all but security administrators, who grant access and see no business data (三员分立). */
export const NUMBER_READERS: readonly Role[] = ROLES.filter((role) => role !== 'securityAdmin');

/** Who reads cases and cards: the wall shows numbers, never cases. */
export const CASE_READERS: readonly Role[] = NUMBER_READERS.filter((role) => role !== 'kiosk');

/** Who deals with sources; which of them is a matter of scope. */
export const SOURCE_STAFF: readonly Role[] = ['supervisor', 'liaison', 'systemAdmin', 'auditor'];

/** Who reads the audit log. */
export const AUDIT_READERS: readonly Role[] = ['auditor'];
