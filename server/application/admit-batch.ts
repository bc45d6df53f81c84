import { decodeEvent, findFuture } from '#contract/events/decode-event.ts';
import type { Rejection } from '#contract/receipt.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Origin } from './platform.ts';
import type { QuarantineEntry } from './store-rows.ts';

/** A batch as it came in. */
export interface Batch {
  readonly events: readonly unknown[];
  readonly origin: Origin;
}

/** An event that may be stored, with its place in the batch as sent. */
export interface AdmittedEvent {
  readonly index: number;
  readonly event: LoggedEvent;
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

/** Checks each event on its own: form, source, time. */
export function admitBatch({ events, origin }: Batch, receivedAt: Instant): AdmittedBatch {
  const admitted: AdmittedEvent[] = [];
  const rejected: Rejection[] = [];
  const quarantined: QuarantineEntry[] = [];
  for (const [index, value] of events.entries()) {
    const decoded = decodeEvent(value);
    const problem = decoded.ok
      ? (findUncovered(decoded.value.source, origin) ?? findFuture(decoded.value.time, receivedAt))
      : decoded.error;
    if (decoded.ok && problem === undefined) {
      admitted.push({ index, event: { ...decoded.value, receivedAt } });
      continue;
    }
    if (problem === undefined) continue;
    const rejection = { index, id: textIn(value, 'id'), ...problem, path: problem.path };
    rejected.push(rejection);
    quarantined.push(quarantineEntry(value, rejection, origin, receivedAt, null));
  }
  return { origin, admitted, rejected, quarantined };
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

function findUncovered(
  source: string,
  { prefixes }: Origin,
): { code: string; path: string; message: string } | undefined {
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
