import { eventsInOrder } from '#domain/cases/compare-events.ts';
import { FindingList } from '#domain/cases/finding-list.ts';
import { foldSurvey, surveyOf } from '#domain/feedback/fold-survey.ts';
import { earlierEnd } from '#domain/feedback/survey.ts';
import type { Survey } from '#domain/feedback/survey.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Calendar } from '#domain/time/calendar.ts';

/**
 * The version of a survey that all its events together record, whatever their order of arrival;
 * undefined where it is the one that is recorded. What a person published stands, and a source may
 * only close it.
 */
export function surveyRecordOf(
  no: string,
  events: readonly LoggedEvent[],
  known: Survey | undefined,
  calendar: Calendar,
): Survey | undefined {
  const course = foldSurvey(eventsInOrder(events), calendar, new FindingList());
  const told =
    known?.origin === 'person'
      ? { ...known, closesAt: earlierEnd(known.closesAt, course.closesAt) }
      : surveyOf(no, course);
  return told === undefined || JSON.stringify(told) === JSON.stringify(known) ? undefined : told;
}
