import { eventsInOrder } from '../cases/compare-events.ts';
import { FindingList } from '../cases/finding-list.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import type { Derive, DerivedSubject } from '../derived-subject.ts';
import type { Instant } from '../time/limit.ts';
import { foldSurvey } from './fold-survey.ts';
import type { SurveyCourse } from './fold-survey.ts';
import { surveyPhaseAt } from './survey.ts';
import type { SurveyPhase } from './survey.ts';

/** What a source told of a survey, at one moment. Its answers are subjects of their own. */
export interface DerivedSurvey extends DerivedSubject {
  readonly phase: SurveyPhase;
  readonly course: SurveyCourse;
}

/** Derives a survey from the set of its events. */
export const deriveSurvey: Derive<DerivedSurvey> = (events, configuration, asOf) => {
  const inOrder = eventsInOrder(events);
  const later = inOrder.findIndex(({ time }) => time > asOf);
  const happened = later < 0 ? inOrder : inOrder.slice(0, later);
  const findings = new FindingList();
  const course = foldSurvey(happened, configuration.calendar, findings);
  const { opensAt, closesAt } = course;
  return {
    regionCode: course.regionCode,
    departmentCode: course.departmentCode,
    itemCode: null,
    title: course.title,
    channel: null,
    filing: configuration.fileRegion(course.regionCode),
    phase: opensAt === null ? 'unpublished' : surveyPhaseAt({ opensAt, closesAt }, asOf),
    level: null,
    receivedAt: course.published?.time ?? null,
    finishedAt: closesAt !== null && closesAt <= asOf ? closesAt : null,
    course,
    clocks: [],
    cards: [],
    toIssue: [],
    groundsLost: [],
    findings: findings.inOrder,
    contribution: [],
    nextAt: nextOf(course, inOrder[later], asOf),
  };
};

function nextOf(
  { opensAt, closesAt }: SurveyCourse,
  next: LoggedEvent | undefined,
  asOf: Instant,
): Instant | null {
  const ahead = [opensAt, closesAt, next?.time ?? null].filter((at) => at !== null && at > asOf);
  return ahead.length === 0 ? null : Math.min(...(ahead as Instant[]));
}
