import { isDerived } from '#domain/derive-subject.ts';
import type { Receipt, Rejection } from '#contract/receipt.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { addRows, isDetached } from '../writer/add-rows.ts';
import { quarantineEntry } from '../writer/admit-batch.ts';
import type { AdmittedBatch, AdmittedEvent } from '../writer/admit-batch.ts';
import type { CommitDraft } from '../writer/commit-draft.ts';
import { linkEvents } from '../writer/link-events.ts';
import type { MarkedRating } from '../public/rating-marks.ts';
import { markOf } from '../public/rating-marks.ts';
import { sourceReport } from '../sources/source-report.ts';
import type { QuarantineEntry, SourceDay, SubjectKey } from './store-rows.ts';
import type { StoredEvent } from '../writer/store-events.ts';
import { subjectKeyOf } from '../writer/subject-key.ts';
import { refileOpened, sweepOpened } from '../writer/sweep-into.ts';
import { SubjectMap } from './subject-map.ts';
import { SubjectTaken } from '../writer/subject-taken.ts';

/** A subject that got events, and whether all of them came from files. */
export interface Touched {
  readonly key: SubjectKey;
  silent: boolean;
}

/** What a group of batches did beside its events. */
export interface StoredBatches {
  readonly receipts: readonly Receipt[];
  /** Items of which a version was recorded, in order of the events. */
  readonly itemEvents: readonly LoggedEvent[];
  readonly touched: readonly Touched[];
  /** New ratings that somebody may have given before. */
  readonly ratings: readonly MarkedRating[];
}

/** Stores the admitted events of a group, each identity once, and gives them to their subjects. */
export async function storeBatches(
  draft: CommitDraft,
  batches: readonly AdmittedBatch[],
): Promise<StoredBatches> {
  const added = await addRows(draft, batches);
  const fresh: LoggedEvent[] = [];
  const ratings: MarkedRating[] = [];
  const seqs: number[] = [];
  const touched = new SubjectMap<Touched>();
  const receipts: Receipt[] = [];
  const quarantined: QuarantineEntry[] = [];
  const days: SourceDay[] = [];
  let index = 0;
  for (const batch of batches) {
    const outcome = new BatchOutcome(batch, draft.now);
    for (const one of batch.admitted) {
      const result = added[index];
      index += 1;
      // Of a row that is put aside: its first event stands for it.
      if (result === undefined) continue;
      if (result === 'detached') {
        outcome.refuseDetached(one);
        continue;
      }
      if (!result.fresh) {
        outcome.refuse(one, result);
        continue;
      }
      outcome.accept(result.event);
      fresh.push(result.event);
      // As it was sent: what is stored no longer says who it was.
      const mark = markOf(one.event, draft.vault);
      if (mark !== undefined) ratings.push({ event: one.event, mark });
      seqs.push(result.seq);
      const key = subjectKeyOf(result.event);
      const silent = batch.origin.way === 'file';
      const known = touched.get(key);
      if (known === undefined) touched.set(key, { key, silent });
      else known.silent &&= silent;
    }
    receipts.push(outcome.receipt());
    quarantined.push(...batch.quarantined, ...outcome.kept);
    days.push(...outcome.sourceDays(draft));
  }
  const subjects = [...touched.values()];
  const keys = subjects.map(({ key }) => key);
  await draft.open(keys);
  // Another process has detached it meanwhile.
  if (keys.some((key) => isDetached(draft.rowOf(key)))) throw new SubjectTaken();
  await sweepOpened(draft, keys);
  await refileOpened(
    draft,
    subjects.flatMap(({ key, silent }) => (silent && isDerived(key.kind) ? key : [])),
  );
  for (const [place, event] of fresh.entries()) {
    draft.append(subjectKeyOf(event), event, seqs[place] ?? 0);
    draft.lastEventAt = Math.max(draft.lastEventAt ?? 0, event.time);
  }
  await keepBeside(draft, fresh, quarantined);
  draft.sourceDays = days;
  return {
    receipts,
    touched: subjects,
    ratings,
    itemEvents: fresh.filter(({ type }) => type.startsWith('item.')),
  };
}

async function keepBeside(
  draft: CommitDraft,
  fresh: readonly LoggedEvent[],
  quarantined: readonly QuarantineEntry[],
): Promise<void> {
  await linkEvents(draft.inside, fresh);
  const refused = await draft.quarantine(quarantined);
  draft.sourceReport = sourceReport(draft.book.configuration.calendar, fresh, refused);
}

/** What became of one batch. */
class BatchOutcome {
  /** Refused here and kept for a person to look at. */
  readonly kept: QuarantineEntry[] = [];
  readonly #rejected: Rejection[];
  readonly #batch: AdmittedBatch;
  readonly #now: Instant;
  #accepted = 0;
  #duplicate = 0;
  #lagMs = 0;
  #lastEventAt: Instant | null = null;

  constructor(batch: AdmittedBatch, now: Instant) {
    this.#batch = batch;
    this.#rejected = [...batch.rejected];
    this.#now = now;
  }

  accept({ time }: LoggedEvent): void {
    this.#accepted += 1;
    this.#lagMs += this.#now - time;
    this.#lastEventAt = Math.max(this.#lastEventAt ?? 0, time);
  }

  /** An event that was kept before: sent twice, or in conflict with what was kept. */
  refuse(
    { index, event }: AdmittedEvent,
    { same, seq }: Extract<StoredEvent, { fresh: false }>,
  ): void {
    if (same) {
      this.#duplicate += 1;
      return;
    }
    this.#reject({ index, event }, seq, {
      code: 'event/conflict',
      message: 'an event of this source and id is stored with other content; the first is kept',
    });
  }

  /** A new event of a subject whose events lie in an archive. */
  refuseDetached(one: AdmittedEvent): void {
    this.#reject(one, null, {
      code: 'event/detached',
      message:
        'the other events of this subject lie in an archive; once it is attached, send again',
    });
  }

  #reject(
    { index, event }: AdmittedEvent,
    keptSeq: number | null,
    why: Pick<Rejection, 'code' | 'message'>,
  ): void {
    const rejection = { index, id: event.id, path: null, ...why };
    this.#rejected.push(rejection);
    this.kept.push(
      quarantineEntry(asSent(event), rejection, this.#batch.origin, this.#now, keptSeq),
    );
  }

  receipt(): Receipt {
    const rejected = [...this.#rejected].sort((one, other) => one.index - other.index);
    return { accepted: this.#accepted, duplicate: this.#duplicate, rejected };
  }

  /** What it adds to the figures of the source account. */
  sourceDays(draft: CommitDraft): readonly SourceDay[] {
    const name = this.#batch.origin.sourceName;
    if (name === null) return [];
    const { calendar } = draft.book.configuration;
    return [
      {
        name,
        day: dayAt(calendar, this.#now),
        accepted: this.#accepted,
        rejected: this.#rejected.length,
        lagMs: this.#lagMs,
        lastEventAt: this.#lastEventAt,
        lastReceivedAt: this.#accepted > 0 ? this.#now : 0,
      },
    ];
  }
}

/** An event in the form in which it can be sent again. */
function asSent({ source, id, type, subject, time, sequence, data }: LoggedEvent): unknown {
  return {
    specversion: '1.0',
    source,
    id,
    type,
    subject,
    time: new Date(time).toISOString(),
    ...(sequence === null ? {} : { sequence }),
    data,
  };
}
