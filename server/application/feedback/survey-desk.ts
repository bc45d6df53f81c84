import type { SurveyRow } from '#contract/survey-view.ts';
import { surveyPhaseAt } from '#domain/feedback/survey.ts';
import type { Survey } from '#domain/feedback/survey.ts';
import { err, ok } from '#domain/result.ts';
import { pathWithin } from '../people/answer-scope.ts';
import { unitName, unitOf } from '../counts/count-units.ts';
import type { ReadSide } from '../read-side.ts';
import type { SurveyPlatform } from './survey-platform.ts';
import { SurveySums } from './survey-results.ts';
import { instantTextOf } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';

/** A province asks little at a time. */
const MOST_SURVEYS = 200;

/** Lists surveys and adds up their answers, from the counts. */
export function surveyDesk(side: ReadSide): SurveyPlatform {
  const answeredIn = (viewer: Viewer, no: string, path: string): SurveySums => {
    const sums = new SurveySums();
    const filter = { path, line: viewer.scope.line };
    side.counts.visit(`survey ${no}`, filter, ({ item, kind, amount }) => {
      sums.add(item, kind ?? '', amount);
    });
    return sums;
  };
  const rowView = (survey: Survey, answered: number): SurveyRow => ({
    no: survey.no,
    title: survey.title,
    phase: surveyPhaseAt(survey, side.sweptTo),
    opensAt: instantTextOf(side.calendar, survey.opensAt),
    closesAt: instantTextOf(side.calendar, survey.closesAt),
    questions: survey.questions.length,
    answered,
  });
  return {
    surveys: (viewer) => {
      const items = [...side.book.surveys()]
        .sort((one, other) => other.opensAt - one.opensAt || (one.no < other.no ? -1 : 1))
        .slice(0, MOST_SURVEYS)
        .map((one) => rowView(one, answeredIn(viewer, one.no, viewer.scope.path).answered));
      return { items, next: null, ...side.stamp() };
    },
    surveyResults: (viewer, no, { by, region }) => {
      const survey = side.book.configuration.findSurvey(no);
      if (survey === undefined) return err({ code: 'survey/notFound' });
      const path = pathWithin(side, viewer, region);
      if (!path.ok) return path;
      const { questions } = survey;
      const whole = answeredIn(viewer, no, path.value);
      const units = new Map<string, SurveySums>();
      const unit = unitOf(side.book, by, path.value);
      const filter = { path: path.value, line: viewer.scope.line };
      side.counts.visit(`survey ${no}`, filter, (cell) => {
        const key = unit(cell);
        const sums = units.get(key) ?? new SurveySums();
        sums.add(cell.item, cell.kind ?? '', cell.amount);
        units.set(key, sums);
      });
      return ok({
        survey: rowView(survey, answeredIn(viewer, no, viewer.scope.path).answered),
        whole: whole.shown('', '', questions),
        items: [...units]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([key, sums]) => sums.shown(key, unitName(side.book, by, key), questions)),
        ...side.stamp(),
      });
    },
  };
}
