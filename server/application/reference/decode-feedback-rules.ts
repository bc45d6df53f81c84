import type { ReviewContent } from '#domain/feedback/review-content.ts';
import type { ReviewPeriod } from '#domain/feedback/review-periods.ts';
import { TICKET_KINDS } from '#domain/feedback/ticket-facts.ts';
import type { TicketLimitRule } from '#domain/feedback/ticket-limits.ts';
import { decodeAmount } from '#domain/limits/decode-limit.ts';
import type { Result } from '#domain/result.ts';
import { formatDay, parseDay } from '#domain/time/day.ts';
import { ALWAYS } from '#domain/time/in-force.ts';
import type { Effective } from '#domain/time/in-force.ts';
import type { Amount } from '#domain/time/limit.ts';
import { validityOf } from './row-validity.ts';
import { decodeRow } from '../store/row-reader.ts';
import type { Row, RowProblem, RowReader } from '../store/row-reader.ts';

const CLOCKS = ['rectification', 'contact', 'appeal'] as const;
const PLACES = ['online', 'onSite', 'hotline'] as const;

/**
 * Reads a version of the limits of tickets: id, regionCode, kinds, urgent, sign, return, close,
 * extension, validity. Without a region it is for everywhere, without kinds for all.
 */
export function decodeTicketLimit(value: unknown): Result<TicketLimitRule, RowProblem> {
  return decodeRow(value, (row, read): TicketLimitRule => {
    const kinds = read.texts('kinds').flatMap((text) => {
      const kind = TICKET_KINDS.find((one) => one === text);
      if (kind === undefined) read.fail(`kinds must be of ${TICKET_KINDS.join(', ')}`);
      return kind ?? [];
    });
    return {
      id: read.text('id'),
      regionCode: read.optional('regionCode'),
      kinds: kinds.length === 0 ? null : kinds,
      urgent: read.flag('urgent'),
      sign: amount(row, read, 'sign'),
      return: amount(row, read, 'return'),
      close: amount(row, read, 'close'),
      extension: amount(row, read, 'extension'),
      ...effective(read),
    };
  });
}

/** Reads how long a clock of bad reviews runs: clock, regionCode, limit, source, validity. */
export function decodeReviewPeriod(value: unknown): Result<ReviewPeriod, RowProblem> {
  return decodeRow(value, (row, read): ReviewPeriod => {
    read.text('clock');
    return {
      clock: read.word('clock', CLOCKS),
      regionCode: read.optional('regionCode'),
      limit: amount(row, read, 'limit'),
      source: read.optional('source') ?? '',
      ...effective(read),
    };
  });
}

/** Reads what is asked where somebody rates: place, dimensions, good, bad, validity. */
export function decodeReviewContent(value: unknown): Result<ReviewContent, RowProblem> {
  return decodeRow(value, (_row, read): ReviewContent => {
    read.text('place');
    return {
      place: read.word('place', PLACES),
      dimensions: labels(read, 'dimensions'),
      good: labels(read, 'good'),
      bad: labels(read, 'bad'),
      ...effective(read),
    };
  });
}

/** Names a period: of one clock, region and first day the one recorded last replaces the others. */
export function codeOfPeriod({ clock, regionCode, effectiveFrom }: ReviewPeriod): string {
  return `${clock} ${regionCode ?? '*'} ${formatDay(effectiveFrom)}`;
}

/** Names a version of what is asked: of one place and first day the one recorded last counts. */
export function codeOfContent({ place, effectiveFrom }: ReviewContent): string {
  return `${place} ${formatDay(effectiveFrom)}`;
}

function effective(read: RowReader): Effective {
  const { validFrom, validTo } = validityOf(read);
  const from = validFrom === null ? undefined : parseDay(validFrom);
  const to = validTo === null ? undefined : parseDay(validTo);
  return { effectiveFrom: from ?? ALWAYS.effectiveFrom, effectiveTo: to ?? null };
}

/** `{value, unit}`, or in tables the columns `close.value` and `close.unit`. */
function amount(row: Row, read: RowReader, field: string): Amount {
  const count = row[`${field}.value`];
  const inColumns = { value: Number(count), unit: row[`${field}.unit`] ?? 'workingDay' };
  const value = row[field] ?? (count === undefined || count === '' ? undefined : inColumns);
  if (value === undefined) read.fail(`${field} is missing`);
  const decoded = decodeAmount(value);
  if (decoded.ok) return decoded.value;
  const { path, message } = decoded.error;
  read.fail(`${field}${path === '' ? '' : `.${path}`}: ${message}`);
  return { value: 0, unit: 'workingDay' };
}

const LONGEST_LABEL = 50;

function labels(read: RowReader, field: string): readonly string[] {
  const texts = read.texts(field);
  if (texts.length === 0) read.fail(`${field} is missing`);
  if (new Set(texts).size < texts.length) read.fail(`${field}: each stands once`);
  if (texts.some((text) => text.length > LONGEST_LABEL)) {
    read.fail(`${field}: at most ${LONGEST_LABEL} characters each`);
  }
  return texts;
}
