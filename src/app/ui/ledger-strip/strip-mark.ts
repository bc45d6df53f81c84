import type { CardLevel } from '#domain/cards/card-rule.ts';

/** Something under the strip: an event, a card, today. */
export interface StripMark {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly text: string;
  readonly look: CardLevel | 'event' | 'today';
}

/** A mark with the column it stands under, from 0, and the lane that keeps it clear of its neighbours. */
export interface PlacedMark extends StripMark {
  readonly column: number;
  readonly lane: number;
  /** Which way the text runs from its column: off an edge it is turned inwards. */
  readonly anchor: 'start' | 'middle' | 'end';
}

const LETTER = 12; // px, a Han letter of 12 px; Latin is taken as half
const SHAPE = 15; // px, the shape of a level with its gap
const GAP = 6; // px between two marks

/** Width of a mark's text, an estimate good enough to keep two apart. */
function widthOf(mark: StripMark): number {
  let width = mark.look === 'event' || mark.look === 'today' ? 0 : SHAPE;
  for (const letter of mark.text) width += letter.charCodeAt(0) > 0x2e7f ? LETTER : LETTER * 0.56;
  return width;
}

/**
 * Puts marks into lanes so that no two overlap. Events of one day share a mark, a repeated one has
 * its ×n.
 *
 * @param columns dates of the columns in order
 * @param cellWidth px of one column
 */
export function placeMarks(
  marks: readonly StripMark[],
  columns: readonly (string | null)[],
  cellWidth: number,
): readonly PlacedMark[] {
  const total = columns.length * cellWidth;
  const ends: number[] = [];
  return merged(marks)
    .map((mark) => ({ mark, column: columns.indexOf(mark.date) }))
    .filter(({ column }) => column >= 0)
    .sort((one, other) => one.column - other.column)
    .map(({ mark, column }) => {
      const width = widthOf(mark);
      const middle = (column + 0.5) * cellWidth;
      const anchor =
        middle - width / 2 < 0 ? 'start' : middle + width / 2 > total ? 'end' : 'middle';
      const from =
        anchor === 'start'
          ? column * cellWidth
          : anchor === 'end'
            ? (column + 1) * cellWidth - width
            : middle - width / 2;
      let lane = 0;
      while ((ends[lane] ?? -Infinity) > from) lane += 1;
      ends[lane] = from + width + GAP;
      return { ...mark, column, lane, anchor };
    });
}

/** One text for all events of a day, and each card with how often it was raised. */
function merged(marks: readonly StripMark[]): readonly StripMark[] {
  const counts = new Map<string, { readonly mark: StripMark; times: number }>();
  for (const mark of marks) {
    const key = `${mark.date} ${mark.look} ${mark.text}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { mark, times: 1 });
    else known.times += 1;
  }
  const once = [...counts.values()].map(({ mark, times }) =>
    times === 1 ? mark : { ...mark, text: `${mark.text} ×${String(times)}` },
  );
  const events = new Map<string, string>();
  for (const { date, text, look } of once) {
    if (look !== 'event') continue;
    const before = events.get(date);
    events.set(date, before === undefined ? text : `${before}·${text}`);
  }
  return [
    ...[...events].map(([date, text]): StripMark => ({ date, text, look: 'event' })),
    ...once.filter(({ look }) => look !== 'event'),
  ];
}
