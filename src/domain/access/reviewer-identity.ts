import type { Json } from '../cases/logged-event.ts';
import { isJsonObject, textOf } from '../cases/read-data.ts';

/**
 * The text by which a reviewer is known again: his identity number, else his telephone, else his name
 * or whatever a source calls him. Null where nothing is told, so that nobody is taken for another.
 */
export function reviewerIdentity(reviewer: Json | undefined): string | null {
  if (typeof reviewer === 'string')
    return reviewer.trim() === '' ? null : `text ${reviewer.trim()}`;
  if (!isJsonObject(reviewer)) return null;
  for (const field of ['idNo', 'phone', 'name'] as const) {
    const value = textOf(reviewer, field);
    if (value !== null) return `${field} ${value.trim().toUpperCase()}`;
  }
  return null;
}
