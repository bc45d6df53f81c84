import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import type { SubjectKey } from '../store/store-rows.ts';

/** First line of an archive. */
export interface ArchiveHead {
  readonly archive: string;
  readonly month: string;
}

/** One event in an archive, with its place in the log. */
export interface ArchivedEvent {
  readonly subject: SubjectKey;
  readonly seq: number;
  readonly event: LoggedEvent;
}

export function headLine(head: ArchiveHead): string {
  return JSON.stringify(head);
}

/** The head that a first line holds; undefined where it is none. */
export function readHeadLine(line: string): ArchiveHead | undefined {
  const value = readObject(line);
  const { archive, month } = value ?? {};
  return typeof archive === 'string' && typeof month === 'string' ? { archive, month } : undefined;
}

/** An event as it was sent, with what the log added to it. */
export function eventLine({ subject, seq, event }: ArchivedEvent): string {
  const { sequence, receivedAt, time, data, ...same } = event;
  return JSON.stringify({
    seq,
    kind: subject.kind,
    receivedAt: new Date(receivedAt).toISOString(),
    event: {
      specversion: '1.0',
      ...same,
      time: new Date(time).toISOString(),
      ...(sequence === null ? {} : { sequence }),
      data,
    },
  });
}

/** The event that a line holds; undefined where it is none. */
export function readEventLine(line: string): ArchivedEvent | undefined {
  const value = readObject(line);
  const event = value?.['event'];
  const seq = value?.['seq'];
  const kind = value?.['kind'];
  if (typeof seq !== 'number' || typeof kind !== 'string' || !isObject(event)) return undefined;
  const { source, id, type, subject, sequence = null, data } = event;
  const time = instantOf(event['time']);
  const receivedAt = instantOf(value?.['receivedAt']);
  const texts = [source, id, type, subject];
  if (!texts.every((text) => typeof text === 'string') || !isObject(data)) return undefined;
  if (time === undefined || receivedAt === undefined) return undefined;
  if (sequence !== null && typeof sequence !== 'number') return undefined;
  const [from = '', name = '', what = '', no = ''] = texts;
  return {
    subject: { kind: kind as SubjectKind, no },
    seq,
    event: {
      source: from,
      id: name,
      type: what,
      subject: no,
      time,
      sequence,
      receivedAt,
      data: data as EventData,
    },
  };
}

function readObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function instantOf(value: unknown): number | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
