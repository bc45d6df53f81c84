import type { Problem } from '#contract/page.ts';
import type { Refusal } from '../../application/platform.ts';
import { findError } from '../../errors.ts';

/** Media type of every refusal (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** The problem document of a refusal; refusals of the domain itself are about a field, hence 422. */
export function problemOf(refusal: Refusal): Problem {
  const entry = findError(refusal.code) ?? { status: 422, title: 'This cannot be done.' };
  return {
    type: `urn:mingjian:problem:${refusal.code}`,
    title: entry.title,
    status: entry.status,
    code: refusal.code,
    detail: refusal.message,
    path: refusal.path,
    current: refusal.current,
  };
}
