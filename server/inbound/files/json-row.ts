import type { Json } from '#domain/cases/logged-event.ts';
import type { Reading } from './log-part.ts';

/** Objects inside objects that become columns of their own. */
const DEEPEST = 4;

/**
 * What a JSON value of a file is: a CloudEvent goes on as it stands, any other object is a row whose
 * members are its columns, those of a member `a` that is an object itself being `a.b`. Anything else
 * is handed on as it stands, to be refused.
 */
export function readingOf(value: unknown): Reading {
  if (typeof value !== 'object' || value === null || 'specversion' in value) {
    return { kind: 'asIs', value };
  }
  const row = new Map<string, Json>();
  addColumns(row, '', value as Readonly<Record<string, Json>>, 0);
  return { kind: 'part', part: { facts: new Map(), rows: [row], complete: true } };
}

function addColumns(
  row: Map<string, Json>,
  prefix: string,
  members: Readonly<Record<string, Json>>,
  depth: number,
): void {
  for (const [name, value] of Object.entries(members)) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isObject && depth < DEEPEST) {
      addColumns(row, `${prefix}${name}.`, value as Readonly<Record<string, Json>>, depth + 1);
    } else row.set(`${prefix}${name}`, value);
  }
}
