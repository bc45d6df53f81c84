import type { SurveyRow } from '#contract/survey-view.ts';
import type { SurveyPhase } from '#domain/feedback/derive-survey.ts';
import { err, ok } from '#domain/result.ts';
import { pathWithin } from '../people/answer-scope.ts';
import { unitName, unitOf } from '../counts/count-units.ts';
import type { ReadSide } from '../read-side.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { surveyBodyOf } from './survey-body.ts';
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
  const rowView = (row: SubjectRow, answered: number): SurveyRow => {
    const body = surveyBodyOf(row);
    return {
      no: row.no,
      title: row.title,
      phase: (row.phase ?? 'unpublished') as SurveyPhase,
      opensAt: instantTextOf(side.calendar, body?.opensAt ?? null),
      closesAt: instantTextOf(side.calendar, body?.closesAt ?? null),
      questions: body?.questions.length ?? 0,
      answered,
    };
  };
  return {
    surveys: async (viewer) => {
      const rows = await side.store.subjects.list({ kind: 'survey', path: '' }, null, MOST_SURVEYS);
      const items = rows
        .filter(({ phase }) => phase !== 'unpublished')
        .map((row) => rowView(row, answeredIn(viewer, row.no, viewer.scope.path).answered));
      return { items, next: null, ...side.stamp() };
    },
    surveyResults: async (viewer, no, { by, region }) => {
      const [row] = await side.store.subjects.find([{ kind: 'survey', no }]);
      if (row === undefined || row.phase === 'unpublished') return err({ code: 'survey/notFound' });
      const path = pathWithin(side, viewer, region);
      if (!path.ok) return path;
      const questions = surveyBodyOf(row)?.questions ?? [];
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
        survey: rowView(row, answeredIn(viewer, no, viewer.scope.path).answered),
        whole: whole.shown('', '', questions),
        items: [...units]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([key, sums]) => sums.shown(key, unitName(side.book, by, key), questions)),
        ...side.stamp(),
      });
    },
  };
}
