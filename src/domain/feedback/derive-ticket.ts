import { findCards } from '../cards/card-findings.ts';
import { cardsOfSubject } from '../cards/cards-of-subject.ts';
import { FindingList } from '../cases/finding-list.ts';
import type { Derive, DerivedSubject } from '../derived-subject.ts';
import { earliest, nextOfClocks } from '../next-instant.ts';
import { splitEvents } from '../split-events.ts';
import { clocksOfTicket } from './clocks-of-ticket.ts';
import type { TicketPhase } from './feedback-phase.ts';
import { foldTicket } from './fold-ticket.ts';
import { ticketContribution } from './ticket-contribution.ts';
import type { TicketCourse } from './ticket-course.ts';
import { findTicket } from './ticket-findings.ts';

/** Everything derived of one ticket at one moment. */
export interface DerivedTicket extends DerivedSubject {
  readonly phase: TicketPhase;
  /** What happened, as its events tell it. */
  readonly course: TicketCourse;
}

/**
 * Derives a ticket 工单 from the set of its events (`design.md` 2 rule 1).
 *
 * @param events of one ticket, its cards and orders; others are ignored
 */
export const deriveTicket: Derive<DerivedTicket> = (events, configuration, asOf) => {
  const { calendar } = configuration;
  const happened = splitEvents(events, 'ticket.', asOf);
  const course = foldTicket(happened.own);
  const { facts, departmentCode } = course;
  const filing = configuration.fileRegion(facts.regionCode);
  const made = clocksOfTicket(course, filing, configuration, asOf);
  const { clocks } = made;
  const findings = new FindingList();
  findTicket(course, made, configuration, asOf, findings);
  const inHand = cardsOfSubject(happened.ofCards, {
    kind: 'ticket',
    subject: events[0]?.subject ?? '',
    clocks,
    findings: findings.inOrder,
    departmentCode,
    configuration,
    asOf,
  });
  findCards(inHand.cards, happened.ofCards, calendar, asOf, findings);
  return {
    course,
    regionCode: facts.regionCode,
    departmentCode,
    itemCode: facts.category,
    title: facts.title,
    channel: facts.channel,
    filing,
    phase: course.phase,
    receivedAt: (course.created ?? course.events[0])?.time ?? null,
    finishedAt: course.end?.time ?? null,
    clocks,
    cards: inHand.cards,
    toIssue: inHand.toIssue,
    groundsLost: inHand.groundsLost,
    level: inHand.level,
    findings: findings.inOrder,
    contribution: ticketContribution({
      course,
      filing,
      clocks,
      cards: inHand.cards,
      decisions: happened.ofCards,
      calendar,
      asOf,
    }),
    nextAt: earliest(happened.nextAt, nextOfClocks(clocks), inHand.nextAt, findings.nextAt),
  };
};
