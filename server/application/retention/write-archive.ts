import { ServiceError } from '../../errors.ts';
import { others } from '../others.ts';
import type { Store } from '../store/store.ts';
import { eventLine, headLine } from './archive-line.ts';
import type { ArchiveMark, Archives } from './archive.ts';
import type { Detachable } from './find-detachable.ts';

const SUBJECTS_AT_ONCE = 100;

/** An archive that is there, and the subjects that stand in it as they still were. */
export interface WrittenArchive extends ArchiveMark {
  readonly archive: string;
  readonly events: number;
  readonly subjects: readonly Detachable[];
}

/** Writes the events of subjects into a new archive; whoever changed meanwhile is left out. */
export async function writeArchive(
  store: Store,
  archives: Archives,
  month: string,
  wanted: readonly Detachable[],
): Promise<WrittenArchive> {
  const draft = await archives.begin(month).catch((error: unknown) => {
    throw roomOr(error, month);
  });
  const subjects: Detachable[] = [];
  let events = 0;
  try {
    await draft.add(headLine({ archive: draft.name, month }));
    for (let start = 0; start < wanted.length; start += SUBJECTS_AT_ONCE) {
      const part = wanted.slice(start, start + SUBJECTS_AT_ONCE);
      await store.snapshot(async ({ log, subjects: table }) => {
        const rows = await table.find(part);
        for (const subject of part) {
          const row = rows.find(({ kind, no }) => kind === subject.kind && no === subject.no);
          if (row?.version !== subject.version) continue;
          const read = await log.read(row.events);
          if (read.length !== row.events.length) continue;
          for (const [place, event] of read.entries()) {
            await draft.add(eventLine({ subject, seq: row.events[place] ?? 0, event }));
          }
          subjects.push(subject);
          events += read.length;
        }
      });
      await others();
    }
    return { archive: draft.name, subjects, events, ...(await draft.finish()) };
  } catch (error) {
    await draft.discard();
    throw roomOr(error, month);
  }
}

/** A sentence in place of what the machine says of a full disk. */
function roomOr(error: unknown, month: string): unknown {
  const isFull = (error as { readonly code?: unknown }).code === 'ENOSPC';
  return isFull ? new ServiceError('archive/noRoom', { month }, { cause: error }) : error;
}
