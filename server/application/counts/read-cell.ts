import type { Day } from '#domain/time/day.ts';
import type { CountCell } from './count-cell.ts';

/** A cell of a contribution, read. */
export interface ReadCell extends Omit<CountCell, 'amount'> {
  readonly measure: string;
  readonly line: string;
}

/**
 * Reads a cell with the line before it. Every measure has one shape, so that new ones need nothing
 * here: `["measure","name",path,department,item,day,kind,channel]`, all but the first three null where
 * there is none, the last two also left out. It is visited as `measure name`, such as `clock statutory`, `volume received`
 * or `card red`. The one exception is older: a volume has its channel, which is its kind, before its day.
 */
export function readCell(cell: string): ReadCell {
  const bar = cell.indexOf('|');
  const parts = JSON.parse(cell.slice(bar + 1)) as readonly (string | number | null)[];
  const text = (index: number): string | null => {
    const part = parts[index];
    return typeof part === 'string' ? part : null;
  };
  const day = (index: number): Day | null => {
    const part = parts[index];
    return typeof part === 'number' ? (part as Day) : null;
  };
  const common = {
    measure: `${text(0) ?? ''} ${text(1) ?? ''}`,
    line: cell.slice(0, bar),
    path: text(2) ?? '',
    department: text(3),
    item: text(4),
  };
  if (parts[0] === 'volume') return { ...common, day: day(6), kind: text(5), channel: text(5) };
  return { ...common, day: day(5), kind: text(6), channel: text(7) };
}

/** The text of a cell that was read, as contributions name it. */
export function cellText(cell: ReadCell): string {
  const { line, path, department, item, day, kind, channel } = cell;
  const space = cell.measure.indexOf(' ');
  const measure = cell.measure.slice(0, space);
  const named = [measure, cell.measure.slice(space + 1), path, department, item];
  return `${line}|${JSON.stringify([...named, ...behindItem(measure, day, kind, channel)])}`;
}

function behindItem(
  measure: string,
  day: Day | null,
  kind: string | null,
  channel: string | null,
): readonly (string | number | null)[] {
  if (measure === 'volume') return [kind, day];
  if (measure === 'card' && kind === null) return [day];
  return channel === null ? [day, kind] : [day, kind, channel];
}
