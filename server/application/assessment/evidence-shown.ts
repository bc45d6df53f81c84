import type { EvidenceRow } from '#contract/indicator-view.ts';
import { UNASSIGNED } from '#domain/reference/region.ts';
import type { EvidenceEntry } from './evidence-rows.ts';
import type { ReadSide } from '../read-side.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { instantTextOf } from '../times.ts';

/** Rows of evidence as they are shown: what was counted, described as it is now. */
export async function evidenceRows(
  side: ReadSide,
  inside: StoreParts,
  book: ReferenceBook,
  entries: readonly EvidenceEntry[],
): Promise<readonly EvidenceRow[]> {
  const keys = new Map(
    entries.flatMap(({ kind, no }) => (kind === 'item' ? [] : [[`${kind} ${no}`, { kind, no }]])),
  );
  const rows = new Map(
    (await inside.subjects.find([...keys.values()])).map((row) => [`${row.kind} ${row.no}`, row]),
  );
  return entries.map((entry): EvidenceRow => {
    const { kind, no, amount } = entry;
    if (kind === 'item') return itemRow(book, no, amount);
    return { kind, no, amount, ...evidenceFacts(side, rows.get(`${kind} ${no}`)) };
  });
}

type Facts = Omit<EvidenceRow, 'kind' | 'no' | 'amount'>;

/** What is shown of a subject beside its number, as it is now. */
export function evidenceFacts(
  { book, calendar }: Pick<ReadSide, 'book' | 'calendar'>,
  row: SubjectRow | undefined,
): Facts {
  const regionCode = row?.path.split('/').at(-2) ?? UNASSIGNED;
  const department = row?.department ?? null;
  return {
    title: row?.title ?? null,
    itemCode: row?.item ?? null,
    regionCode,
    regionName: book.findRegion(regionCode)?.name ?? regionCode,
    departmentCode: department,
    departmentName: department === null ? null : (book.findDepartment(department)?.name ?? null),
    phase: row?.phase ?? null,
    level: row?.level ?? null,
    receivedAt: instantTextOf(calendar, row?.received ?? null),
    finishedAt: instantTextOf(calendar, row?.finished ?? null),
  };
}

function itemRow(book: ReferenceBook, code: string, amount: number): EvidenceRow {
  const item = book.findLatestItem(code);
  const departmentCode = item?.departmentCode ?? null;
  const department = departmentCode === null ? undefined : book.findDepartment(departmentCode);
  const regionCode = department?.regionCode ?? UNASSIGNED;
  return {
    kind: 'item',
    no: code,
    amount,
    title: item?.name ?? null,
    itemCode: code,
    regionCode,
    regionName: book.findRegion(regionCode)?.name ?? regionCode,
    departmentCode,
    departmentName: department?.name ?? null,
    phase: null,
    level: null,
    receivedAt: null,
    finishedAt: null,
  };
}
