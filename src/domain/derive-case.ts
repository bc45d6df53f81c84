import { cardsOfSubject } from './cards/cards-of-subject.ts';
import { findCards } from './cards/card-findings.ts';
import { deemedPhase } from './cases/case-phase.ts';
import { findConduct } from './cases/conduct-findings.ts';
import { FindingList } from './cases/finding-list.ts';
import { foldCase } from './cases/fold-case.ts';
import { findOrder } from './cases/order-findings.ts';
import { isOfEarlierDay } from './cases/late-report.ts';
import { findReporting } from './cases/report-findings.ts';
import { contributionOf } from './contribution.ts';
import type { DerivedCase } from './derived-case.ts';
import type { Derive } from './derived-subject.ts';
import { IMPOSSIBLE_MOVES } from './indicators/impossible-moves.ts';
import { clocksOfCase } from './limits/clocks-of-case.ts';
import { handlingDays } from './limits/handling-days.ts';
import { findLimits } from './limits/limit-findings.ts';
import { earliest, nextOfClocks } from './next-instant.ts';
import { shapeNumber } from './shape-number.ts';
import { splitEvents } from './split-events.ts';

/**
 * Derives a case from the set of its events (`design.md` 2 rule 1): their order and duplicates
 * cannot matter. At every instant from `asOf` up to, not including, `nextAt` the answer is the
 * same, apart from the counted time of clocks that run.
 *
 * @param events of one case, its cards and orders; others are ignored
 */
export const deriveCase: Derive<DerivedCase> = (events, configuration, asOf) => {
  const happened = splitEvents(events, 'case.', asOf);
  const course = foldCase(happened.own);
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
      findings: findings.inOrder,
      handlingDays: handlingDays(course, made, configuration, asOf),
      decisions: happened.ofCards,
      calendar,
      asOf,
    }),
    shape: shapeNumber(
      {
        course,
        acceptedAt: acceptance.at,
        isDeemed: acceptance.deemedAt !== null,
        late: happened.own.filter((event) => isOfEarlierDay(event, calendar)),
        isImpossible: findings.inOrder.some(({ code }) => IMPOSSIBLE_MOVES.includes(code)),
        hasOrder: happened.ofCards.some(({ type }) => type.startsWith('order.')),
      },
      configuration,
    ),
    nextAt: earliest(happened.nextAt, nextOfClocks(clocks), inHand.nextAt, findings.nextAt),
  };
};
