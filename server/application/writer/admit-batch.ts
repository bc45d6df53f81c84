import { decodeEvent, findFuture } from '#contract/events/decode-event.ts';
import type { Rejection } from '#contract/receipt.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Instant } from '#domain/time/limit.ts';
import { rowsOf } from './batch-rows.ts';
import type { BatchRows, RowProblem } from './batch-rows.ts';
import type { Origin } from '../platform.ts';
import type { QuarantineEntry } from '../store/store-rows.ts';

/** A batch as it came in. */
export interface Batch {
  readonly events: readonly unknown[];
  readonly origin: Origin;
  /** Which events are of one row; absent where each stands for itself. */
  readonly rows?: BatchRows | undefined;
}

/** An event that may be stored, with its place in the batch as sent. */
export interface AdmittedEvent {
  readonly index: number;
  readonly event: LoggedEvent;
  /** Place in `admitted` of the event that decides about this one; undefined where it decides itself. */
  readonly head?: number | undefined;
}

/** A batch looked at event by event; identity is not looked at yet. */
export interface AdmittedBatch {
  readonly origin: Origin;
  readonly admitted: readonly AdmittedEvent[];
  readonly rejected: readonly Rejection[];
  readonly quarantined: readonly QuarantineEntry[];
}

// A refused event larger than this is noted without its text.
const LONGEST_KEPT = 65_536;

/** Checks each event on its own: form, source, time. Of a row one refusal keeps out all of it. */
export function admitBatch(batch: Batch, receivedAt: Instant): AdmittedBatch {
  const { events, origin } = batch;
  const admitted: AdmittedEvent[] = [];
  const rejected: Rejection[] = [];
  const quarantined: QuarantineEntry[] = [];
  for (const { from, to, aside } of rowsOf(batch)) {
    const decoded: LoggedEvent[] = [];
    let refused = aside === undefined ? undefined : { index: from, problem: aside };
    for (let index = from; index < to && refused === undefined; index += 1) {
      const one = admit(events[index], origin, receivedAt);
      if (one.ok) decoded.push(one.value);
      else refused = { index, problem: one.error };
    }
    if (refused === undefined) {
      const head = admitted.length;
      for (const [place, event] of decoded.entries()) {
        admitted.push({ index: from + place, event, head: place === 0 ? undefined : head });
      }
      continue;
    }
    const { index, problem } = refused;
    const rejection = { index, id: textIn(events[index], 'id'), ...problem };
    rejected.push(rejection);
    quarantined.push(quarantineEntry(events[index], rejection, origin, receivedAt, null));
  }
  return { origin, admitted, rejected, quarantined };
}

function admit(
  value: unknown,
  origin: Origin,
  receivedAt: Instant,
): Result<LoggedEvent, RowProblem> {
  const decoded = decodeEvent(value);
  if (!decoded.ok) return decoded;
  const { source, time } = decoded.value;
  const problem = findUncovered(source, origin) ?? findFuture(time, receivedAt);
  return problem === undefined ? ok({ ...decoded.value, receivedAt }) : err(problem);
}

/** A refused event as quarantine keeps it. */
export function quarantineEntry(
  value: unknown,
  { id, code, path, message }: Omit<Rejection, 'index'>,
  origin: Origin,
  receivedAt: Instant,
  keptSeq: number | null,
): QuarantineEntry {
  const text = JSON.stringify(value) as string | undefined;
  return {
    source: textIn(value, 'source'),
    eventId: id,
    code,
    path,
    message,
    receivedAt,
    event: text === undefined || text.length > LONGEST_KEPT ? null : text,
    keptSeq,
    sourceName: origin.sourceName,
  };
}

function findUncovered(source: string, { prefixes }: Origin): RowProblem | undefined {
  if (prefixes === null || prefixes.some((prefix) => source.startsWith(prefix))) return undefined;
  return {
    code: 'event/sourceNotCovered',
    path: 'source',
    message: 'the key covers other sources only',
  };
}

/** A text field of whatever was sent; bounded, since it is stored and sent back. */
export function textIn(value: unknown, field: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const text: unknown = (value as Readonly<Record<string, unknown>>)[field];
  return typeof text === 'string' ? text.slice(0, 512) : null;
}
