import { maskKnown } from '#domain/access/free-text.ts';
import { textOf } from '#domain/cases/read-data.ts';
import { deriveTicket } from '#domain/feedback/derive-ticket.ts';
import type { DerivedTicket } from '#domain/feedback/derive-ticket.ts';
import { dueOfTicket } from '#domain/feedback/public-ticket.ts';
import { bodyOf } from '../feedback/feedback-entry.ts';
import { knownWords } from '../people/people-of-events.ts';
import type { ReadSide } from '../read-side.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { dueText } from '../times.ts';
import type { TicketState } from './public-platform.ts';

const ANSWERS: ReadonlySet<string> = new Set(['ticket.answeredDirectly', 'ticket.replied']);

/**
 * What whoever called is told of his ticket: until when it is to be answered, whoever has to do what
 * before, and what he was answered, with everything masked that looks personal.
 */
export async function ticketState(
  side: ReadSide,
  row: SubjectRow,
): Promise<TicketState | undefined> {
  const body = bodyOf(row);
  if (body === undefined) return undefined;
  const { departmentName, receivedAt } = body.view;
  const { no, phase } = row;
  const state = { no, phase: phase ?? '', department: departmentName, received: receivedAt };
  // What its events say lies in an archive.
  if (row.detached !== null) return { ...state, due: null, answer: null };
  const read = await side.moments.one.snapshot((inside) =>
    side.wholes.read(inside, { kind: 'ticket', no }, row.events),
  );
  const events = read.map(({ event }) => event);
  const ticket = deriveTicket(events, side.configuration, side.sweptTo);
  const due = dueText(side.calendar, dueOfTicket(ticket));
  const known = knownWords(read.map(({ whole }) => whole));
  return { ...state, due, answer: answerOf(ticket, known) };
}

function answerOf({ course }: DerivedTicket, known: readonly string[]): string | null {
  // What was said in confidence is answered in confidence.
  if (course.facts.confidential) return null;
  const last = course.events.findLast(({ type }) => ANSWERS.has(type));
  const text = last === undefined ? null : textOf(last.data, 'text');
  return text === null ? null : maskKnown(text, known);
}
