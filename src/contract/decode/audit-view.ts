import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_OUTCOMES } from '../audit-view.ts';
import { pageQueryShape } from './page-query.ts';
import { dayText, shortText } from './scalars.ts';

const action = z.enum(AUDIT_ACTIONS);
const outcome = z.enum(AUDIT_OUTCOMES);

/** `GET /audit`. */
export const auditQuery = z.object({
  actor: shortText.optional().describe('an account, `platform` or `cli:NAME`'),
  action: action.optional(),
  outcome: outcome.optional(),
  from: dayText.optional().describe('first day'),
  to: dayText.optional().describe('last day'),
  ...pageQueryShape,
});

/** One row of `GET /audit`. */
export const auditView = z
  .object({
    no: z.number().int().min(1),
    at: z.string(),
    actor: z.string(),
    session: z.string().nullable(),
    ip: z.string().nullable(),
    action,
    object: z.string().nullable(),
    reason: z.string().nullable(),
    outcome,
    detail: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditRow' });
