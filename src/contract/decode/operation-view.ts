import { z } from 'zod';
import type { SelfCheckView } from '../self-check-view.ts';

/** `GET /config`: what the page must know before anyone signs in. */
export const publicConfig = z
  .object({
    version: z.string(),
    demo: z.boolean(),
    provider: z.boolean().describe('whether people may sign in by an OpenID provider'),
    testClock: z
      .string()
      .nullable()
      .describe('what the platform’s clock shows where it is a test clock, else null'),
    hasSession: z
      .boolean()
      .describe('whether the request carried a session, which the page itself cannot see'),
  })
  .meta({ id: 'PublicConfig' });

/** `GET /readyz`. */
export const readiness = z
  .object({
    ready: z.boolean(),
    clock: z.object({
      now: z.string(),
      test: z.boolean(),
      speed: z.number(),
      offSeconds: z
        .number()
        .describe(
          'how far the clock of the machine jumped; the platform goes on evenly without it until it agrees again, or until a restart accepts it',
        ),
      aheadSeconds: z
        .number()
        .describe('how far numbers are ahead of the clock, which went back; they wait for it'),
    }),
    store: z.object({
      ok: z.boolean(),
      trouble: z
        .string()
        .nullable()
        .describe('code of why nothing is taken, such as store/full; reading goes on'),
      dataVersion: z.number().int(),
    }),
    sweptTo: z.string(),
    sweepLagSeconds: z.number(),
  })
  .meta({ id: 'Readiness' });

/** `GET /verify`. */
export const verification = z
  .object({
    sweptTo: z.string(),
    dataVersion: z.number().int(),
    checked: z.number().int(),
    detached: z.number().int().describe('subjects whose events lie in an archive: not derived'),
    difference: z.number().int(),
    at: z.string(),
    details: z.array(z.string()),
  })
  .meta({ id: 'Verification' });

/** `GET /verify/log`. */
export const selfCheckView: z.ZodType<SelfCheckView> = z
  .object({
    since: z.string().describe('the log begins anew with each start of the platform'),
    at: z.string().nullable().describe('of the last comparison; null before the first'),
    difference: z.number().int().describe('of this round and the one before it; 0 is agreement'),
    details: z.array(z.string()),
    rounds: z
      .array(
        z.object({
          startedAt: z.string(),
          endedAt: z.string().nullable(),
          checked: z.number().int(),
          difference: z.number().int(),
        }),
      )
      .describe('the last first; empty for whoever sees but a part'),
  })
  .meta({ id: 'SelfCheckLog' });

/** One row of `GET /quarantine`. */
export const quarantineRow = z
  .object({
    id: z.string(),
    source: z.string().nullable(),
    eventId: z.string().nullable(),
    code: z.string(),
    path: z.string().nullable(),
    message: z.string(),
    receivedAt: z.string(),
    event: z.unknown().describe('as it was sent, masked; null where it was too large to be kept'),
    kept: z.unknown().describe('of a conflict the event that stands'),
  })
  .meta({ id: 'QuarantineRow' });

/** One day of a calendar. */
export const calendarDay = z
  .object({
    date: z.string(),
    working: z.boolean().nullable(),
    kind: z.enum(['workday', 'restDay', 'holiday', 'makeUpDay', 'unknown']),
    name: z.string().nullable(),
  })
  .meta({ id: 'CalendarDay' });
