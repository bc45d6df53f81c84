import { setTimeout as pause } from 'node:timers/promises';
import { addUpChanges, joinHours } from '../../../application/counts/add-up-changes.ts';
import { pruneChanges } from '../../../application/counts/prune-changes.ts';
import { actOnScore } from '../../../application/assessment/act-on-score.ts';
import { indexEvidence } from '../../../application/assessment/index-evidence.ts';
import { actOnFeedback } from '../../../application/feedback/act-on-feedback.ts';
import type { AuditEntry } from '../../../application/audit/audit-rows.ts';
import type { CommitDraft } from '../../../application/writer/commit-draft.ts';
import { forgetSubject } from '../../../application/people/forget-subject.ts';
import { attachSubjects } from '../../../application/retention/attach-subjects.ts';
import { detachSubjects } from '../../../application/retention/detach-subjects.ts';
import { Refiling } from '../../../application/writer/refiling.ts';
import {
  correctCounts,
  rederiveSubjects,
  relistSubjects,
} from '../../../application/writer/repairs.ts';
import { writeRecords } from '../../../application/writer/write-records.ts';
import type { Store } from '../../../application/store/store.ts';
import type { Vault } from '../../../application/people/vault.ts';
import type { WriterCommands } from '../../../application/writer/writer-port.ts';
import type { Writer } from '../../../application/writer/writer.ts';
import { SharedActs } from '../shared-acts.ts';
import type { WriteQueue } from './write-queue.ts';

const REDERIVED_AT_ONCE = 500;
/** How often it is looked whether another process has filed everything again. */
const LOOK_EVERY_MS = 100;

/** The commands of a writer, each queued so that one transaction runs at a time. */
export function writerCommands(
  store: Store,
  writer: Writer,
  queue: WriteQueue,
  vault: Vault,
): WriterCommands {
  const refiling = new Refiling(store, writer);
  const acts = new SharedActs(writer, queue);
  let moved = 0;
  const indexOn = (): Promise<boolean | undefined> =>
    store.onDuty('merging', () => queue.run(() => writer.desk(indexEvidence)));
  /** Follows reference data to the end; whether it was this process that did. */
  const refile = async (): Promise<boolean> => {
    const ended = await store.onDuty('refiling', async () => {
      for (;;) {
        const step = await queue.run(() => refiling.step());
        if (step === undefined) return true;
        moved += step;
        // Beside, not after: of a whole store it would fall behind by all subjects, and evidence of what is
        // rare be looked for among all of them.
        if (step > 0) await indexOn();
      }
    });
    return ended === true;
  };
  const isFiled = async (): Promise<boolean> => {
    const { configuration, refiledTo } = await queue.run(() => writer.filing());
    return refiledTo >= configuration;
  };
  const audit = (entries: readonly AuditEntry[]): Promise<void> =>
    queue.run(() => writer.desk(({ audit: log }, now) => log.append(entries, now)));
  return {
    act: (wanted) => acts.act(wanted),
    actOnFeedback: (wanted) => queue.run(() => actOnFeedback(writer, wanted)),
    actOnScore: (wanted) => queue.run(() => actOnScore(writer, wanted)),
    record: async (rows, audits = []) => {
      if (rows.length > 0) await queue.run(() => writer.record(rows, audits));
      else await audit(audits);
      const before = moved;
      while (!(await refile()) && !(await isFiled())) await pause(LOOK_EVERY_MS);
      return moved - before;
    },
    forget: (wanted) =>
      queue.run(async () => {
        const work = (draft: CommitDraft) => forgetSubject(draft, vault, wanted);
        const forgotten = await writer.commit(work, 'alone');
        await store.wipe();
        return forgotten;
      }),
    detach: (wanted) => queue.run(() => detachSubjects(writer, wanted)),
    attach: (wanted) => queue.run(() => attachSubjects(writer, vault, wanted)),
    note: (rows, audits) => queue.run(() => writer.record(rows, audits)),
    rederive: async (keys) => {
      for (let start = 0; start < keys.length; start += REDERIVED_AT_ONCE) {
        const part = keys.slice(start, start + REDERIVED_AT_ONCE);
        await queue.run(() => rederiveSubjects(writer, part));
      }
    },
    correctCounts: (deltas) => queue.run(() => correctCounts(writer, deltas)),
    relist: (lists) => queue.run(() => relistSubjects(writer, lists)),
    sweep: () => queue.run(() => writer.sweep()),
    tidy: async () => {
      await refile();
      const more = await store.onDuty('merging', () => queue.run(() => writer.mergeCounts()));
      if (queue.waiting > 0) return false;
      const isBehind = await indexOn();
      const isApart = await store.onDuty('merging', async () => {
        const more = await queue.run(() => writer.desk((inside) => addUpChanges(inside)));
        const add: Parameters<typeof joinHours>[1] = (stretch, parts) =>
          queue.run(() => writer.desk(({ stretches }) => stretches.add(stretch, parts)));
        return (await joinHours(store, add)) || more;
      });
      if (queue.waiting > 0) return false;
      const isLong = await store.onDuty('merging', () =>
        queue.run(() => writer.desk((inside, now) => pruneChanges(inside, now))),
      );
      await queue.run(() => store.rest());
      return more === true || isBehind === true || isApart === true || isLong === true;
    },
    addAccount: (account, passwordHash, entry) =>
      queue.run(() =>
        writer.desk(async ({ desk, audit }, now) => {
          const added = await desk.addAccount(account, passwordHash, now);
          if (added) await audit.append([entry], now);
          return added;
        }),
      ),
    changeAccount: (account, entry) =>
      queue.run(() =>
        writer.desk(async ({ desk, audit }, now) => {
          const changed = await desk.changeAccount(account);
          if (changed) await audit.append([entry], now);
          return changed;
        }),
      ),
    changePassword: (name, passwordHash, entry) =>
      queue.run(() =>
        writer.desk(async ({ desk, audit: log }, now) => {
          const changed = await desk.changePassword(name, passwordHash);
          if (changed) await log.append([entry], now);
          return changed;
        }),
      ),
    putCredential: (row, before, entry) =>
      queue.run(() =>
        writer.desk(async ({ desk, audit }, now) => {
          const written = await desk.putCredential(row, before);
          if (written && entry !== undefined) await audit.append([entry], now);
          return written;
        }),
      ),
    dropCredential: (kind, key, entry) =>
      queue.run(() =>
        writer.desk(async ({ desk, audit }, now) => {
          const dropped = await desk.dropCredential(kind, key);
          if (dropped && entry !== undefined) await audit.append([entry], now);
          return dropped;
        }),
      ),
    writeRecords: (writes, audits) => queue.run(() => writeRecords(writer, writes, audits)),
    saveSession: (session, entry) =>
      queue.run(() =>
        writer.desk(async ({ desk, audit }, now) => {
          await desk.saveSession(session);
          if (entry !== undefined) await audit.append([entry], now);
        }),
      ),
    endSession: (idHash, entry) =>
      queue.run(() =>
        writer.desk(async ({ desk, audit }, now) => {
          await desk.endSession(idHash);
          if (entry !== undefined) await audit.append([entry], now);
        }),
      ),
    addSource: (source, keyHash, entry) =>
      queue.run(() =>
        writer.desk(async ({ desk, audit }, now) => {
          const added = await desk.addSource(source, keyHash, now);
          if (added) await audit.append([entry], now);
          return added;
        }),
      ),
    audit,
    watch: (account, card, watched) =>
      queue.run(() => writer.desk(({ desk }) => desk.watch(account, card, watched))),
    dropQuarantined: (no, takenBack) =>
      queue.run(() =>
        writer.desk(async ({ desk }) => {
          await desk.dropQuarantined(no);
          await desk.addSourceTallies(takenBack);
        }),
      ),
    metrics: () =>
      Promise.resolve({
        mingjian_commits_total: queue.commits,
        mingjian_events_stored_total: queue.storedEvents,
        mingjian_events_refused_total: queue.refusedEvents,
        mingjian_writer_busy_seconds_total: queue.busyMs / 1000,
        mingjian_writer_waiting: queue.waiting,
        mingjian_subjects_set_aside_total: writer.setAside,
      }),
  };
}
