import type { Contribution } from '#domain/derived-subject.ts';
import type { SubjectRow } from '../../application/store/store-rows.ts';

/** What of a row its cells repeat: most are in its own line, path, department and item. */
export type Place = Pick<SubjectRow, 'line' | 'path' | 'department' | 'item'>;

/**
 * A contribution as its column holds it: a cell a line, its amount first, without what it repeats of
 * its row. That is a third of the text of JSON, and what an event costs is the pages it dirties.
 * Measure, name and kind stand as they are in the cell, so that text can be searched for.
 *
 * - `2~["clock","step",20790,"onTime"]`: line, path, department and item are the row's
 * - `2^["clock","step","other",null,20790,"onTime"]`: line and path are
 * - `2=|["volume"]`: the cell as it is
 */
export function contributionText(contribution: Contribution, place: Place): string {
  const { line, path, inPlace } = repeatedBy(place);
  let text = '';
  for (const [cell, amount] of contribution) {
    if (text !== '') text += '\n';
    const at = cell.startsWith(line) ? placeIn(cell, line.length) : -1;
    if (at > 0 && cell.startsWith(inPlace, at)) {
      text += `${amount}~${cell.slice(line.length, at)}${cell.slice(at + inPlace.length)}`;
    } else if (at > 0 && cell.startsWith(path, at)) {
      text += `${amount}^${cell.slice(line.length, at)}${cell.slice(at + path.length)}`;
    } else {
      text += `${amount}=${quoted(cell)}`;
    }
  }
  return text;
}

/**
 * The contribution that a column holds; also one that an earlier version wrote, as JSON.
 *
 * @throws {SyntaxError} it is neither.
 */
export function readContribution(text: string, place: Place): Contribution {
  if (text === '') return [];
  if (text.startsWith('[')) return JSON.parse(text) as Contribution;
  const repeated = repeatedBy(place);
  return text.split('\n').map((one): readonly [string, number] => {
    const sign = /^(-?\d+)([~^=])/.exec(one);
    if (sign === null)
      throw new SyntaxError('a cell of a contribution does not begin with its amount');
    const [{ length }, amount, form] = sign;
    const rest = one.slice(length);
    if (form === '=') {
      return [rest.startsWith('"') ? (JSON.parse(rest) as string) : rest, Number(amount)];
    }
    const at = placeIn(rest, 0);
    const between = form === '~' ? repeated.inPlace : repeated.path;
    return [`${repeated.line}${rest.slice(0, at)}${between}${rest.slice(at)}`, Number(amount)];
  });
}

/** Whether a column names places that its row does not: what it says is then of no other row. */
export function hasAbsoluteCells(text: string): boolean {
  // Nearly none has that sign anywhere, and it is found ten times as quickly as the beginnings of lines.
  return text.startsWith('[') || (text.includes('=') && /^-?\d+=/m.test(text));
}

/** A part of cells as the column has it, now and as an earlier version wrote it: inside of JSON. */
export function contributionSigns(part: string): readonly [string, string] {
  return [part, JSON.stringify(part).slice(1, -1)];
}

function repeatedBy({ line, path, department, item }: Place): {
  readonly line: string;
  readonly path: string;
  readonly inPlace: string;
} {
  const pathText = `${JSON.stringify(path)},`;
  return {
    line: `${line ?? ''}|`,
    path: pathText,
    inPlace: `${pathText}${JSON.stringify(department)},${JSON.stringify(item)},`,
  };
}

/** Where the third part of a cell begins, after its measure and name; -1 where it has none. */
function placeIn(cell: string, from: number): number {
  const measure = cell.indexOf('",', from);
  const name = measure < 0 ? -1 : cell.indexOf('",', measure + 2);
  return name < 0 ? -1 : name + 2;
}

/** A cell is JSON behind a line's code; a code that would break a line or look like JSON is quoted. */
function quoted(cell: string): string {
  return cell.includes('\n') || cell.startsWith('"') ? JSON.stringify(cell) : cell;
}
