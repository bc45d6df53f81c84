import { err, ok } from '#domain/result.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { AuditActor } from '../audit/audit-rows.ts';
import type { Refusal } from '../refusal.ts';
import type { ReadSide } from '../read-side.ts';
import type { Store } from '../store/store.ts';
import type { WriterPort } from '../writer/writer-port.ts';
import { readEventLine, readHeadLine } from './archive-line.ts';
import type { ArchivedEvent } from './archive-line.ts';
import type { Archives } from './archive.ts';
import { findDetachable } from './find-detachable.ts';
import type { Detachable } from './find-detachable.ts';
import { firstKeptMonth } from './months.ts';
import type { ArchiveReport, RetentionDesk, WantedAttaching } from './retention.ts';
import { writeArchive } from './write-archive.ts';

/** A run looks at these and the next one at the rest: about 100 bytes of memory each. */
const MOST_AT_ONCE = 200_000;
const SUBJECTS_AT_ONCE = 100;
const AUDIT_ROWS_AT_ONCE = 200;

/** Retention on one store. `openStore` opens it once more, to read much of it. */
export function retentionDesk(
  side: ReadSide,
  writer: WriterPort,
  archives: Archives,
  openStore: () => Store,
  now: () => number,
): RetentionDesk {
  const detach = async (
    store: Store,
    by: AuditActor,
    month: string,
    wanted: readonly Detachable[],
  ): Promise<{ readonly report: ArchiveReport | undefined; readonly left: number }> => {
    const { archive, sha256, bytes, events, subjects } = await writeArchive(
      store,
      archives,
      month,
      wanted,
    );
    const detail = { month, sha256, bytes, subjects: subjects.length, events };
    // Before anything goes: what lies outside is known by its hash or it is not needed.
    await writer.call('audit', [auditEntry(by, 'store.detach', { object: archive, detail })]);
    let gone = 0;
    for (const part of partsOf(subjects)) {
      gone += await writer.call('detach', { archive, subjects: part });
    }
    const report = { archive, month, subjects: gone, events, sha256 };
    return { report: gone > 0 ? report : undefined, left: wanted.length - gone };
  };
  return {
    retain: async ({ by, months }) => {
      const firstKept = firstKeptMonth(side.calendar, now(), months);
      const made: ArchiveReport[] = [];
      let left = 0;
      await archives.clear();
      const store = openStore();
      try {
        for (;;) {
          const found = await findDetachable(store, side.calendar, firstKept, MOST_AT_ONCE);
          const before = made.length;
          for (const [month, wanted] of [...found.months].sort()) {
            const done = await detach(store, by, month, wanted);
            if (done.report !== undefined) made.push(done.report);
            left += done.left;
          }
          if (!found.more || made.length === before) return { firstKept, archives: made, left };
        }
      } finally {
        await store.close();
      }
    },
    attach: async ({ sha256, lines }, by) => {
      const archive = await findArchive(side.store, sha256);
      if (archive === undefined) return err(UNKNOWN);
      const sum = { archive, subjects: 0, events: 0, there: 0 };
      for await (const subjects of subjectsOf(lines)) {
        if (subjects === undefined) return err(UNREADABLE);
        const done = await writer.call('attach', { archive, subjects });
        if (done.bad !== null) return err(differs(done.bad));
        sum.subjects += done.subjects;
        sum.events += done.events;
        sum.there += done.there;
      }
      const { subjects, events } = sum;
      const detail = { sha256, subjects, events };
      await writer.call('audit', [auditEntry(by, 'store.attach', { object: archive, detail })]);
      return ok(sum);
    },
  };
}

const UNKNOWN = {
  code: 'archive/unknown',
  message:
    'The audit log of this store knows no archive of just these bytes: it is of another store, or damaged. Take the copy beside the backups.',
} as const;
const UNREADABLE = {
  code: 'archive/unreadable',
  message: 'A line of the archive is not one; what came before it is back.',
} as const;

function differs(no: string): Refusal {
  const message = `Events of ${no} are not those that the log has the hashes of; what came before it is back.`;
  return { code: 'archive/differs', message };
}

/** Name of the archive that the audit log knows by the hash of its file. */
async function findArchive(store: Store, sha256: string): Promise<string | undefined> {
  let before: number | null = null;
  for (;;) {
    const rows = await store.audit.list({ action: 'store.detach' }, before, AUDIT_ROWS_AT_ONCE);
    const found = rows.find(
      ({ detail }) => (JSON.parse(detail) as { readonly sha256?: unknown }).sha256 === sha256,
    );
    if (found !== undefined) return found.object ?? undefined;
    const last = rows.at(-1);
    if (last === undefined) return undefined;
    before = last.no;
  }
}

/** The subjects of an archive, some at a time; undefined where a line is not one of an archive. */
async function* subjectsOf(
  lines: AsyncIterable<string>,
): AsyncGenerator<WantedAttaching['subjects'] | undefined> {
  let isHead = true;
  let subjects: (WantedAttaching['subjects'][number] & { events: ArchivedEvent[] })[] = [];
  for await (const line of lines) {
    if (isHead) {
      isHead = false;
      if (readHeadLine(line) === undefined) yield undefined;
      continue;
    }
    const read = readEventLine(line);
    if (read === undefined) {
      yield undefined;
      return;
    }
    const last = subjects.at(-1);
    // The events of a subject follow each other.
    if (last?.no === read.subject.no && last.kind === read.subject.kind) {
      last.events.push(read);
      continue;
    }
    if (subjects.length >= SUBJECTS_AT_ONCE) {
      yield subjects;
      subjects = [];
    }
    subjects.push({ ...read.subject, events: [read] });
  }
  if (isHead) yield undefined;
  if (subjects.length > 0) yield subjects;
}

function partsOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let start = 0; start < all.length; start += SUBJECTS_AT_ONCE) {
    parts.push(all.slice(start, start + SUBJECTS_AT_ONCE));
  }
  return parts;
}
