import type { ManualScore } from '#contract/scheme-view.ts';
import type { DerivedScore, ScoreMark, ScorePlace } from '#domain/assessment/derive-score.ts';
import type { DerivedSubject } from '#domain/derived-subject.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { SubjectTable } from '../store/store.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import { instantText } from '../times.ts';

const ROWS_AT_ONCE = 500;

/** Whether a derived subject is a score that persons gave. */
export function isScore(
  kind: SubjectKey['kind'],
  derived: DerivedSubject,
): derived is DerivedScore {
  return kind === 'score' && 'mark' in derived;
}

/** What the row of a score keeps of it. */
export function scoreText({ mark }: DerivedScore): string | null {
  return mark === null ? null : JSON.stringify(mark);
}

/** The subject that a score is. */
export function scoreKeyOf(place: ScorePlace): SubjectKey {
  return { kind: 'score', no: scoreNo(place) };
}

/** The scores that persons gave by a scheme in a period. */
export async function readMarks(
  subjects: Pick<SubjectTable, 'scan'>,
  period: string,
  scheme: string,
): Promise<readonly ScoreMark[]> {
  const begin = `${period}/${scheme}/`;
  const marks: ScoreMark[] = [];
  for (let after = begin; ;) {
    const rows = await subjects.scan('score', after, ROWS_AT_ONCE);
    for (const row of rows) {
      // In order of their numbers: whatever begins so stands together.
      if (!row.no.startsWith(begin)) return marks;
      const mark = markOf(row);
      if (mark !== null) marks.push(mark);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return marks;
    after = last.no;
  }
}

/** The score that a row keeps. */
function markOf({ summary }: Pick<SubjectRow, 'summary'>): ScoreMark | null {
  return summary === null ? null : (JSON.parse(summary) as ScoreMark);
}

/** A score as it is shown. */
export function shownScore(mark: ScoreMark, calendar: Calendar): ManualScore {
  const { enteredAt, confirmedAt } = mark;
  return {
    ...mark,
    enteredAt: instantText(calendar, enteredAt),
    confirmedAt: confirmedAt === null ? null : instantText(calendar, confirmedAt),
  };
}

function scoreNo({ period, scheme, indicator, unit }: ScorePlace): string {
  return [period, scheme, indicator, unit].join('/');
}
