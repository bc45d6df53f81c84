import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import { textOf } from '#domain/cases/read-data.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import type { CommitDraft } from './commit-draft.ts';
import { sweepOpened } from './sweep-into.ts';

/** Kinds that are filed where what they speak of lies, each after what it may speak of. */
export const FOLLOWING: ReadonlySet<string> = new Set<SubjectKind>(['licence', 'review', 'order']);

/** Where a subject lies, as far as it is known. */
export type Place = Readonly<Record<'regionCode' | 'departmentCode' | 'itemCode', string | null>>;

const NOWHERE: Place = { regionCode: null, departmentCode: null, itemCode: null };

/**
 * Subjects, opened, that speak of others which this commit made or moved: they follow them. The others
 * have to be settled before.
 */
export async function followersOf(
  draft: CommitDraft,
  others: readonly SubjectKey[],
  kinds: readonly SubjectKind[],
): Promise<readonly SubjectKey[]> {
  const moved = others.filter((key) => {
    const before = draft.beforeOf(key);
    return before === undefined || !isSamePlace(placeOf(before), placeOf(draft.rowOf(key)));
  });
  if (moved.length === 0) return [];
  const links = await draft.inside.subjects.linksOf(moved.map(({ no }) => no));
  const linked = links
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, no }) => ({ kind, no }));
  await draft.open(linked);
  // One whose events lie in an archive stays as it was filed; attaching it derives it again.
  const followers = linked.filter((key) => (draft.beforeOf(key)?.detached ?? null) === null);
  await sweepOpened(draft, followers);
  return followers;
}

/** The rows of subjects, as this commit leaves them where it has them open; by kind and number. */
export async function rowsOf(
  draft: CommitDraft,
  keys: readonly SubjectKey[],
): Promise<(key: SubjectKey) => SubjectRow | undefined> {
  const rows = new Map<string, SubjectRow>();
  const wanted: SubjectKey[] = [];
  for (const key of keys) {
    const open = draft.rowOf(key);
    if (open === undefined) wanted.push(key);
    else rows.set(`${key.kind} ${key.no}`, open);
  }
  for (const row of await draft.inside.subjects.find(wanted)) {
    rows.set(`${row.kind} ${row.no}`, row);
  }
  return ({ kind, no }) => rows.get(`${kind} ${no}`);
}

/** Where the subject of a row lies. */
export function placeOf(row: SubjectRow | undefined): Place {
  if (row === undefined) return NOWHERE;
  return { regionCode: row.region, departmentCode: row.department, itemCode: row.item };
}

/** The place that the platform filed last, by events of a type. */
export function filedPlace(events: readonly LoggedEvent[], type: string): Place {
  let last: LoggedEvent | undefined;
  for (const event of events) {
    if (event.type !== type || event.source !== PLATFORM_SOURCE) continue;
    if (last === undefined || (event.sequence ?? 0) > (last.sequence ?? 0)) last = event;
  }
  if (last === undefined) return NOWHERE;
  const { data } = last;
  return {
    regionCode: textOf(data, 'regionCode'),
    departmentCode: textOf(data, 'departmentCode'),
    itemCode: textOf(data, 'itemCode'),
  };
}

/** Whether what was told says everything that another subject could. */
export function isPlaceTold(data: EventData, place: Place): boolean {
  return Object.keys(place).every(
    (field) => textOf(data, field) !== null || place[field as keyof Place] === null,
  );
}

/** Whether two places are one. */
export function isSamePlace(one: Place, other: Place): boolean {
  return (
    one.regionCode === other.regionCode &&
    one.departmentCode === other.departmentCode &&
    one.itemCode === other.itemCode
  );
}
