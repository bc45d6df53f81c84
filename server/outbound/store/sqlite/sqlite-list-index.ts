import { UNASSIGNED_PATH } from '#domain/reference/region.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import type { SubjectFilter } from '../../../application/store/store.ts';

/** Parts of a county's path, such as `370000/370100/370102/`. */
const COUNTY_DEPTH = 3;

/** Indexes of the kinds that are listed in order of receipt. */
const INDEXES: Partial<
  Record<SubjectKind, { readonly byPath: string; readonly byReceipt: string }>
> = {
  case: { byPath: 'case_path_line', byReceipt: 'subject_received' },
  ticket: { byPath: 'ticket_path', byReceipt: 'ticket_received' },
  review: { byPath: 'review_path', byReceipt: 'review_received' },
};

/**
 * The index that a list in order of receipt is read by, as SQLite wants it told; empty for the kinds
 * that have none. Left to itself it takes the key, since the kind begins it, and sorts all subjects
 * of the kind for every page. What is in one county, or in none, is few: those are sorted.
 */
export function listIndex(filter: SubjectFilter): string {
  const { path } = filter;
  const isSmall = path === UNASSIGNED_PATH || path.split('/').length > COUNTY_DEPTH;
  const indexes = INDEXES[filter.kind];
  return told(filter, isSmall ? indexes?.byPath : indexes?.byReceipt);
}

/** The index that the subjects of a filter are counted by; empty where the key will do. */
export function countIndex(filter: SubjectFilter): string {
  return told(filter, filter.path === '' ? undefined : INDEXES[filter.kind]?.byPath);
}

function told({ kind, department, item, open }: SubjectFilter, index: string | undefined): string {
  // Open ones are few, and have an index of their own.
  if (open === true) return '';
  if (kind === 'case' && department !== undefined) return 'INDEXED BY case_department';
  if (kind === 'ticket' && item !== undefined) return 'INDEXED BY ticket_item';
  return index === undefined ? '' : `INDEXED BY ${index}`;
}
