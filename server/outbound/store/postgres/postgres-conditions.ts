import { contributionSigns } from '../contribution-text.ts';
import type { SubjectFilter } from '../../../application/store/store.ts';
import { OF_KIND } from '../subject-record.ts';

/** Conditions joined by AND, with their values in places of their own. */
class Where {
  readonly values: (string | number)[] = [];
  readonly #parts: string[] = [];

  /** Adds a condition; each question mark in it stands for one of the values. */
  push(part: string, ...values: readonly (string | number)[]): void {
    let next = 0;
    this.#parts.push(part.replace(/\?/g, () => this.place(values[next++] ?? '')));
  }

  /** Gives a value a place of its own, such as `$3`. */
  place(value: string | number): string {
    return `$${this.values.push(value)}`;
  }

  get text(): string {
    return this.#parts.join(' AND ');
  }
}

/** What a filter asks of the rows of subjects. */
export function postgresConditions(filter: SubjectFilter): Where {
  const where = new Where();
  where.push(OF_KIND[filter.kind]);
  // A subtree is a range of text, which the index can answer: '0' follows '/'.
  if (filter.path !== '') {
    where.push('path >= ? AND path < ?', filter.path, `${filter.path.slice(0, -1)}0`);
  }
  if (filter.line !== undefined) where.push('line = ?', filter.line);
  exact(where, 'department', filter.department);
  exact(where, 'item', filter.item);
  if (filter.phase !== undefined) where.push('phase = ?', filter.phase);
  if (filter.open !== undefined) where.push(filter.open ? 'open = 1' : 'open IS NULL');
  if (filter.receivedFrom !== undefined) {
    where.push('coalesce(received, 0) >= ?', filter.receivedFrom);
  }
  if (filter.level !== undefined) where.push('level = ?', filter.level);
  if (filter.text !== undefined) {
    const part = like(filter.text);
    where.push("(no ILIKE ? ESCAPE '\\' OR title ILIKE ? ESCAPE '\\')", part, part);
  }
  for (const text of filter.contributes ?? []) contributes(where, [text]);
  if (filter.contributesAny !== undefined) contributes(where, filter.contributesAny);
  return where;
}

/** That the contribution contains one of the texts, in either form in which it is kept. */
function contributes(where: Where, texts: readonly string[]): void {
  const signs = texts.flatMap(contributionSigns).map(like);
  const parts = signs.map(() => "contribution LIKE ? ESCAPE '\\'");
  where.push(`(${parts.join(' OR ')})`, ...signs);
}

function exact(where: Where, column: string, value: string | null | undefined): void {
  if (value === undefined) return;
  if (value === null) where.push(`${column} IS NULL`);
  else where.push(`${column} = ?`, value);
}

function like(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
