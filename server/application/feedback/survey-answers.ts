import type {
  SurveyAnswerPage,
  SurveyAnswerQuery,
  SurveyAnswerView,
} from '#contract/survey-view.ts';
import { maskText } from '#domain/access/masking.ts';
import { eventsInOrder } from '#domain/cases/compare-events.ts';
import type { Json, LoggedEvent } from '#domain/cases/logged-event.ts';
import { isJsonObject } from '#domain/cases/read-data.ts';
import { ANSWERED } from '#domain/feedback/derive-answer.ts';
import { takesSeveral } from '#domain/feedback/questionnaire.ts';
import type { Question } from '#domain/feedback/questionnaire.ts';
import type { Survey } from '#domain/feedback/survey.ts';
import { valuesOf } from '#domain/feedback/survey-answer.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import { readCell } from '../counts/read-cell.ts';
import type { CountCell } from '../counts/count-cell.ts';
import { unitOf } from '../counts/count-units.ts';
import { pageSize, readCursor, writeCursor } from '../cursor.ts';
import { pathWithin } from '../people/answer-scope.ts';
import type { Viewer } from '../people/viewer.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';
import type { SubjectFilter } from '../store/store.ts';
import type { SubjectRow } from '../store/store-rows.ts';

/** A few milliseconds of reading. */
const AT_ONCE = 200;

type CellTest = (cell: Pick<CountCell, 'path' | 'department' | 'item' | 'kind'>) => boolean;

interface Place {
  readonly received: number;
  readonly no: string;
}

/**
 * The answers behind one number of a survey's results, latest first: exactly those whose cells the
 * number is the sum of. They bear the day and no name; what was written is masked like any free text.
 */
export async function surveyAnswers(
  side: ReadSide,
  viewer: Viewer,
  no: string,
  query: SurveyAnswerQuery,
): Promise<Result<SurveyAnswerPage, Refusal>> {
  const survey = side.book.configuration.findSurvey(no);
  if (survey === undefined) return err({ code: 'survey/notFound' });
  const path = pathWithin(side, viewer, query.region);
  if (!path.ok) return path;
  const start = placeOf(query.cursor);
  if (start === undefined) return err({ code: 'request/invalid', path: 'cursor' });
  const test = testOf(side, survey, query, path.value);
  const { line } = viewer.scope;
  let total = 0;
  side.counts.visit(`survey ${no}`, { path: path.value, line }, (cell) => {
    if (test(cell)) total += cell.amount;
  });
  const isAsked = ({ contribution }: SubjectRow): boolean =>
    contribution.some(([text, amount]) => {
      const cell = readCell(text);
      if (amount === 0 || cell.measure !== `survey ${no}`) return false;
      if (line !== null && cell.line !== line) return false;
      return cell.path.startsWith(path.value) && test(cell);
    });
  const wanted = pageSize(query.limit);
  const found: SubjectRow[] = [];
  let after = start;
  let isEnd = false;
  while (found.length <= wanted && !isEnd) {
    const filter = filterOf(no, path.value, query);
    const rows = await side.store.subjects.list(filter, after, AT_ONCE);
    found.push(...rows.filter(isAsked));
    const last = rows.at(-1);
    isEnd = last === undefined || rows.length < AT_ONCE;
    if (last !== undefined) after = { received: last.received ?? 0, no: last.no };
  }
  const shown = found.slice(0, wanted);
  const last = shown.at(-1);
  const hasMore = found.length > wanted && last !== undefined;
  return ok({
    items: await answersOf(side, survey, shown),
    next: hasMore ? writeCursor([last.received ?? 0, last.no]) : null,
    total,
    ...side.stamp(),
  });
}

/** Which cells a number is the sum of. */
function testOf(side: ReadSide, survey: Survey, query: SurveyAnswerQuery, path: string): CellTest {
  const { by, unit, question, value } = query;
  const asked = survey.questions.find(({ id }) => id === question);
  const isCountedOnce = asked !== undefined && takesSeveral(asked);
  const unitAt = unitOf(side.book, by, path);
  return (cell) => {
    if (unit !== undefined && unitAt(cell) !== unit) return false;
    if (question === undefined) return cell.item === null && cell.kind === ANSWERED;
    if (cell.item !== question) return false;
    return value === undefined ? (cell.kind === null) === isCountedOnce : cell.kind === value;
  };
}

/** A coarse sieve before the exact one. */
function filterOf(no: string, path: string, { question, value }: SurveyAnswerQuery): SubjectFilter {
  return {
    kind: 'answer',
    path,
    phase: 'counted',
    contributes: [
      `["survey",${JSON.stringify(no)},`,
      ...(question === undefined ? [] : [`,${JSON.stringify(question)},`]),
      ...(value === undefined ? [] : [`,${JSON.stringify(value)}]`]),
    ],
  };
}

function placeOf(cursor: string | undefined): Place | null | undefined {
  if (cursor === undefined) return null;
  const [received, no] = readCursor(cursor) ?? [];
  return typeof received === 'number' && typeof no === 'string' ? { received, no } : undefined;
}

async function answersOf(
  side: ReadSide,
  survey: Survey,
  rows: readonly SubjectRow[],
): Promise<readonly SurveyAnswerView[]> {
  return Promise.all(
    rows.map(async (row): Promise<SurveyAnswerView> => {
      const events = eventsInOrder(await side.store.log.read(row.events));
      const event = events.find(({ type }) => type === 'survey.answered');
      const { region, department } = row;
      return {
        day: row.received === null ? null : formatDay(dayAt(side.calendar, row.received)),
        region: region === null ? null : (side.book.findRegion(region)?.name ?? region),
        department:
          department === null ? null : (side.book.findDepartment(department)?.name ?? department),
        answers: event === undefined ? [] : saidIn(event, survey),
      };
    }),
  );
}

function saidIn({ data }: LoggedEvent, { questions }: Survey): SurveyAnswerView['answers'] {
  const { answers } = data;
  if (!isJsonObject(answers)) return [];
  return questions.flatMap((question) => {
    const said = sayingOf(question, answers[question.id]);
    return said === null ? [] : [{ question: question.id, said }];
  });
}

/** What was said, as it is read; null where nothing was, or nothing that answers the question. */
function sayingOf(question: Question, answer: Json | undefined): string | null {
  const values = valuesOf(question, answer) ?? [];
  if (values.length === 0) return null;
  if (question.kind === 'text') return typeof answer === 'string' ? maskText(answer.trim()) : null;
  if (question.kind === 'scale') return values.join('');
  const titles = new Map(question.options.map(({ code, title }) => [code, title]));
  return values.map((value) => titles.get(value) ?? value).join('；');
}
