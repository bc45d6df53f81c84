import { maskText } from '#domain/access/masking.ts';
import type { Contribution, DerivedSubject } from '#domain/derived-subject.ts';
import { plainLimit } from '#domain/limits/plain-limit.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { clockLinesText } from '../cases/clock-lines.ts';
import type { LineToKeep } from '../cases/clock-lines.ts';
import { readCell } from '../counts/counts.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { dueText } from '../times.ts';

const NOTHING: Contribution = [];

/** What of a subject's row follows from its derivation. */
export type SubjectColumns = Omit<
  SubjectRow,
  'kind' | 'no' | 'events' | 'asOf' | 'detached' | 'configuration' | 'version' | 'summary' | 'open'
>;

/**
 * The columns that a subject's row takes from its derivation.
 *
 * @param before the contribution that the row had: what stays the same is taken from it
 */
export function subjectColumns(
  derived: DerivedSubject,
  book: ReferenceBook,
  before: Contribution = NOTHING,
): SubjectColumns {
  const { title, departmentCode } = derived;
  const line = book.lineOf(departmentCode);
  return {
    region: derived.regionCode,
    path: derived.filing.path,
    department: departmentCode,
    line,
    item: derived.itemCode,
    title: title === null ? null : maskText(title),
    phase: derived.phase,
    level: derived.level,
    received: derived.receivedAt,
    finished: derived.finishedAt,
    nextAt: derived.nextAt,
    clocks: clockLinesText(clocksOf(derived, book.configuration.calendar)),
    contribution: placedContribution(derived.contribution, before, line, book),
  };
}

/**
 * A contribution with the line of the subject before each cell, so that counts can be read within a
 * viewer's line and agree with what he may open. Answers of a survey come from every line: each is
 * counted in the one of the department that it is about.
 */
export function placedContribution(
  contribution: Contribution,
  before: Contribution,
  line: string | null,
  book: ReferenceBook,
): Contribution {
  return contribution.map(([cell, amount], index) => {
    const placed = book.cells.place(lineOfCell(cell, line, book), cell);
    const known = before[index];
    return known?.[0] === placed && known[1] === amount ? known : [placed, amount];
  });
}

function lineOfCell(cell: string, line: string | null, book: ReferenceBook): string | null {
  if (!cell.startsWith('["survey",')) return line;
  return book.lineOf(readCell(`|${cell}`).department);
}

function clocksOf(derived: DerivedSubject, calendar: Calendar): readonly LineToKeep[] {
  return derived.clocks.map((clock) => ({
    kind: clock.kind,
    id: clock.id,
    due: dueText(calendar, clock.reading.due),
    bucket: clock.bucket,
    plainLimit: plainLimit(clock),
  }));
}
