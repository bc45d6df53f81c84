import type { CaseRow, CaseView } from '#contract/case-view.ts';
import type { CasePhase } from '#domain/cases/case-facts.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { showCard } from '../cards/card-entry.ts';
import { readCardRow } from '../cards/read-card-row.ts';
import type { ReadSide } from '../read-side.ts';
import type { CardRow, SubjectKey, SubjectRow } from './store-rows.ts';
import { instantText } from '../times.ts';

/** What the store still holds of a case whose events lie in an archive. */
export interface DetachedRead {
  readonly archive: string;
  readonly row: SubjectRow;
  readonly cards: readonly CardRow[];
  readonly links: readonly SubjectKey[];
}

/** A case whose events lie in an archive: how it ended, its limits as lists show them, its cards. */
export function detachedCase(
  side: ReadSide,
  { archive, row, cards, links }: DetachedRead,
  asOf: Instant,
): CaseView {
  const { book, calendar } = side;
  const regionCode = row.path.split('/').at(-2) ?? '';
  const { department, item } = row;
  return {
    no: row.no,
    facts: {
      itemCode: item,
      itemName: item === null ? null : (book.findLatestItem(item)?.name ?? null),
      regionCode: row.region,
      regionName: book.findRegion(regionCode)?.name ?? regionCode,
      departmentCode: department,
      departmentName: department === null ? null : (book.findDepartment(department)?.name ?? null),
      channel: null,
      title: row.title,
      kind: 'standard',
      applicant: null,
      officer: null,
      others: {},
    },
    phase: row.phase as CasePhase,
    level: row.level,
    asOf: instantText(calendar, asOf),
    knownAt: instantText(calendar, asOf),
    dataVersion: side.dataVersion,
    clocks: [],
    events: [],
    cards: cards.map((card) =>
      showCard(readCardRow(card).read, side.configuration, side.people, asOf),
    ),
    decisions: [],
    people: [],
    findings: [],
    timeSpent: [],
    links: links.map(({ kind, no }) => ({ kind, no })),
    calendar: { name: calendar.id ?? calendar.timeZone, coversTo: formatDay(calendar.covers.to) },
    detached: { archive, clocks: JSON.parse(row.clocks) as CaseRow['clocks'] },
  };
}
