import type { SubjectKind } from '#domain/subject-kind.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { StoreParts } from '../store/store.ts';

/** Subjects that are looked at in one run, the latest first. */
export const WAITING_AT_ONCE = 200;

/** A subject that is to be filed under the place of another. */
export interface WaitingSubject {
  readonly key: SubjectKey;
  /** Number of the other. */
  readonly about: string;
}

/** Subjects that wait for the place of another. */
export interface PlacedAmong {
  /** Those whose other is there. */
  readonly placed: readonly SubjectKey[];
  /** Whether some wait for what nobody knows yet. */
  readonly isMore: boolean;
}

/** Which of the waiting can be filed now. @param kinds what the other can be */
export async function placedAmong(
  { subjects }: Pick<StoreParts, 'subjects'>,
  waiting: readonly WaitingSubject[],
  kinds: readonly SubjectKind[],
): Promise<PlacedAmong> {
  const nos = [...new Set(waiting.map(({ about }) => about))];
  const found = await subjects.find(nos.flatMap((no) => kinds.map((kind) => ({ kind, no }))));
  const known = new Set(found.filter(({ region }) => region !== null).map(({ no }) => no));
  const placed = waiting.filter(({ about }) => known.has(about)).map(({ key }) => key);
  return { placed, isMore: waiting.length > placed.length };
}
