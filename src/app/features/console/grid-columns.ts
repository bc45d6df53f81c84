import type { CardSort } from '#domain/cards/card-order.ts';
import type { LanguageCode } from '../../i18n/language.ts';

/** Columns of the list, in their order; each can be sorted by its own name. */
export const GRID_COLUMNS = [
  'level',
  'left',
  'due',
  'item',
  'no',
  'place',
  'clock',
  'handling',
] as const;
export type GridColumn = (typeof GRID_COLUMNS)[number];

/** What a row is about, without which it says nothing: these are never hidden. */
const NEEDED: ReadonlySet<GridColumn> = new Set(['level', 'left', 'item']);

export const OPTIONAL_COLUMNS = GRID_COLUMNS.filter((column) => !NEEDED.has(column));

/** Where there is one pane only; what is cut off stands in the row's hint and in the panel. */
const NARROW: Readonly<Record<GridColumn, string>> = {
  level: '92px',
  // Never cut: it is what the list is read for. English takes as many words as this.
  left: '176px',
  due: '64px',
  item: 'minmax(84px, 1.4fr)',
  no: '150px',
  place: 'minmax(70px, 1fr)',
  clock: '90px',
  handling: '100px',
};
/** How much room the list has; tight is where the longer words of English take more than there is. */
export type GridRoom = 'narrow' | 'tight' | 'wide';

/** The first to go: panel and search have them. */
const GONE: Readonly<Record<GridRoom, ReadonlySet<GridColumn>>> = {
  narrow: new Set(['no', 'clock']),
  tight: new Set(['clock']),
  wide: new Set(),
};

const WIDTHS: Readonly<Record<LanguageCode, Readonly<Record<GridColumn, string>>>> = {
  zh: {
    level: '84px',
    left: '112px',
    due: '72px',
    item: 'minmax(120px, 1.5fr)',
    no: '156px',
    place: 'minmax(110px, 1fr)',
    clock: '48px',
    handling: '132px',
  },
  en: {
    level: '112px',
    left: '178px',
    due: '64px',
    item: 'minmax(96px, 1.5fr)',
    no: '156px',
    place: 'minmax(90px, 1fr)',
    clock: '98px',
    // Whole from 1280 px on: the state in words, and how often it was urged.
    handling: 'minmax(100px, 192px)',
  },
};

/** The columns that are shown. */
export function shownColumns(hidden: ReadonlySet<string>, room: GridRoom): readonly GridColumn[] {
  return GRID_COLUMNS.filter(
    (column) => NEEDED.has(column) || !(hidden.has(column) || GONE[room].has(column)),
  );
}

/** Widths of the columns as CSS grid tracks. */
export function columnTracks(
  columns: readonly GridColumn[],
  language: LanguageCode,
  room: GridRoom,
): string {
  const widths = room === 'narrow' ? NARROW : WIDTHS[language];
  return columns.map((column) => widths[column]).join(' ');
}

/** How a column is sorted now; the level's highest comes first, which is falling. */
export function sortOf(column: GridColumn, sort: CardSort): 'ascending' | 'descending' | null {
  const falls = column === 'level';
  if (sort === column) return falls ? 'descending' : 'ascending';
  return sort === `-${column}` ? (falls ? 'ascending' : 'descending') : null;
}

/** What pressing a column's head sorts by: the column, then the other way round, then urgency. */
export function nextSort(column: GridColumn, sort: CardSort): CardSort {
  if (sort === column) return `-${column}`;
  return sort === `-${column}` ? 'level' : column;
}
