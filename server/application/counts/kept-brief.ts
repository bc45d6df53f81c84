import { briefOf, briefPart, cellsOfList, listOfBrief } from '#domain/case-brief.ts';
import type { BriefCell, CaseBrief } from '#domain/case-brief.ts';
import { shapeOf } from '#domain/case-shape.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Configuration } from '#domain/configuration.ts';
import { daysOfBrief } from '#domain/days-of-brief.ts';
import type { DaySpan } from '#domain/days-of-brief.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import { shapeNumber } from '#domain/shape-number.ts';
import type { SubjectRow } from '../store/store-rows.ts';

/** What cases of a kind are in brief, and the cells that they add now. */
export interface KeptBrief {
  readonly brief: CaseBrief;
  readonly list: readonly BriefCell[];
  /** Other days off than these move nothing of it; undefined where any may. */
  readonly span: DaySpan | undefined;
  /** The department of a case alone; null where a department that is null is the own one of each case. */
  readonly own: string | null;
}

/** A contribution, and the place of what adds it. */
type PlacedCells = Pick<SubjectRow, 'path' | 'department' | 'item' | 'line' | 'contribution'>;

/** What the events of a case tell of its kind. */
interface ReadBrief {
  /** Null where it has none, so that it is of a kind of its own. */
  readonly shape: number | null;
  /** Null where the case has to be derived as a whole. */
  readonly kept: KeptBrief | null;
}

/**
 * A case in brief, together with other cases where hours do not count. What does not give what is stored
 * is not trusted: such a case, or one that is yet to follow a new configuration, is derived as a whole
 * each time.
 */
export function readBrief(
  row: SubjectRow,
  events: readonly LoggedEvent[],
  configuration: Configuration,
): ReadBrief {
  const { asOf } = row;
  const own = briefOf(events, configuration, asOf);
  const shared = shapeOf(own, configuration);
  const isImpossible = own.impossible.length > 0;
  const shape = shared && shapeNumber({ ...own, isImpossible }, configuration);
  const brief = shared ?? own;
  const found = listOfBrief(brief, configuration, asOf, 0);
  if (found === undefined) return { shape: shape ?? null, kept: null };
  const kept = {
    brief,
    list: found.list,
    span: daysOfBrief(brief, configuration, asOf),
    own: shared === undefined ? row.department : null,
  };
  return { shape: shape ?? null, kept: isStored(kept, row, configuration) ? kept : null };
}

/** What of a contribution rules can move, each cell without the place of its case, in a steady order. */
export function movableText({ path, department, item, line, contribution }: PlacedCells): string {
  const inPath = `${JSON.stringify(path)},`;
  const inPlace = `${inPath}${JSON.stringify(department)},${JSON.stringify(item)},`;
  const begin = `${line ?? ''}|`.length;
  return sortedText(
    briefPart(contribution.map(([cell, amount]) => [cell.slice(begin), amount])).filter(isMovable),
  )
    .replaceAll(inPlace, '~')
    .replaceAll(inPath, '^');
}

/** Whether what is kept gives what is stored, but for what no rules move. */
function isStored({ list, own }: KeptBrief, row: SubjectRow, { calendar }: Configuration): boolean {
  const { path, department, item } = row;
  const place = { path, departmentCode: department, itemCode: item };
  const given =
    own === null
      ? list.map((cell) => ({ ...cell, departmentCode: cell.departmentCode ?? department }))
      : list;
  const cells = cellsOfList(given, place, calendar).map(
    ([cell, amount]) => [`|${cell}`, amount] as const,
  );
  return (
    movableText(row) === movableText({ path, department, item, line: null, contribution: cells })
  );
}

/** Whether it says more than that a fact is missing, which a shape says of every case and no rules move. */
function isMovable([cell]: Contribution[number]): boolean {
  return !cell.startsWith('["quality","incomplete",');
}

function sortedText(contribution: Contribution): string {
  return contribution
    .filter(([, amount]) => amount !== 0)
    .map(([cell, amount]) => `${cell} ${amount}`)
    .sort()
    .join('\n');
}
