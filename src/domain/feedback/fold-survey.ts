import type { FindingList } from '../cases/finding-list.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';
import { decodeDue } from '../limits/decode-limit.ts';
import { startOfDay } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { addDays } from '../time/day.ts';
import type { Instant } from '../time/limit.ts';
import { readQuestions } from './questionnaire.ts';
import type { Question } from './questionnaire.ts';
import { earlierEnd } from './survey.ts';
import type { Survey } from './survey.ts';

/** What a source told of a survey 调查: a questionnaire with a period. */
export interface SurveyCourse {
  readonly published: LoggedEvent | null;
  readonly title: string | null;
  readonly regionCode: string | null;
  readonly departmentCode: string | null;
  readonly questions: readonly Question[];
  /** First instant at which it is open; null while it is not published. */
  readonly opensAt: Instant | null;
  /** First instant at which it is closed; null where nobody said. */
  readonly closesAt: Instant | null;
}

/**
 * What happened with a survey. The first questionnaire counts: one that changed under the answers
 * would make them answers to something else. Answers are subjects of their own.
 *
 * @param events the survey's own up to the moment of looking, in order, each once
 */
export function foldSurvey(
  events: readonly LoggedEvent[],
  calendar: Calendar,
  findings: FindingList,
): SurveyCourse {
  const published = events.find(({ type }) => type === 'survey.published') ?? null;
  const closed = events.find(({ type }) => type === 'survey.closed') ?? null;
  const data = published?.data ?? {};
  const { questions, unreadable } = readQuestions(data);
  if (published !== null && unreadable > 0) {
    findings.add('questionUnreadable', published, { questions: unreadable });
  }
  for (const event of events) {
    if (event.type === 'survey.published' && event !== published) {
      findings.add('repeated', event, { type: event.type });
    }
  }
  const { opens, closes } = readPeriod(data['from'], data['to'], calendar);
  return {
    published,
    title: textOf(data, 'title') ?? textOf(data, 'name'),
    regionCode: textOf(data, 'regionCode'),
    departmentCode: textOf(data, 'departmentCode'),
    questions,
    opensAt: published === null ? null : Math.max(published.time, opens ?? published.time),
    closesAt: earlierEnd(closed?.time ?? null, closes),
  };
}

/** The survey that a source published; undefined while it has only closed it, or not even that. */
export function surveyOf(no: string, course: SurveyCourse): Survey | undefined {
  const { title, regionCode, departmentCode, questions, opensAt, closesAt } = course;
  if (opensAt === null) return undefined;
  const facts = { title, regionCode, departmentCode, questions, opensAt, closesAt };
  return { no, ...facts, origin: 'source' };
}

/** The first instant of a period and the first one after it; a day is the whole day. */
export function readPeriod(
  from: unknown,
  to: unknown,
  calendar: Calendar,
): { readonly opens: Instant | null; readonly closes: Instant | null } {
  return {
    opens: momentOf(from, calendar)?.first ?? null,
    closes: momentOf(to, calendar)?.after ?? null,
  };
}

function momentOf(
  sent: unknown,
  calendar: Calendar,
): { readonly first: Instant; readonly after: Instant } | null {
  const moment = sent === undefined ? undefined : decodeDue(sent);
  if (moment?.ok !== true) return null;
  const { value } = moment;
  if (value.kind === 'instant') return { first: value.at, after: value.at };
  return {
    first: startOfDay(calendar, value.day),
    after: startOfDay(calendar, addDays(value.day, 1)),
  };
}
