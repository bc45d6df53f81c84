import type { ManualScore } from '#contract/scheme-view.ts';
import { deriveScore } from '#domain/assessment/derive-score.ts';
import type { ScoreMark, ScorePlace } from '#domain/assessment/derive-score.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import type { EventData } from '#domain/cases/logged-event.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { AuditActor } from '../audit/audit-rows.ts';
import type { Refusal } from '../refusal.ts';
import type { CommitDraft } from '../writer/commit-draft.ts';
import { lastDecision } from '../writer/settle-subject.ts';
import type { Writer } from '../writer/writer.ts';
import { scoreKeyOf, shownScore } from './score-body.ts';

/** What a person wants to do with a score; its unit lies in his scope and its indicator takes scores. */
export type WantedScoreAct = {
  /** As the audit log names him. */
  readonly by: AuditActor;
  readonly account: string;
  readonly place: ScorePlace;
} & (
  | { readonly act: 'enter'; readonly score: string; readonly evidence: string }
  | { readonly act: 'confirm'; readonly expectedVersion: number }
);

/** Records an act as a decision in the log; what counts is what deriving makes of it. */
export function actOnScore(
  writer: Writer,
  wanted: WantedScoreAct,
): Promise<Result<ManualScore, Refusal>> {
  return writer.commit(async (draft, sweptBefore) => {
    const key = scoreKeyOf(wanted.place);
    await draft.open([key]);
    const { configuration } = draft.book;
    const before = deriveScore(draft.eventsOf(key), configuration, draft.asOf).mark;
    const refusal = refusalOf(wanted, before);
    if (refusal !== undefined) {
      const current = before === null ? undefined : shownScore(before, configuration.calendar);
      return err({ code: refusal, current });
    }
    await addDecision(draft, wanted.place, dataOf(wanted));
    const { score, evidence } = wanted.act === 'enter' ? wanted : confirmedBy(before);
    draft.audits.push(
      auditEntry(wanted.by, wanted.act === 'enter' ? 'score.enter' : 'score.confirm', {
        object: key.no,
        reason: evidence,
        detail:
          wanted.act === 'enter'
            ? { score: before?.score ?? null, pending: score }
            : { score, pending: null },
      }),
    );
    await draft.settle(key, { silent: false, sweptBefore });
    const { mark } = deriveScore(draft.eventsOf(key), configuration, draft.asOf);
    if (mark === null) throw new RangeError(`score ${key.no} vanished by an act`);
    return ok(shownScore(mark, configuration.calendar));
  });
}

/** Stores a decision about a score and gives it to the score, which is opened. */
export async function addDecision(
  draft: CommitDraft,
  place: ScorePlace,
  { type, data, time = draft.asOf }: { type: string; data: EventData; time?: number },
): Promise<void> {
  const key = scoreKeyOf(place);
  const sequence = lastDecision(draft.eventsOf(key)) + 1;
  const [added] = await draft.addEvents([
    {
      source: PLATFORM_SOURCE,
      id: `score:${key.no}/${sequence}`,
      type,
      subject: key.no,
      time,
      sequence,
      receivedAt: draft.now,
      data,
    },
  ]);
  if (added?.fresh !== true) throw new RangeError(`score ${key.no} has a decision ${sequence}`);
  draft.append(key, added.event, added.seq);
}

function refusalOf(wanted: WantedScoreAct, before: ScoreMark | null): string | undefined {
  if (wanted.act === 'enter') return undefined;
  if (before === null) return 'score/notFound';
  const { version, pending, enteredBy } = before;
  if (version !== wanted.expectedVersion || pending === null) return 'score/conflict';
  return enteredBy === wanted.account ? 'twoPersons/same' : undefined;
}

function dataOf(wanted: WantedScoreAct): { type: string; data: EventData } {
  const { place, account: by } = wanted;
  if (wanted.act === 'confirm') return { type: 'score.confirmed', data: { ...place, by } };
  const { score, evidence } = wanted;
  return { type: 'score.entered', data: { ...place, score, evidence, by } };
}

function confirmedBy(before: ScoreMark | null) {
  return { score: before?.pending ?? '', evidence: before?.evidence ?? '' };
}
