/**
 * Duties of an account (`design.md` 5): 监察员 领导 办理员 派单员 联络员 规则管理 系统管理 安全管理 审计 大屏.
 * No account holds two of systemAdmin, securityAdmin, auditor (三员分立).
 */
export const ROLES = [
  'supervisor',
  'leader',
  'handler',
  'dispatcher',
  'liaison',
  'ruleAdmin',
  'systemAdmin',
  'securityAdmin',
  'auditor',
  'kiosk',
] as const;
export type Role = (typeof ROLES)[number];
