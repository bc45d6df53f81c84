import { maskText } from '#domain/access/masking.ts';
import type { CaseRow } from '#contract/case-view.ts';
import type { Contribution, DerivedCase } from '#domain/derived-case.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { ReferenceBook } from './reference-book.ts';
import type { SubjectRow } from './store-rows.ts';
import { dueText } from './times.ts';

/** What of a case's row follows from its derivation. */
export type CaseColumns = Omit<
  SubjectRow,
  'kind' | 'no' | 'events' | 'asOf' | 'configuration' | 'version'
>;

/** The columns that a case's row takes from its derivation. */
export function caseColumns(derived: DerivedCase, book: ReferenceBook): CaseColumns {
  const { facts } = derived;
  const line = book.lineOf(facts.departmentCode);
  return {
    region: facts.regionCode,
    path: derived.filing.path,
    department: facts.departmentCode,
    line,
    item: facts.itemCode,
    title: facts.title === null ? null : maskText(facts.title),
    phase: derived.phase,
    level: derived.level,
    received: derived.receivedAt,
    finished: derived.finishedAt,
    nextAt: derived.nextAt,
    clocks: JSON.stringify(clocksOf(derived, book.configuration.calendar)),
    contribution: placedContribution(derived.contribution, line),
  };
}

/**
 * A contribution with the line of the case before each cell, so that counts can be read within a
 * viewer's line and agree with the cases he may open.
 */
function placedContribution(contribution: Contribution, line: string | null): Contribution {
  const prefix = `${line ?? ''}|`;
  return contribution.map(([cell, amount]) => [prefix + cell, amount]);
}

function clocksOf(derived: DerivedCase, calendar: Calendar): CaseRow['clocks'] {
  return derived.clocks.map(({ kind, id, reading, bucket }) => ({
    kind,
    id,
    due: dueText(calendar, reading.due),
    bucket,
  }));
}
