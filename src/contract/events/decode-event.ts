import { sharedType } from '#domain/cases/event-types.ts';
import type { EventData } from '#domain/cases/logged-event.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Instant } from '#domain/time/limit.ts';
import { parseInstant } from '#domain/time/parse-instant.ts';
import { EVENT_FIELDS } from './event-fields.ts';
import type { EventCode, EventProblem } from './event-problem.ts';
import { FIELD_CHECKS } from './field-checks.ts';
import type { FieldCheck } from './field-checks.ts';
import { findUnsafe, isSafeText } from './find-unsafe.ts';
import { findTurnedSpan, tellsSpan } from './span-problem.ts';

/** An event as a source sent it, checked; the platform adds when it was received. */
export interface DecodedEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: Instant;
  /** Null where the source numbers nothing. */
  readonly sequence: number | null;
  /** Required fields are there, known ones have their shape; limits decode; the rest is as sent. */
  readonly data: EventData;
}

/** Longest id, subject and source in UTF-16 units: they are keys of indexes. */
const LONGEST_NAME = 512;

/** Clocks of sources may run ahead by this much (interfaces.md 1.1). */
const AHEAD_MS = 5 * 60_000;

/**
 * The one door for what sources send: a CloudEvent 1.0 in JSON of a type of interfaces.md 1.4.
 * Answers for any value at all and never throws.
 *
 * Not looked at here: whether the key covers the source, whether the identity is known, and
 * whether the time lies in the future ({@link findFuture}).
 */
export function decodeEvent(value: unknown): Result<DecodedEvent, EventProblem> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('event/unreadable', '', 'an event is a JSON object (CloudEvents 1.0)');
  }
  const event = value as Readonly<Record<string, unknown>>;
  if (event['specversion'] !== '1.0') {
    return refuse('event/invalid', 'specversion', 'must be "1.0"');
  }
  const { id, source, type, subject, time } = event;
  if (!isName(id)) return refuseName('id');
  if (!isName(source)) return refuseName('source');
  if (!isName(type)) return refuseName('type');
  if (!isName(subject)) return refuseName('subject');
  if (source === PLATFORM_SOURCE || source.startsWith(`${PLATFORM_SOURCE}:`)) {
    return refuse('event/reservedSource', 'source', `${PLATFORM_SOURCE} is the platform itself`);
  }
  const fields = COMPILED.get(type);
  if (fields === undefined) {
    return refuse('event/unknownType', 'type', 'is none of the types that sources may send');
  }
  const at = typeof time === 'string' ? parseInstant(time) : undefined;
  if (at === undefined || typeof time !== 'string') {
    return refuse(
      'event/invalid',
      'time',
      'must be an instant with offset (RFC 3339), such as 2026-03-02T09:00:00+08:00',
    );
  }
  if (time < '2000') return refuse('event/tooOld', 'time', 'lies before the year 2000');
  const sequence = sequenceOf(event['sequence']);
  if (sequence === undefined) {
    return refuse('event/invalid', 'sequence', 'must be a whole number, not negative');
  }
  const data = event['data'] === undefined ? NO_DATA : event['data'];
  const problem = dataProblem(data, fields);
  if (problem !== undefined) return err(problem);
  return ok({
    source,
    id,
    type: sharedType(type),
    subject,
    time: at,
    sequence,
    data: data as EventData,
  });
}

/** Refuses an event of more than 5 minutes in the future; undefined where it is not. */
export function findFuture(time: Instant, now: Instant): EventProblem | undefined {
  if (time <= now + AHEAD_MS) return undefined;
  return {
    code: 'event/inFuture',
    path: 'time',
    message: 'lies more than 5 minutes in the future',
  };
}

const NO_DATA: EventData = {};

interface CompiledFields {
  readonly required: readonly (readonly [name: string, check: FieldCheck])[];
  readonly optional: readonly (readonly [name: string, check: FieldCheck])[];
  readonly isSpan: boolean;
}

const COMPILED: ReadonlyMap<string, CompiledFields> = new Map(
  [...EVENT_FIELDS].map(([type, fields]) => [
    type,
    {
      required: Object.entries(fields.required).map(([name, kind]) => [name, FIELD_CHECKS[kind]]),
      optional: Object.entries(fields.optional).map(([name, kind]) => [name, FIELD_CHECKS[kind]]),
      isSpan: tellsSpan(fields),
    },
  ]),
);

function dataProblem(value: unknown, fields: CompiledFields): EventProblem | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { code: 'event/invalid', path: 'data', message: 'must be an object' };
  }
  const unsafe = findUnsafe(value, 'data');
  if (unsafe !== undefined) return { code: 'event/invalid', ...unsafe };
  const data = value as Readonly<Record<string, unknown>>;
  for (const [name, check] of fields.required) {
    const field = data[name];
    if (field === undefined || field === null) {
      return { code: 'event/invalid', path: `data.${name}`, message: 'is required' };
    }
    const problem = check(field);
    if (problem !== undefined) return at(name, problem);
  }
  for (const [name, check] of fields.optional) {
    const field = data[name];
    if (field === undefined || field === null) continue;
    const problem = check(field);
    if (problem !== undefined) return at(name, problem);
  }
  return fields.isSpan ? findTurnedSpan(data) : undefined;
}

function at(name: string, { path, message }: { path: string; message: string }): EventProblem {
  return { code: 'event/invalid', path: `data.${name}${path}`, message };
}

/** Null where absent, undefined where wrong. */
function sequenceOf(value: unknown): number | null | undefined {
  if (value === undefined || value === null) return null;
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
    ? number
    : undefined;
}

function isName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= LONGEST_NAME &&
    value.trim() !== '' &&
    isSafeText(value)
  );
}

function refuseName(path: string): Result<DecodedEvent, EventProblem> {
  return refuse(
    'event/invalid',
    path,
    `must be a text of 1 to ${LONGEST_NAME} characters, without NUL or half of a surrogate pair`,
  );
}

function refuse(
  code: EventCode,
  path: string,
  message: string,
): Result<DecodedEvent, EventProblem> {
  return err({ code, path, message });
}
