import { z } from 'zod';
import type { Json } from '#domain/cases/logged-event.ts';
import type { CaseRow, CaseView } from '../case-view.ts';
import { cardView } from './card-view.ts';
import { personView } from './person-view.ts';
import { amountText, limitText, spanText } from './limit-text.ts';
import { cardLevel, casePhase, clockBucket, clockKind } from './scalars.ts';

/** Any JSON value. */
const json = z.custom<Json>();
const jsonRecord = z.record(z.string(), json);
const nullableText = z.string().nullable();

const ledgerLine = z
  .object({
    date: z.string(),
    kind: z.enum(['trigger', 'counted', 'restDay', 'holiday', 'makeUpDay', 'suspended']),
    counted: z.number().describe('1 or 0 for day limits, seconds for hour limits'),
    name: z.string().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'LedgerLine' });

/** A clock of a case, ticket or review. */
export const clockView = z
  .object({
    kind: clockKind,
    id: z.string(),
    start: z.string(),
    due: nullableText,
    endedAt: nullableText,
    state: z.enum([
      'running',
      'suspended',
      'overdue',
      'finishedOnTime',
      'finishedLate',
      'unknown',
      'void',
    ]),
    bucket: clockBucket,
    limit: limitText,
    basis: z.string(),
    departmentCode: nullableText,
    beyondCalendar: nullableText,
    notBefore: nullableText,
    elapsed: spanText,
    remaining: spanText.nullable(),
    warnAt: z.array(z.string()),
    suspensions: z.array(
      z.object({
        from: z.string(),
        to: nullableText,
        limit: limitText.nullable(),
        reason: nullableText,
      }),
    ),
    extensions: z.array(amountText),
    ledger: z.array(ledgerLine),
  })
  .meta({ id: 'Clock' });

const listedClock = z.object({
  kind: clockKind,
  id: z.string(),
  due: nullableText,
  bucket: clockBucket,
});

/** A finding as shown. */
export const findingView = z.object({
  code: z.string(),
  at: z.string(),
  event: nullableText,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

const caseFacts = z
  .object({
    itemCode: nullableText,
    itemName: nullableText,
    regionCode: nullableText,
    regionName: nullableText,
    departmentCode: nullableText,
    departmentName: nullableText,
    channel: nullableText,
    title: nullableText,
    kind: z.enum(['standard', 'joint', 'onTheSpot']),
    applicant: json.nullable(),
    officer: nullableText,
    others: jsonRecord,
  })
  .meta({ id: 'CaseFacts' });

/** `GET /cases/{no}`. */
export const caseView: z.ZodType<CaseView> = z
  .object({
    no: z.string(),
    facts: caseFacts,
    phase: casePhase,
    level: cardLevel.nullable(),
    asOf: z.string(),
    knownAt: z.string(),
    dataVersion: z.number().int(),
    clocks: z.array(clockView),
    events: z.array(
      z.object({
        id: z.string(),
        source: z.string(),
        type: z.string(),
        subject: z.string(),
        time: z.string(),
        receivedAt: z.string(),
        sequence: z.number().nullable(),
        data: jsonRecord,
      }),
    ),
    cards: z.array(cardView),
    decisions: z.array(
      z.object({
        id: z.string(),
        type: z.string(),
        at: z.string(),
        by: nullableText,
        reason: nullableText,
        card: nullableText,
        facts: jsonRecord,
      }),
    ),
    findings: z.array(findingView),
    timeSpent: z.array(
      z.object({
        step: z.string(),
        departmentCode: nullableText,
        officer: nullableText,
        from: z.string(),
        to: nullableText,
        active: z.number().nullable(),
        suspended: z.number().nullable(),
        waiting: z.number().nullable(),
      }),
    ),
    links: z.array(z.object({ kind: z.string(), no: z.string() })),
    people: z.array(personView),
    calendar: z.object({ name: z.string(), coversTo: z.string() }),
    detached: z
      .object({ archive: z.string(), clocks: z.array(listedClock) })
      .optional()
      .describe('where its events lie in an archive: which one, and its limits as lists show them'),
  })
  .meta({ id: 'Case' });

/** One row of `GET /cases`. */
export const caseRow: z.ZodType<CaseRow> = z
  .object({
    no: z.string(),
    title: nullableText,
    itemCode: nullableText,
    regionCode: z.string(),
    regionName: z.string(),
    departmentCode: nullableText,
    departmentName: nullableText,
    phase: casePhase,
    level: cardLevel.nullable(),
    receivedAt: nullableText,
    finishedAt: nullableText,
    clocks: z.array(listedClock),
  })
  .meta({ id: 'CaseRow' });
