import { cardsOfSubject } from './cards/cards-of-subject.ts';
import { findCards } from './cards/card-findings.ts';
import { deemedPhase } from './cases/case-phase.ts';
import { eventsInOrder } from './cases/compare-events.ts';
import { findConduct } from './cases/conduct-findings.ts';
import { FindingList } from './cases/finding-list.ts';
import { foldCase } from './cases/fold-case.ts';
import type { LoggedEvent } from './cases/logged-event.ts';
import { PLATFORM_SOURCE } from './cases/logged-event.ts';
import { findOrder } from './cases/order-findings.ts';
import { findReporting } from './cases/report-findings.ts';
import { contributionOf } from './contribution.ts';
import type { DerivedCase } from './derived-case.ts';
import type { Derive } from './derived-subject.ts';
import type { SubjectClock } from './limits/subject-clock.ts';
import { clocksOfCase } from './limits/clocks-of-case.ts';
import { findLimits } from './limits/limit-findings.ts';
import type { Instant } from './time/limit.ts';

/**
 * Derives a case from the set of its events (`design.md` 2 rule 1): their order and duplicates
 * cannot matter. At every instant from `asOf` up to, not including, `nextAt` the answer is the
 * same, apart from the counted time of clocks that run.
 *
 * @param events of one case, its cards and orders; others are ignored
 */
export const deriveCase: Derive<DerivedCase> = (events, configuration, asOf) => {
  const happened = splitEvents(events, asOf);
  const course = foldCase(happened.ofCase);
  const { facts } = course;
  const made = clocksOfCase(course, configuration, asOf);
  const { acceptance, clocks } = made;
  const findings = new FindingList();
  findOrder(course, acceptance.deemedAt !== null, findings);
  findConduct(course, findings);
  findReporting(course, configuration, findings);
  findLimits(course, made, configuration, asOf, findings);
  const inHand = cardsOfSubject(happened.ofCards, {
    kind: 'case',
    subject: events[0]?.subject ?? '',
    clocks,
    findings: findings.inOrder,
    departmentCode: facts.departmentCode,
    configuration,
    asOf,
  });
  findCards(inHand.cards, happened.ofCards, configuration.calendar, asOf, findings);
  const filing = configuration.fileRegion(facts.regionCode);
  const { calendar } = configuration;
  return {
    facts,
    regionCode: facts.regionCode,
    departmentCode: facts.departmentCode,
    itemCode: facts.itemCode,
    title: facts.title,
    channel: facts.channel,
    phase:
      acceptance.deemedAt === null
        ? course.phase
        : deemedPhase(course.phase, course.steps.length > 0),
    filing,
    receivedAt: course.received?.time ?? null,
    acceptedAt: acceptance.at,
    deemedAt: acceptance.deemedAt,
    finishedAt: course.finished?.time ?? null,
    course,
    clocks,
    cards: inHand.cards,
    toIssue: inHand.toIssue,
    groundsLost: inHand.groundsLost,
    level: inHand.level,
    findings: findings.inOrder,
    contribution: contributionOf({
      course,
      acceptedAt: acceptance.at,
      filing,
      clocks,
      cards: inHand.cards,
      calendar,
    }),
    nextAt: earliest(happened.nextAt, nextOfClocks(clocks), inHand.nextAt, findings.nextAt),
  };
};

interface Happened {
  readonly ofCase: readonly LoggedEvent[];
  /** What the platform and persons decided about its cards, and its orders. */
  readonly ofCards: readonly LoggedEvent[];
  /** Time of the first event that has not happened yet. */
  readonly nextAt: Instant | null;
}

function splitEvents(events: readonly LoggedEvent[], asOf: Instant): Happened {
  const ofCase: LoggedEvent[] = [];
  const ofCards: LoggedEvent[] = [];
  for (const event of eventsInOrder(events)) {
    // In order of time, so the first one is the next.
    if (event.time > asOf) return { ofCase, ofCards, nextAt: event.time };
    if (event.type.startsWith('case.')) ofCase.push(event);
    else if (isDecision(event)) ofCards.push(event);
  }
  return { ofCase, ofCards, nextAt: null };
}

function isDecision({ type, source }: LoggedEvent): boolean {
  return type.startsWith('order.') || (source === PLATFORM_SOURCE && type.startsWith('card.'));
}

function nextOfClocks(clocks: readonly SubjectClock[]): Instant | null {
  let next: Instant | null = null;
  for (const { reading } of clocks) next = earliest(next, reading.nextAt);
  return next;
}

function earliest(...instants: readonly (Instant | null)[]): Instant | null {
  let first: Instant | null = null;
  for (const at of instants) if (at !== null && (first === null || at < first)) first = at;
  return first;
}
