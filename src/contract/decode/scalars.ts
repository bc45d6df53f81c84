import { z } from 'zod';
import { CARD_SORTS } from '#domain/cards/card-order.ts';
import { CASE_CLOCK_KINDS, CLOCK_KINDS } from '#domain/limits/clock-kind.ts';
import type { ClockBucket } from '#domain/limits/clock-kind.ts';
import { parseDay } from '#domain/time/day.ts';

/** A date that exists, `YYYY-MM-DD`. */
export const dayText = z
  .string()
  .refine((text) => parseDay(text) !== undefined, 'must be a day such as 2026-10-08')
  .meta({ format: 'date', example: '2026-10-08' });

/** An instant with offset, RFC 3339. */
export const instantText = z.iso
  .datetime({
    offset: true,
    error: 'must be an instant with offset such as 2026-10-08T09:00:00+08:00',
  })
  .meta({ example: '2026-10-08T09:00:00+08:00' });

/** A day or an instant. */
export const dayOrInstant = z.union([dayText, instantText]);

/** A code, number or name of at most 200 characters. */
export const shortText = z.string().max(200);

/** A reason or explanation of at most 2,000 characters. */
export const reasonText = z.string().max(2000);

export const clockKind = z.enum(CLOCK_KINDS);

export const caseClockKind = z.enum(CASE_CLOCK_KINDS);

const BUCKETS = [
  'running',
  'suspended',
  'overdue',
  'onTime',
  'late',
  'unknown',
  'void',
] as const satisfies readonly ClockBucket[];

export const clockBucket = z.enum(BUCKETS);

export const cardLevel = z.enum(['warning', 'yellow', 'red']);

export const cardSort = z.enum(CARD_SORTS);

export const cardState = z.enum([
  'open',
  'acknowledged',
  'explained',
  'appealed',
  'closed',
  'revoked',
  'superseded',
  'lapsed',
]);

export const cardCategory = z.enum(['time', 'process', 'fee', 'content', 'integrity', 'data']);

export const casePhase = z.enum([
  'submitted',
  'preReviewed',
  'received',
  'correction',
  'accepted',
  'review',
  'decided',
  'finished',
  'delivered',
  'notAccepted',
  'withdrawn',
  'terminated',
]);

/** `true` or `false` as a query spells it. */
export const flagText = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .or(z.boolean());
