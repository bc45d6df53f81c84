import type { AuditFilter, AuditView } from '#contract/audit-view.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { startOfDay } from '#domain/time/calendar.ts';
import { parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { err, ok } from '#domain/result.ts';
import type { AuditEntry, AuditRow, AuditRowFilter } from './audit-rows.ts';
import type { Clock } from '../clock.ts';
import { pageSize, readCursor, writeCursor } from '../cursor.ts';
import type { Platform } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import { RefusalGate } from '../writer/refusal-gate.ts';
import { instantText } from '../times.ts';
import type { WriterPort } from '../writer/writer-port.ts';

/** The audit log as the edges write and read it. */
export function auditDesk(
  side: ReadSide,
  writer: WriterPort,
  clock: Clock,
): Pick<Platform, 'audit' | 'noteRefusal' | 'auditLog' | 'auditHead'> & {
  /** Writes what was only counted so far. */
  readonly flush: () => Promise<void>;
} {
  const gate = new RefusalGate();
  const write = async (entries: readonly AuditEntry[]): Promise<void> => {
    if (entries.length > 0) await writer.call('audit', entries);
  };
  return {
    audit: (entry) => writer.call('audit', [entry]),
    noteRefusal: (entry) => {
      // Whoever is refused stays refused; that the store cannot write shows in everything else.
      write(gate.take(entry, clock.now())).catch(() => undefined);
    },
    auditHead: () => side.store.audit.head(),
    auditLog: async ({ scope }, filter, query) => {
      // What accounts do lies in no region.
      if (scope.path !== '' || scope.line !== null) return err({ code: 'access/notAllowed' });
      const before = query.cursor === undefined ? null : placeOf(query.cursor);
      if (before === undefined) return err({ code: 'request/cursor', path: 'cursor' });
      const size = pageSize(query.limit);
      const wanted = rowFilter(filter, side.calendar);
      const rows = await side.store.audit.list(wanted, before, size + 1);
      const shown = rows.slice(0, size);
      const last = rows.length > size ? shown.at(-1) : undefined;
      return ok({
        items: shown.map((row) => viewOf(row, side.calendar)),
        next: last === undefined ? null : writeCursor([last.no]),
        total: await side.store.audit.count(wanted),
      });
    },
    flush: () => write(gate.sums(Infinity)),
  };
}

function placeOf(cursor: string): number | undefined {
  const [before] = readCursor(cursor) ?? [];
  return typeof before === 'number' && Number.isSafeInteger(before) ? before : undefined;
}

function rowFilter({ from, to, ...same }: AuditFilter, calendar: Calendar): AuditRowFilter {
  const start = (text: string | undefined, after: number) => {
    const day = text === undefined ? undefined : parseDay(text);
    return day === undefined ? undefined : startOfDay(calendar, (day + after) as Day);
  };
  return { ...same, from: start(from, 0), to: start(to, 1) };
}

function viewOf(row: AuditRow, calendar: Calendar): AuditView {
  const { no, at, actor, session, ip, action, object, reason, outcome, detail, hash } = row;
  const when = instantText(calendar, at);
  const facts = JSON.parse(detail) as Readonly<Record<string, unknown>>;
  const shown = { no, at: when, actor, session, ip, action, object, reason, outcome, hash };
  return { ...shown, detail: facts };
}
