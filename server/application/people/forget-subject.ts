import type { Json } from '#domain/cases/logged-event.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { CommitDraft } from '../writer/commit-draft.ts';
import type { Forgotten, WantedForgetting } from './forgetting.ts';
import { feedbackId } from '../feedback/feedback-body.ts';
import { forgetKept } from '../feedback/feedback-files.ts';
import { forgetMark } from '../public/rating-marks.ts';
import { openEntry } from './sealed-quarantine.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { Vault } from './vault.ts';

const ROWS_AT_ONCE = 200;

/**
 * Deletes who the people of a subject are: its key, what was sealed with it, and refused events about
 * it. The subject itself, its clocks, cards and counts stay as they are.
 */
export async function forgetSubject(
  { inside, now, audits }: CommitDraft,
  vault: Vault,
  { by, no, reason }: WantedForgetting,
): Promise<Forgotten> {
  const { personal, subjects, desk } = inside;
  const kinds: string[] = [];
  let events = 0;
  let kept = 0;
  for (const key of await personal.subjectsOf(no)) {
    const [row] = await subjects.find([key]);
    const seqs = row?.events ?? [];
    events += (await personal.read(seqs)).length;
    kinds.push(key.kind);
    kept += await forgetKept(desk, feedbackId(key));
    if (key.kind === 'review') await forgetMark(inside, key.no);
    await personal.forget(key, seqs, now);
  }
  let quarantined = 0;
  for (const row of await refusedOf(no)) {
    await desk.dropQuarantined(row);
    quarantined += 1;
  }
  const detail: Readonly<Record<string, Json>> = { kinds, events, quarantined, kept };
  const outcome = kinds.length === 0 && quarantined === 0 ? 'refused' : 'done';
  audits.push(auditEntry(by, 'person.forget', { object: no, reason, outcome, detail }));
  return { no, kinds, events, quarantined };

  async function refusedOf(subject: SubjectKey['no']): Promise<readonly number[]> {
    const found: number[] = [];
    let before: number | null = null;
    for (;;) {
      const rows = await desk.quarantine(null, before, ROWS_AT_ONCE);
      for (const row of rows) if (isAbout(openEntry(vault, row), subject)) found.push(row.no);
      const last = rows.at(-1);
      if (last === undefined) return found;
      before = last.no;
    }
  }
}

function isAbout(event: unknown, no: string): boolean {
  return typeof event === 'object' && event !== null && 'subject' in event && event.subject === no;
}
