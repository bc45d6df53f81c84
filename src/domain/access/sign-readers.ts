import type { Role } from './role.ts';

/**
 * Who reads the signs 数据异常线索 that ratings were made: whoever supervises, not whoever is rated or
 * works with those who are.
 */
export const SIGN_READERS: readonly Role[] = ['supervisor', 'leader', 'auditor', 'ruleAdmin'];
