import type { z } from 'zod';
import type { Instant } from '#domain/time/limit.ts';
import type { PublicTicketQuery } from '../../application/public/open311-port.ts';
import { RefusedRequest } from '../http/refused-request.ts';
import { valuesOf } from './open311-queries.ts';
import type { requestsQuery } from './open311-queries.ts';
import { readDate } from './read-date.ts';

/** Of the standard: a span of 90 days or the first 1,000 requests, whichever is smaller. */
const LONGEST_SPAN_MS = 90 * 24 * 3_600_000;
const MOST = 1000;
/** Sources may be this far ahead of us. */
const AHEAD_MS = 5 * 60_000;

/** Which tickets are asked for, and which part of them. */
export interface RequestsQuery {
  readonly tickets: PublicTicketQuery;
  /** Tickets before the page that is wanted. */
  readonly skip: number;
  readonly take: number;
}

/**
 * Reads the filters of `GET requests`.
 *
 * @throws {RefusedRequest} 400 with a sentence for everything that is wrong.
 */
export function readRequestsQuery(
  query: z.infer<typeof requestsQuery>,
  now: Instant,
): RequestsQuery {
  const problems: string[] = [];
  const nos = valuesOf(query.service_request_id);
  const named = nos.length > 0;
  const { from, to } = named ? { from: 0, to: now } : readSpan(query, now, problems);
  const isClosed = named ? undefined : readStatus(valuesOf(query.status), problems);
  const page = countOf('page', query.page, problems) ?? 1;
  const take = Math.min(countOf('page_size', query.page_size, problems) ?? MOST, MOST);
  if (nos.length > MOST) problems.push(`service_request_id takes at most ${MOST} numbers.`);
  if (problems.length > 0)
    throw new RefusedRequest({ code: 'open311/invalid', messages: problems });
  const services = valuesOf(query.service_code);
  return {
    tickets: {
      nos: named ? [...new Set(nos)] : undefined,
      jurisdiction: valuesOf(query.jurisdiction_id)[0],
      services: services.length > 0 ? services : undefined,
      isClosed,
      ...{ from, to },
    },
    skip: Math.min((page - 1) * take, MOST),
    take,
  };
}

/** The span that is asked for; one whose other end is open is as long as it may be. */
function readSpan(
  query: z.infer<typeof requestsQuery>,
  now: Instant,
  problems: string[],
): { readonly from: Instant; readonly to: Instant } {
  const start = dateOf('start_date', query.start_date, problems);
  const given = dateOf('end_date', query.end_date, problems);
  // An answer tells whole seconds: the last one is meant to its end.
  const end = given === undefined ? undefined : given - (given % 1000) + 999;
  const latest = now + AHEAD_MS;
  if (start === undefined) {
    const to = end ?? latest;
    return { from: Math.min(to, now) - LONGEST_SPAN_MS, to };
  }
  if (end === undefined) return { from: start, to: Math.min(start + LONGEST_SPAN_MS, latest) };
  if (end < start) problems.push('end_date lies before start_date.');
  if (end - start >= LONGEST_SPAN_MS + 1000) {
    problems.push('start_date and end_date may not span more than 90 days.');
  }
  return { from: start, to: end };
}

function dateOf(
  name: string,
  value: string | readonly string[] | undefined,
  problems: string[],
): Instant | undefined {
  const [text] = valuesOf(value);
  if (text === undefined) return undefined;
  const at = readDate(text);
  if (at === undefined) {
    problems.push(`${name} must be a date such as 2010-01-01T00:00:00Z.`);
  }
  return at;
}

/** Undefined where both are wanted. */
function readStatus(wanted: readonly string[], problems: string[]): boolean | undefined {
  if (wanted.some((one) => one !== 'open' && one !== 'closed')) {
    problems.push('status must be open or closed.');
  }
  const [first, ...others] = new Set(wanted);
  return first === undefined || others.length > 0 ? undefined : first === 'closed';
}

function countOf(
  name: string,
  value: string | readonly string[] | undefined,
  problems: string[],
): number | undefined {
  const [text] = valuesOf(value);
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  problems.push(`${name} must be a whole number from 1.`);
  return undefined;
}
