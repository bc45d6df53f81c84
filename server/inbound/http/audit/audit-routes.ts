import { z } from 'zod';
import type { AuditView } from '#contract/audit-view.ts';
import { auditQuery, auditView } from '#contract/decode/audit-view.ts';
import { pageShape } from '#contract/decode/stamp.ts';
import type { Platform } from '../../../application/platform.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

const EXAMPLE: AuditView = {
  no: 4711,
  at: '2026-10-08T09:00:00+08:00',
  actor: 'li',
  session: '5f1c02aa90de',
  ip: '10.1.2.3',
  action: 'card.urge',
  object: '3701-1/commitment/yellow/1',
  reason: '超期两日未办结，请说明',
  outcome: 'done',
  detail: { decision: 'card.urged', version: 1 },
  hash: '9b2f6c1d'.repeat(8),
};

/** Who did what: for the auditor alone. */
export function auditRoutes(platform: Pick<Platform, 'auditLog'>): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/audit',
      id: 'listAudit',
      summary: 'The audit log, latest first.',
      query: auditQuery,
      answer: {
        description: 'A page of its rows.',
        schema: z.object({ items: z.array(auditView), ...pageShape }),
        example: { items: [EXAMPLE], next: null, total: 1 },
      },
      errors: ['request/invalid', 'request/cursor'],
      handle: async (call) => {
        const { cursor, limit, ...filter } = call.query;
        const { viewer } = signedInOf(call);
        return valueOf(await platform.auditLog(viewer, filter, { cursor, limit }));
      },
    }),
  ];
}
