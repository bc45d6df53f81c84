import { maskText } from '#domain/access/masking.ts';
import type { Contribution, DerivedSubject } from '#domain/derived-subject.ts';
import { plainLimit } from '#domain/limits/plain-limit.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { clockLinesText } from '../cases/clock-lines.ts';
import type { LineToKeep } from '../cases/clock-lines.ts';
import { readCell } from '../counts/read-cell.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { dueText } from '../times.ts';

const NOTHING: Contribution = [];

/** What of a subject's row follows from its derivation. */
export type SubjectColumns = Omit<
  SubjectRow,
  'kind' | 'no' | 'events' | 'asOf' | 'detached' | 'configuration' | 'version' | 'summary' | 'open'
>;

/** The columns of a subject but for what it adds to the counts. */
export function ownColumns(
  derived: DerivedSubject,
  book: ReferenceBook,
): Omit<SubjectColumns, 'contribution'> {
  const { title, departmentCode } = derived;
  return {
    region: derived.regionCode,
    path: derived.filing.path,
    department: departmentCode,
    line: book.lineOf(departmentCode),
    item: derived.itemCode,
    title: title === null ? null : maskText(title),
    phase: derived.phase,
    level: derived.level,
    received: derived.receivedAt,
    finished: derived.finishedAt,
    nextAt: derived.nextAt,
    shape: derived.shape ?? null,
    clocks: clockLinesText(clocksOf(derived, book.configuration.calendar)),
  };
}

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
  const columns = ownColumns(derived, book);
  const contribution = placedContribution(derived.contribution, before, columns.line, book);
  return { ...columns, contribution };
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

/** Whether a cell is counted in another line than its subject. */
function hasOwnLine(cell: string): boolean {
  return cell.startsWith('["survey",');
}

/** Whether a contribution is stored in this order, its line before each cell; surveys are never said to be. */
export function isStoredAs(
  stored: Contribution,
  contribution: Contribution,
  line: string | null,
): boolean {
  const code = line ?? '';
  const begin = code.length + 1;
  return (
    stored.length === contribution.length &&
    contribution.every(([cell, amount], index) => {
      const [text, sum] = stored[index] ?? ['', 0];
      return (
        sum === amount &&
        text.length === begin + cell.length &&
        text.startsWith(code) &&
        text.endsWith(cell) &&
        text.charAt(code.length) === '|' &&
        !hasOwnLine(cell)
      );
    })
  );
}

function lineOfCell(cell: string, line: string | null, book: ReferenceBook): string | null {
  if (!hasOwnLine(cell)) return line;
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
