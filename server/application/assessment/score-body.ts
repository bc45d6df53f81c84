import type { ManualScore } from '#contract/scheme-view.ts';
import { deriveScore } from '#domain/assessment/derive-score.ts';
import type { DerivedScore, ScoreMark, ScorePlace } from '#domain/assessment/derive-score.ts';
import type { Configuration } from '#domain/configuration.ts';
import type { DerivedSubject } from '#domain/derived-subject.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { StoreParts, SubjectTable } from '../store/store.ts';
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
  return (await scoreRows(subjects, period, scheme)).flatMap((row) => markOf(row) ?? []);
}

/** The same as they were known at an instant; what has been decided since is left out. */
export async function readMarksAt(
  { subjects, log }: Pick<StoreParts, 'subjects' | 'log'>,
  period: string,
  scheme: string,
  knownAt: Instant,
  configuration: Configuration,
): Promise<readonly ScoreMark[]> {
  const marks: ScoreMark[] = [];
  for (const row of await scoreRows(subjects, period, scheme)) {
    let mark = markOf(row);
    if (mark !== null && Math.max(mark.enteredAt, mark.confirmedAt ?? 0) > knownAt) {
      mark = deriveScore(await log.read(row.events), configuration, knownAt).mark;
    }
    if (mark !== null) marks.push(mark);
  }
  return marks;
}

/** Scores that count, by unit and then by the leaf's id. */
export function scoresByUnit(
  marks: readonly ScoreMark[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const byUnit = new Map<string, Map<string, string>>();
  for (const { unit, indicator, score } of marks) {
    if (score === null) continue;
    const known = byUnit.get(unit) ?? new Map<string, string>();
    byUnit.set(unit, known.set(indicator, score));
  }
  return byUnit;
}

async function scoreRows(
  subjects: Pick<SubjectTable, 'scan'>,
  period: string,
  scheme: string,
): Promise<readonly SubjectRow[]> {
  const begin = `${period}/${scheme}/`;
  const found: SubjectRow[] = [];
  for (let after = begin; ;) {
    const rows = await subjects.scan('score', after, ROWS_AT_ONCE);
    for (const row of rows) {
      // In order of their numbers: whatever begins so stands together.
      if (!row.no.startsWith(begin)) return found;
      found.push(row);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return found;
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
