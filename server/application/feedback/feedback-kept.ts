import type { AttachmentView } from '#contract/feedback-view.ts';
import type { DraftView, SavedView } from '#contract/reply-view.ts';
import { instantText } from '#contract/instant-text.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { MOST_FILES, readAttachments } from './feedback-files.ts';
import { openRecord, sealRecord } from '../people/sealed-record.ts';
import { attachmentType, safeName } from './attachment-type.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import type { FeedbackKept } from './feedback-platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';
import { replyTemplates } from './reply-templates.ts';
import type { Viewer } from '../people/viewer.ts';
import type { WriterPort } from '../writer/writer-port.ts';

const KINDS = {
  draft: 'feedbackDraft',
  view: 'feedbackView',
  file: 'attachment',
  bytes: 'attachmentBytes',
} as const;
const MOST = { views: 30, files: MOST_FILES, fileBytes: 5 * 1024 * 1024 };

/**
 * What people keep beside tickets: drafts, templates, views, files. All of it lies in the store, not in
 * a folder: every process of a shared store has it, a backup holds it, and no web server can reach it.
 */
export function feedbackKept(side: ReadSide, writer: WriterPort, now: () => number): FeedbackKept {
  const { desk } = side.store;
  const write = async (kind: string, key: string, body: string | null): Promise<void> => {
    for (;;) {
      const before = (await desk.findRecord(kind, key))?.version ?? null;
      if (body === null && before === null) return;
      // Somebody was faster: what is written last holds, as with any paper on a desk.
      if (await writer.call('writeRecords', [{ kind, key, body, before }], [])) return;
    }
  };
  const list = async <T>(kind: string, prefix: string, limit: number): Promise<readonly T[]> =>
    (await desk.listRecords(kind, prefix, '', limit)).map(({ body }) => JSON.parse(body) as T);
  const own = (viewer: Viewer, id: string): string => `${viewer.account}/${id}`;
  return {
    readDraft: async (viewer, id) => {
      const kept = await desk.findRecord(KINDS.draft, own(viewer, id));
      if (kept === undefined) return { text: '', at: null };
      return openRecord(side.vault, kept) as DraftView;
    },
    keepDraft: async (viewer, id, text) => {
      const draft: DraftView = { text, at: instantText(now()) };
      const key = own(viewer, id);
      const body = text === '' ? null : sealRecord(side.vault, KINDS.draft, key, draft);
      await write(KINDS.draft, key, body);
      return draft;
    },
    ...replyTemplates(desk, writer),
    savedViews: (viewer) => list<SavedView>(KINDS.view, `${viewer.account}/`, MOST.views),
    saveView: async (viewer, view) => {
      const added = { ...view, id: crypto.randomUUID() };
      await write(KINDS.view, own(viewer, added.id), JSON.stringify(added));
      return added;
    },
    dropView: (viewer, id) => write(KINDS.view, own(viewer, id), null),
    attachments: async (id) => readAttachments(desk, side.vault, id),
    addAttachment: async (viewer, id, name, bytes) => addAttachment(viewer, id, name, bytes),
    readAttachment: async (id, file) => {
      const [meta, kept] = await Promise.all([
        desk.findRecord(KINDS.file, `${id}/${file}`),
        desk.findRecord(KINDS.bytes, `${id}/${file}`),
      ]);
      if (meta === undefined || kept === undefined) return undefined;
      const view = openRecord(side.vault, meta) as AttachmentView;
      return { view, bytes: Buffer.from(openRecord(side.vault, kept) as string, 'base64') };
    },
  };

  async function addAttachment(
    viewer: Viewer,
    id: string,
    name: string,
    bytes: Buffer,
  ): Promise<Result<AttachmentView, Refusal>> {
    if (bytes.length > MOST.fileBytes) return err({ code: 'request/tooLarge' });
    const type = attachmentType(bytes);
    if (type === undefined) return err({ code: 'attachment/type' });
    const held = await desk.listRecords(KINDS.file, `${id}/`, '', MOST.files);
    if (held.length >= MOST.files) return err({ code: 'attachment/tooMany' });
    const view: AttachmentView = {
      id: crypto.randomUUID(),
      name: safeName(name, type),
      type: type.media,
      size: bytes.length,
      at: instantText(now()),
      by: viewer.account,
    };
    const key = `${id}/${view.id}`;
    const seal = (kind: 'attachment' | 'attachmentBytes', value: unknown): string =>
      sealRecord(side.vault, kind, key, value);
    await writer.call(
      'writeRecords',
      [
        { kind: KINDS.file, key, body: seal(KINDS.file, view), before: null },
        { kind: KINDS.bytes, key, body: seal(KINDS.bytes, bytes.toString('base64')), before: null },
      ],
      [
        auditEntry(actorOf(viewer), 'feedback.attach', {
          object: id,
          detail: { file: view.id, type: view.type, size: view.size },
        }),
      ],
    );
    return ok(view);
  }
}
