import type { SurveyRow } from '#contract/survey-view.ts';
import { surveyPhaseAt } from '#domain/feedback/survey.ts';
import type { Survey } from '#domain/feedback/survey.ts';
import { err, ok } from '#domain/result.ts';
import type { Instant } from '#domain/time/limit.ts';
import { pathWithin } from '../people/answer-scope.ts';
import { unitName, unitOf } from '../counts/count-units.ts';
import type { ReadSide } from '../read-side.ts';
import { mayWrite } from './survey-place.ts';
import type { SurveyPlatform } from './survey-platform.ts';
import { SurveySums } from './survey-results.ts';
import { instantTextOf } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';

/** A province asks little at a time. */
const MOST_SURVEYS = 200;

/**
 * A survey as it is listed. Where it stands is told by the clock, as on the page of those who answer
 * it: whoever published or closed one sees it so at once.
 */
export function surveyRow(side: ReadSide, viewer: Viewer, survey: Survey, now: Instant): SurveyRow {
  const { no, title, regionCode, departmentCode, origin, closedFor } = survey;
  const phase = surveyPhaseAt(survey, now);
  const { book, calendar } = side;
  return {
    ...{ no, title, phase, origin },
    opensAt: instantTextOf(calendar, survey.opensAt),
    closesAt: instantTextOf(calendar, survey.closesAt),
    questions: survey.questions.length,
    answered: sumsWithin(side, viewer, no, viewer.scope.path).answered,
    region: regionCode === null ? null : (book.findRegion(regionCode)?.name ?? regionCode),
    department:
      departmentCode === null
        ? null
        : (book.findDepartment(departmentCode)?.name ?? departmentCode),
    closedFor: closedFor ?? null,
    mayClose: origin === 'person' && phase !== 'closed' && mayWrite(side, viewer, survey),
  };
}

function sumsWithin(side: ReadSide, viewer: Viewer, no: string, path: string): SurveySums {
  const sums = new SurveySums();
  const filter = { path, line: viewer.scope.line };
  side.counts.visit(`survey ${no}`, filter, ({ item, kind, amount }) => {
    sums.add(item, kind, amount);
  });
  return sums;
}

/** Lists surveys and adds up their answers, from the counts. */
export function surveyDesk(side: ReadSide, now: () => number): SurveyPlatform {
  return {
    surveys: (viewer) => {
      const items = [...side.book.surveys()]
        .sort((one, other) => other.opensAt - one.opensAt || (one.no < other.no ? -1 : 1))
        .slice(0, MOST_SURVEYS)
        .map((one) => surveyRow(side, viewer, one, now()));
      return { items, next: null, ...side.stamp() };
    },
    surveyResults: (viewer, no, { by, region }) => {
      const survey = side.book.configuration.findSurvey(no);
      if (survey === undefined) return err({ code: 'survey/notFound' });
      const path = pathWithin(side, viewer, region);
      if (!path.ok) return path;
      const { questions } = survey;
      const whole = sumsWithin(side, viewer, no, path.value);
      const units = new Map<string, SurveySums>();
      const unit = unitOf(side.book, by, path.value);
      const filter = { path: path.value, line: viewer.scope.line };
      side.counts.visit(`survey ${no}`, filter, (cell) => {
        const key = unit(cell);
        const sums = units.get(key) ?? new SurveySums();
        sums.add(cell.item, cell.kind, cell.amount);
        units.set(key, sums);
      });
      return ok({
        survey: surveyRow(side, viewer, survey, now()),
        whole: whole.shown('', '', questions),
        items: [...units]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([key, sums]) => sums.shown(key, unitName(side.book, by, key), questions)),
        ...side.stamp(),
      });
    },
  };
}
