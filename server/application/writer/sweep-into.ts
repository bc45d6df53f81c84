import type { CommitDraft } from './commit-draft.ts';
import type { SubjectKey } from '../store/store-rows.ts';

/** Subjects swept with one commit: about 50 ms of work. */
const SWEPT_AT_ONCE = 1000;

/** What time alone brings is told to everybody and is not late. */
const BY_TIME = { silent: false, sweptBefore: -Infinity };

/**
 * Applies what is due and tells how many subjects that were. The watermark moves to now when nothing
 * is left, where a transaction has the whole home.
 */
export async function sweepInto(draft: CommitDraft): Promise<number> {
  const due: readonly SubjectKey[] = await draft.inside.subjects.takeDue(draft.now, SWEPT_AT_ONCE);
  await draft.open(due);
  const problems = await draft.settleAll(
    due.map((key) => ({ key, manner: BY_TIME })),
    draft.now,
  );
  for (const [place, problem] of problems.entries()) {
    const key = due[place];
    // One subject that our rules cannot settle may not stop the time of all others.
    if (problem !== undefined && key !== undefined) draft.setAside(key);
  }
  if (due.length < SWEPT_AT_ONCE && !draft.sweepsBeside) draft.sweptTo = draft.now;
  return due.length;
}

/**
 * Applies what is due of opened subjects, before events are added to them: otherwise what time had
 * brought would pass for what the events brought, late or silent as they are.
 */
export async function sweepOpened(draft: CommitDraft, keys: readonly SubjectKey[]): Promise<void> {
  const due = keys.filter((key) => {
    const nextAt = draft.rowOf(key)?.nextAt ?? null;
    return nextAt !== null && nextAt <= draft.now;
  });
  await draft.settleAll(
    due.map((key) => ({ key, manner: BY_TIME })),
    draft.now,
  );
}

/**
 * Derives opened subjects that do not follow the latest configuration yet, before events of a file
 * are added to them: what the configuration brought would pass for the file's, and nobody be told.
 */
export async function refileOpened(draft: CommitDraft, keys: readonly SubjectKey[]): Promise<void> {
  const { version } = draft.book.configuration;
  const behind = keys.filter((key) => (draft.rowOf(key)?.configuration ?? version) < version);
  const manner = { silent: false, sweptBefore: draft.sweptTo };
  await draft.settleAll(behind.map((key) => ({ key, manner })));
}
