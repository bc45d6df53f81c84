import type { EventData, Json, LoggedEvent } from '../cases/logged-event.ts';
import { isJsonObject, textOf } from '../cases/read-data.ts';
import type { Due } from '../time/clock.ts';
import type { Instant } from '../time/limit.ts';
import type { DerivedTicket } from './derive-ticket.ts';
import { isEnded } from './feedback-phase.ts';

/** Something that anybody may know happened to a ticket. */
interface PublicNote {
  readonly at: Instant;
  /** Type of its event. */
  readonly type: string;
  /** What the reporter was answered; null for anything else. */
  readonly text: string | null;
}

/** Where and what was reported, as the reporter wrote it for everybody to read. */
export interface PublicReport {
  readonly text: string | null;
  readonly address: string | null;
  readonly addressId: string | null;
  readonly lat: number | null;
  readonly long: number | null;
  readonly mediaUrl: string | null;
  /** Values by code of the attribute; several where several were chosen. */
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
}

/** A ticket as everybody may see it: nothing of who called, nothing between departments. */
export interface PublicTicket {
  readonly category: string;
  readonly isClosed: boolean;
  readonly departmentCode: string | null;
  readonly receivedAt: Instant;
  /** When a note was added last. */
  readonly updatedAt: Instant;
  /** When it is to be answered; null before it was dispatched, and where no limit is known. */
  readonly due: Due | null;
  readonly notes: readonly PublicNote[];
  /** Null where it was not reported for everybody to read, as over the telephone. */
  readonly report: PublicReport | null;
}

/** What the public may know of, and of which of it the words. */
const NOTED: ReadonlyMap<string, 'told' | 'said'> = new Map([
  ['ticket.created', 'told'],
  ['ticket.answeredDirectly', 'said'],
  ['ticket.dispatched', 'told'],
  ['ticket.signed', 'told'],
  ['ticket.extensionGranted', 'told'],
  ['ticket.replied', 'said'],
  ['ticket.reopened', 'told'],
  ['ticket.closed', 'told'],
  ['ticket.merged', 'told'],
  ['ticket.split', 'told'],
]);

/**
 * What everybody may know of a ticket; null for a confidential one, and for one of which neither
 * category nor beginning is known.
 */
export function publicTicket(ticket: DerivedTicket): PublicTicket | null {
  const { course, phase, receivedAt } = ticket;
  const { facts } = course;
  if (facts.confidential || facts.category === null || receivedAt === null) return null;
  const report = reportOf(course.events, facts.text);
  const notes = course.events.flatMap((event) => noteOf(event, report !== null));
  return {
    category: facts.category,
    isClosed: isEnded('ticket', phase, false),
    departmentCode: course.departmentCode,
    receivedAt,
    updatedAt: notes.reduce((latest, { at }) => Math.max(latest, at), receivedAt),
    due: dueOfTicket(ticket),
    notes,
    report,
  };
}

function noteOf({ type, time, data }: LoggedEvent, isOpen: boolean): PublicNote[] {
  const told = NOTED.get(type);
  if (told === undefined) return [];
  return [{ at: time, type, text: told === 'said' && isOpen ? textOf(data, 'text') : null }];
}

/** The end of the department that has it, else of the matter; a ticket that waits has the matter's. */
export function dueOfTicket({ course, clocks }: DerivedTicket): Due | null {
  const last = course.dispatches.findLast(({ role }) => role === 'main');
  if (last === undefined) return null;
  const own = clocks.find(({ kind, id }) => kind === 'close' && id === `close:${last.id}`);
  const has = last.taken === null ? own : undefined;
  return (has ?? clocks.findLast(({ kind }) => kind === 'matter'))?.reading.due ?? null;
}

function reportOf(events: readonly LoggedEvent[], text: string | null): PublicReport | null {
  const created = events.find(({ type }) => type === 'ticket.created');
  const report = created?.data['open311'];
  if (!isJsonObject(report)) return null;
  return {
    text: text === '' ? null : text,
    address: wordOf(report, 'address'),
    addressId: wordOf(report, 'addressId'),
    lat: degreesOf(report, 'lat'),
    long: degreesOf(report, 'long'),
    mediaUrl: wordOf(report, 'mediaUrl'),
    answers: answersOf(report['answers']),
  };
}

function wordOf(data: EventData, field: string): string | null {
  const word = textOf(data, field);
  return word === '' ? null : word;
}

function degreesOf(data: EventData, field: string): number | null {
  const value = data[field];
  return typeof value === 'number' ? value : null;
}

function answersOf(value: Json | undefined): PublicReport['answers'] {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([code, answer]): [string, string | readonly string[]][] => {
      if (typeof answer === 'string') return [[code, answer]];
      if (!Array.isArray(answer)) return [];
      return [[code, (answer as readonly Json[]).filter((one) => typeof one === 'string')]];
    }),
  );
}
