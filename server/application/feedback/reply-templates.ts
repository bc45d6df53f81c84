import type { ReplyTemplate } from '#contract/reply-view.ts';
import type { Scope } from '#domain/access/scope.ts';
import { err, ok } from '#domain/result.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import type { Viewer } from '../people/viewer.ts';
import type { Desk } from '../store/desk.ts';
import type { WriterPort } from '../writer/writer-port.ts';
import type { ReplyTemplates } from './feedback-platform.ts';
import { SHIPPED_TEMPLATES } from './shipped-templates.ts';

const KIND = 'replyTemplate';
const MOST = 200;
/**
 * Begins the key of a template that a scope owns. Those from before templates had an owner have a bare
 * id, which sorts before it; they belong to who sees the whole province.
 */
const OWNED = '~';

type Kept = Omit<ReplyTemplate, 'own'>;

/**
 * Texts that answers are made of. One is the scope's that it was made in, region subtree and line, so it
 * stays with the office when its author leaves: whoever works within that scope begins with it, and only
 * those of the very scope, who could have made it, take it away.
 */
export function replyTemplates(desk: Desk, writer: WriterPort): ReplyTemplates {
  const list = async (viewer: Viewer): Promise<readonly ReplyTemplate[]> => {
    const read = async (prefix: string, own: boolean): Promise<readonly ReplyTemplate[]> =>
      (await desk.listRecords(KIND, prefix, '', MOST))
        .filter(({ key }) => key.startsWith(OWNED) === (prefix !== ''))
        .map(({ body }) => ({ ...(JSON.parse(body) as Kept), own }));
    const mine = prefixOf(viewer.scope);
    const lists = await Promise.all([
      read('', isWhole(viewer.scope)),
      ...scopesAround(viewer.scope)
        .map(prefixOf)
        .map((prefix) => read(prefix, prefix === mine)),
    ]);
    return [...SHIPPED_TEMPLATES, ...lists.flat()];
  };
  return {
    replyTemplates: list,
    addReplyTemplate: async (viewer, template) => {
      const added: Kept = { ...template, id: crypto.randomUUID() };
      await writer.call(
        'writeRecords',
        [{ kind: KIND, key: keyOf(viewer, added.id), body: JSON.stringify(added), before: null }],
        [auditEntry(actorOf(viewer), 'feedback.template', { object: added.id })],
      );
      return { ...added, own: true };
    },
    dropReplyTemplate: async (viewer, id) => {
      const keys = [keyOf(viewer, id), ...(isWhole(viewer.scope) ? [id] : [])];
      for (const key of keys) {
        const found = await desk.findRecord(KIND, key);
        if (found === undefined) continue;
        const entry = { object: id, detail: { dropped: true } };
        const audits = [auditEntry(actorOf(viewer), 'feedback.template', entry)];
        const write = { kind: KIND, key, body: null, before: found.version };
        // Whoever was faster took it away too: nobody changes one.
        await writer.call('writeRecords', [write], audits);
        return ok(undefined);
      }
      const seen = (await list(viewer)).some((template) => template.id === id);
      const code = seen ? 'access/notAllowed' : 'template/notFound';
      const refused = { object: id, outcome: 'refused', detail: { dropped: false, code } } as const;
      await writer.call('audit', [auditEntry(actorOf(viewer), 'feedback.template', refused)]);
      return err({ code });
    },
  };
}

/** The scopes that hold a whole scope, the widest first and itself the last. */
function scopesAround({ path, line }: Scope): readonly Scope[] {
  const steps = path.split('/').filter((code) => code !== '');
  const paths = ['', ...steps.map((_, at) => `${steps.slice(0, at + 1).join('/')}/`)];
  const lines = line === null ? [null] : [null, line];
  return paths.flatMap((around) => lines.map((one) => ({ path: around, line: one })));
}

function isWhole({ path, line }: Scope): boolean {
  return path === '' && line === null;
}

/** JSON ends where it ends, so no scope's prefix begins another one's. */
function prefixOf({ path, line }: Scope): string {
  return OWNED + JSON.stringify([path, line]);
}

function keyOf({ scope }: Viewer, id: string): string {
  return prefixOf(scope) + id;
}
