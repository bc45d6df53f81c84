import type { SubjectKind } from '#domain/subject-kind.ts';
import { readCursor } from '../cursor.ts';

/** Where a page of evidence begins. */
export interface EvidencePlace {
  /** Version of the data that the set is of; the present one where null. */
  readonly version: number | null;
  /** The unit before: the nth of its subject. */
  readonly after: {
    readonly kind: SubjectKind;
    readonly month: number;
    readonly region: string;
    readonly no: string;
    readonly nth: number;
  } | null;
}

/** Reads a cursor of evidence, which names its version; undefined where it is none, or of another version. */
export function evidencePlace(
  cursor: string | undefined,
  dataVersion: number | undefined,
): EvidencePlace | undefined {
  if (cursor === undefined) return { version: dataVersion ?? null, after: null };
  const [version, kind, month, region, no, nth] = readCursor(cursor) ?? [];
  if (!isWhole(version) || !isWhole(month) || !isWhole(nth)) return undefined;
  if (typeof kind !== 'string' || typeof region !== 'string' || typeof no !== 'string')
    return undefined;
  if (dataVersion !== undefined && dataVersion !== version) return undefined;
  return { version, after: { kind: kind as SubjectKind, month, region, no, nth } };
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
