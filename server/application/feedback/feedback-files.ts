import type { AttachmentView } from '#contract/feedback-view.ts';
import { openRecord } from '../people/sealed-record.ts';
import type { Vault } from '../people/vault.ts';
import type { Desk } from '../store/desk.ts';

/** Files that one ticket or review may have. */
export const MOST_FILES = 10;
const DRAFTS_AT_ONCE = 200;

/** What is said of the files of a ticket or review. */
export async function readAttachments(
  desk: Pick<Desk, 'listRecords'>,
  vault: Vault,
  id: string,
): Promise<readonly AttachmentView[]> {
  const rows = await desk.listRecords('attachment', `${id}/`, '', MOST_FILES);
  return rows.map((row) => openRecord(vault, row) as AttachmentView);
}

/**
 * Deletes what people keep beside a ticket or review: files, and everybody's drafts of its answer.
 *
 * @returns how many files and drafts there were
 */
export async function forgetKept(
  desk: Pick<Desk, 'listRecords' | 'writeRecord'>,
  id: string,
): Promise<number> {
  const files = await desk.listRecords('attachment', `${id}/`, '', MOST_FILES);
  const bytes = await desk.listRecords('attachmentBytes', `${id}/`, '', MOST_FILES);
  const drafts: (typeof files)[number][] = [];
  let after = '';
  for (;;) {
    const rows = await desk.listRecords('feedbackDraft', '', after, DRAFTS_AT_ONCE);
    // A key is the account, a slash, and the id, which may hold slashes itself.
    drafts.push(...rows.filter(({ key }) => key.slice(key.indexOf('/') + 1) === id));
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.key;
  }
  for (const { kind, key, version } of [...files, ...bytes, ...drafts]) {
    await desk.writeRecord({ kind, key, body: null, before: version });
  }
  return files.length + drafts.length;
}
