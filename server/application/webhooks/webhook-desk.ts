import type { WebhookView } from '#contract/webhook-view.ts';
import { err, ok } from '#domain/result.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import { pageSize, readCursor, writeCursor } from '../cursor.ts';
import type { Refusal } from '../refusal.ts';
import type { ReadSide } from '../read-side.ts';
import type { RecordWrite } from '../store/store-rows.ts';
import { instantText, instantTextOf } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';
import type { WriterPort } from '../writer/writer-port.ts';
import {
  DEAD,
  PENDING,
  WEBHOOK_NAME,
  countDeliveries,
  deliveries,
  findCourse,
  findDelivery,
  findTarget,
  targets,
  writeCourse,
  writeDelivery,
  writeTarget,
} from './webhook-records.ts';
import type { Kept } from './webhook-records.ts';
import type { WebhookTarget } from './webhook-target.ts';
import type { NewWebhook, WebhookDesk } from './webhook-port.ts';
import type { WebhookSender } from './webhook-sender.ts';

const REPLAYED_AT_ONCE = 200;

export function webhookDesk(
  side: ReadSide,
  writer: WriterPort,
  sender: Pick<WebhookSender, 'findProblem'>,
): WebhookDesk {
  const { desk, journal } = side.store;
  const seen = async (viewer: Viewer, name: string): Promise<Kept<WebhookTarget> | undefined> =>
    seesAll(viewer) ? findTarget(desk, name) : undefined;
  return {
    addWebhook: async (target, secret, by) => {
      const problem = findProblem(target, sender);
      if (problem !== undefined) return err(problem);
      const { name, url, prefix } = target;
      const { dataVersion } = await journal.head();
      const known = await findCourse(desk, name);
      const course = { upTo: dataVersion, delivered: 0, lastDeliveredAt: null, lastError: null };
      const sealed = { name, url, prefix, secret: side.vault.sealText(secret) };
      const added = await writer.call(
        'writeRecords',
        [writeTarget(name, sealed, null), writeCourse(name, course, known?.version ?? null)],
        [auditEntry(by, 'webhook.add', { object: name, detail: { url, prefix } })],
      );
      return added ? ok({ name, url, prefix }) : err({ code: 'webhook/exists', path: 'name' });
    },
    dropWebhook: async (name, by) => {
      const target = await findTarget(desk, name);
      if (target === undefined) return err({ code: 'webhook/notFound', path: 'name' });
      for (const kind of [PENDING, DEAD] as const) {
        for (;;) {
          const page = await deliveries(desk, kind, name, '');
          if (page.length === 0) break;
          const drops = page.map(({ key, version }) => writeDelivery(kind, key, null, version));
          await writer.call('writeRecords', drops, []);
        }
      }
      const course = await findCourse(desk, name);
      const writes = [
        writeTarget(name, null, target.version),
        ...(course === undefined ? [] : [writeCourse(name, null, course.version)]),
      ];
      const entry = auditEntry(by, 'webhook.drop', { object: name });
      const dropped = await writer.call('writeRecords', writes, [entry]);
      return dropped ? ok({ name }) : err({ code: 'webhook/busy' });
    },
    webhooks: async (viewer) => {
      if (!seesAll(viewer)) return [];
      const views: WebhookView[] = [];
      for (const { body } of await targets(desk)) views.push(await viewOf(side, body));
      return views;
    },
    deadLetters: async (viewer, name, query) => {
      if ((await seen(viewer, name)) === undefined) return err({ code: 'webhook/notFound' });
      const size = pageSize(query.limit);
      const [after] = query.cursor === undefined ? [''] : (readCursor(query.cursor) ?? []);
      if (typeof after !== 'string') return err({ code: 'request/cursor', path: 'cursor' });
      const rows = await deliveries(desk, DEAD, name, after, size + 1);
      const shown = rows.slice(0, size);
      const items = shown.map(({ key, body }) => ({
        id: key.slice(name.length + 1),
        ticket: body.ticket,
        attempts: body.attempts,
        failedAt: instantText(side.calendar, body.at),
        error: body.error ?? '',
      }));
      const last = rows.length > size ? shown.at(-1) : undefined;
      const total = await countDeliveries(desk, DEAD, name);
      return ok({ items, next: last === undefined ? null : writeCursor([last.key]), total });
    },
    replayWebhook: async (viewer, name, ids) => {
      if ((await seen(viewer, name)) === undefined) return err({ code: 'webhook/notFound' });
      const by = actorOf(viewer);
      let replayed = 0;
      for (;;) {
        const letters = await (ids === undefined
          ? deliveries(desk, DEAD, name, '', REPLAYED_AT_ONCE)
          : named(ids.map((id) => `${name}/${id}`)));
        if (letters.length === 0) break;
        const writes = letters.flatMap(({ key, version, body }): RecordWrite[] => [
          writeDelivery(DEAD, key, null, version),
          writeDelivery(PENDING, key, { ...body, attempts: 0, at: 0, error: null }, null),
        ]);
        const detail = { letters: letters.length };
        const entry = auditEntry(by, 'webhook.replay', { object: name, detail });
        if (!(await writer.call('writeRecords', writes, [entry]))) {
          return err({ code: 'webhook/busy' });
        }
        replayed += letters.length;
        if (ids !== undefined) break;
      }
      return ok({ replayed });
    },
  };

  async function named(keys: readonly string[]): ReturnType<typeof deliveries> {
    const found = await Promise.all([...new Set(keys)].map((key) => findDelivery(desk, DEAD, key)));
    return found.filter((each) => each !== undefined);
  }
}

function findProblem(
  { name, url, prefix }: NewWebhook,
  sender: Pick<WebhookSender, 'findProblem'>,
): Refusal | undefined {
  const code = 'webhook/invalid';
  if (!WEBHOOK_NAME.test(name)) {
    return { code, path: 'name', message: 'a name has small letters, digits and hyphens' };
  }
  if (prefix.trim() === '') {
    return { code, path: 'prefix', message: 'a prefix says whose tickets are meant' };
  }
  const message = sender.findProblem(url);
  return message === undefined ? undefined : { code, path: 'url', message };
}

async function viewOf(side: ReadSide, target: WebhookTarget): Promise<WebhookView> {
  const { name, url, prefix } = target;
  const { desk } = side.store;
  const course = (await findCourse(desk, name))?.body;
  const pending = await countDeliveries(desk, PENDING, name);
  const dead = await countDeliveries(desk, DEAD, name);
  const lastError = course?.lastError ?? null;
  return {
    ...{ name, url, prefix },
    state: dead > 0 ? 'failing' : lastError === null ? 'ok' : 'waiting',
    pending,
    dead,
    delivered: course?.delivered ?? 0,
    lastDeliveredAt: instantTextOf(side.calendar, course?.lastDeliveredAt ?? null),
    lastError,
  };
}

function seesAll({ scope }: Viewer): boolean {
  return scope.path === '' && scope.line === null;
}
