import { maskAny, maskPersonal, maskText } from '#domain/access/masking.ts';
import type { Json, LoggedEvent } from '#domain/cases/logged-event.ts';
import { err, ok } from '#domain/result.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import { pageSize, readCursor, writeCursor } from '../cursor.ts';
import type { Platform } from '../platform.ts';
import type { QuarantineRow } from './quarantine-port.ts';
import type { ReadSide } from '../read-side.ts';
import { openEntry } from '../people/sealed-quarantine.ts';
import type { QuarantineEntry } from '../store/store-rows.ts';
import { takenBack } from './source-report.ts';
import { visibleSources } from './source-desk.ts';
import { subjectKeyOf } from '../writer/subject-key.ts';
import { instantText } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';
import type { WriterPort } from '../writer/writer-port.ts';

/**
 * Events that were refused. They lie in no region yet: viewers of the whole province see all, the
 * staff of a source those that its key sent.
 */
export function quarantineDesk(
  side: ReadSide,
  writer: WriterPort,
): Pick<Platform, 'quarantine' | 'retryQuarantined'> {
  /** Names of the accounts whose refused events a viewer sees; null for all, also those of nobody. */
  const visible = async (viewer: Viewer): Promise<readonly string[] | null> =>
    seesAll(viewer) ? null : (await visibleSources(side, viewer)).map(({ name }) => name);
  return {
    quarantine: async (viewer, query, source) => {
      const mine = await visible(viewer);
      const accounts = source === undefined ? mine : [source].filter((one) => isOf(mine, one));
      const size = pageSize(query.limit);
      const [before] = query.cursor === undefined ? [] : (readCursor(query.cursor) ?? []);
      const rows = await side.store.desk.quarantine(
        accounts,
        typeof before === 'number' ? before : null,
        size + 1,
      );
      const shown = rows.slice(0, size);
      const items: QuarantineRow[] = [];
      for (const row of shown) items.push(await showEntry(side, row));
      const last = rows.length > size ? shown.at(-1) : undefined;
      const total = await side.store.desk.countQuarantined(accounts);
      return { items, next: last === undefined ? null : writeCursor([last.no]), total };
    },
    retryQuarantined: async (viewer, id) => {
      const no = Number(id);
      const row = Number.isSafeInteger(no) ? await side.store.desk.findQuarantined(no) : undefined;
      if (row === undefined || !isOf(await visible(viewer), row.sourceName)) {
        return err({ code: 'quarantine/notFound' });
      }
      if (row.event === null) return err({ code: 'quarantine/notKept' });
      const by = actorOf(viewer);
      const begun = { object: id, outcome: 'begun', detail: { code: row.code } } as const;
      await writer.call('audit', [auditEntry(by, 'quarantine.retry', begun)]);
      const sent = openEntry(side.vault, row);
      const receipt = await writer.ingest({
        events: [sent],
        origin: { way: 'http', prefixes: null, sourceName: row.sourceName },
      });
      const [rejected] = receipt.rejected;
      const outcome = rejected === undefined ? 'done' : 'refused';
      const detail = rejected === undefined ? {} : { code: rejected.code };
      await writer.call('audit', [
        auditEntry(by, 'quarantine.retry', { object: id, outcome, detail }),
      ]);
      if (rejected === undefined || isAnotherRow(row, rejected.code)) {
        await writer.call(
          'dropQuarantined',
          no,
          takenBack(side.calendar, { ...row, event: JSON.stringify(sent) }),
        );
      }
      return ok(receipt);
    },
  };
}

/**
 * Whether a refusal anew stands in a row of its own: rows are told apart by source, id and code. It
 * takes the place of the row that was tried, or each try would leave one more.
 */
function isAnotherRow({ source, eventId, code }: QuarantineEntry, now: string): boolean {
  return source === null || eventId === null || code !== now;
}

function isOf(accounts: readonly string[] | null, name: string | null): boolean {
  return accounts === null || (name !== null && accounts.includes(name));
}

function seesAll({ scope }: Viewer): boolean {
  return scope.path === '' && scope.line === null;
}

async function readKept(side: ReadSide, seq: number): Promise<LoggedEvent | undefined> {
  const [event] = await side.store.log.read([seq]);
  if (event === undefined) return undefined;
  const [kept] = await side.wholes.read(side.store, subjectKeyOf(event), [seq]);
  return kept?.whole;
}

async function showEntry(
  side: ReadSide,
  row: QuarantineEntry & { readonly no: number },
): Promise<QuarantineRow> {
  const kept = row.keptSeq === null ? undefined : await readKept(side, row.keptSeq);
  return {
    id: String(row.no),
    source: row.source,
    eventId: row.eventId,
    code: row.code,
    path: row.path,
    message: maskText(row.message),
    receivedAt: instantText(side.calendar, row.receivedAt),
    event: row.event === null ? null : maskAny(openEntry(side.vault, row) as Json),
    kept:
      kept === undefined
        ? null
        : { ...kept, time: instantText(side.calendar, kept.time), data: maskPersonal(kept.data) },
  };
}
