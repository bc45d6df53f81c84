import { z } from 'zod';
import type { CardFilter } from '../card-view.ts';
import { cardCategory, cardLevel, cardState, clockKind, flagText, shortText } from './scalars.ts';

/** Filter of cards, from a query or from a live topic. */
export const cardFilterShape = {
  level: cardLevel.optional(),
  state: cardState.or(z.literal('unsettled')).optional(),
  region: shortText.optional(),
  department: shortText.optional(),
  item: shortText.optional(),
  clock: clockKind.optional(),
  category: cardCategory.optional(),
  mine: z.enum(['acknowledged', 'watched', 'assigned']).optional(),
  retroactive: flagText.optional(),
  orderDueToday: flagText.optional(),
  text: shortText.optional(),
};

export const cardFilter: z.ZodType<CardFilter> = z.object(cardFilterShape);
