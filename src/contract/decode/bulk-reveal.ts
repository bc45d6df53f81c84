import { z } from 'zod';
import { CARDED_KINDS } from '#domain/subject-kind.ts';
import { MOST_REVEALED } from '../bulk-reveal.ts';
import type { BulkRevealed, BulkRevealRequest, BulkRevealView } from '../bulk-reveal.ts';
import { revealReason, revealShape } from './reveal.ts';

const subject = z.object({ kind: z.enum(CARDED_KINDS), no: z.string().min(1).max(300) });

/** Body of `POST /reveals`. */
export const bulkRevealRequest: z.ZodType<BulkRevealRequest> = z.object({
  reason: revealReason,
  subjects: z
    .array(subject)
    .min(1)
    .max(MOST_REVEALED)
    .refine(
      (all) => new Set(all.map(({ kind, no }) => `${kind} ${no}`)).size === all.length,
      'must name each subject once',
    ),
});

/** A request as it waits. */
export const bulkRevealView: z.ZodType<BulkRevealView> = z
  .object({
    id: z.string(),
    reason: z.string(),
    subjects: z.array(subject),
    askedBy: z.string(),
    askedAt: z.string(),
    confirmedBy: z.string().nullable(),
    confirmedAt: z.string().nullable(),
    until: z.string(),
  })
  .meta({ id: 'BulkReveal' });

/** What the reader is shown. */
export const bulkRevealed = z.object({
  items: z.array(z.object({ kind: z.enum(CARDED_KINDS), ...revealShape })),
}) as unknown as z.ZodType<BulkRevealed>;
