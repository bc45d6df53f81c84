import { z } from 'zod';
import { CARDED_KINDS } from '#domain/subject-kind.ts';
import type { CardBulkAnswer, CardCounters, CardView, MyCards } from '../card-view.ts';
import { personView } from './person-view.ts';
import { limitText, spanText } from './limit-text.ts';
import { cardCategory, cardLevel, cardState, clockKind } from './scalars.ts';

/** A card as lists and the live feed show it. */
export const cardView: z.ZodType<CardView> = z
  .object({
    id: z.string(),
    version: z.number().int(),
    subject: z.string(),
    subjectKind: z.enum(CARDED_KINDS),
    clock: clockKind,
    clockId: z.string(),
    level: cardLevel,
    cycle: z.number().int(),
    state: cardState,
    category: cardCategory,
    retroactive: z.boolean(),
    groundLost: z.boolean(),
    fault: z.boolean(),
    groundAt: z.string(),
    issuedAt: z.string(),
    ruleSet: z.string(),
    rule: z.string(),
    ruleFrom: z.string(),
    itemCode: z.string().nullable(),
    title: z.string().nullable(),
    regionCode: z.string(),
    regionName: z.string(),
    departmentCode: z.string().nullable(),
    departmentName: z.string().nullable(),
    line: z.string().nullable(),
    limit: limitText.nullable(),
    due: z.string().nullable(),
    remaining: spanText.nullable(),
    suspended: z.boolean(),
    daysLeft: z.number().int().nullable(),
    endedAt: z.string().nullable(),
    acknowledgedBy: z.string().nullable(),
    acknowledgedAt: z.string().nullable(),
    assignedTo: z.string().nullable(),
    urged: z.number().int().min(0),
    order: z.object({ no: z.string(), due: z.string().nullable(), state: z.string() }).nullable(),
    explanation: z.string().nullable(),
    pendingRevocation: z.object({ event: z.string(), by: z.string() }).nullable(),
    appealedBy: z.string().nullable(),
    people: z.array(personView),
  })
  .meta({ id: 'Card' });

/** Counters of a card list, for its buttons. */
export const cardCounters: z.ZodType<CardCounters> = z
  .object({
    total: z.number().int().min(0),
    red: z.number().int().min(0),
    yellow: z.number().int().min(0),
    warning: z.number().int().min(0),
    unacknowledged: z.number().int().min(0),
    orderDueToday: z.number().int().min(0),
    retroactive: z.number().int().min(0),
    byCategory: z.partialRecord(cardCategory, z.number().int().min(0)),
  })
  .meta({ id: 'CardCounters' });

/** What is the reader's own among the cards. */
export const myCards: z.ZodType<MyCards> = z
  .object({
    acknowledged: z.number().int().min(0),
    assigned: z.number().int().min(0),
    watching: z.number().int().min(0),
    watched: z.array(z.string()),
  })
  .meta({ id: 'MyCards' });

/** Answer of `POST /cards/bulk`. */
export const cardBulkAnswer: z.ZodType<CardBulkAnswer> = z
  .object({
    done: z.array(cardView),
    refused: z.array(z.object({ id: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: 'CardBulkAnswer' });
