import type { Role } from './role.ts';

/**
 * Duties that have to know who somebody is: whoever supervises a case, works on it, or answers the
 * citizen. Leaders judge numbers; administrators and auditors run the platform; the wall is public.
 */
const MAY_REVEAL: ReadonlySet<Role> = new Set(['supervisor', 'handler', 'dispatcher', 'liaison']);

/** Whether a role may ask for personal data in clear, for a reason and on record. */
export function mayReveal(role: Role): boolean {
  return MAY_REVEAL.has(role);
}

/**
 * Who called may be asked for by the same duties, unless confidence was promised 保密: then by the handler
 * on duty alone, who has to call back.
 */
export function mayRevealFeedback(role: Role, confidential: boolean): boolean {
  return confidential ? role === 'handler' : mayReveal(role);
}
