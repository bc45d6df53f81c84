import { z } from 'zod';
import { cardFilterShape } from './card-filter.ts';
import { feedbackFilter } from './feedback-filter.ts';
import { indicatorFilter } from './indicator-view.ts';
import { cardSort } from './scalars.ts';

const LIVE_ROWS = 500;

const window = z
  .object({ from: z.number().int().min(0), to: z.number().int().min(0) })
  .refine(({ from, to }) => from <= to && to - from <= LIVE_ROWS, 'at most 500 rows')
  .nullish();

/** First argument of `watch` and `unwatch` on `/live`; the queue and indicators have filters of their own. */
export const watchRequest = z.union([
  z.object({
    topic: z.literal('feedback'),
    filter: feedbackFilter.nullish(),
    sort: cardSort.nullish(),
    window,
  }),
  z.object({
    topic: z.templateLiteral(['indicators:', z.string().min(1).max(100)]),
    filter: indicatorFilter.nullish(),
    sort: cardSort.nullish(),
    window,
  }),
  z.object({
    topic: z.string().min(1).max(300),
    filter: z.object(cardFilterShape).nullish(),
    sort: cardSort.nullish(),
    window,
  }),
]);

/** Second argument of `watch`. */
export const sinceText = z
  .object({ epoch: z.string().max(100), version: z.number().int().min(0) })
  .nullish();
