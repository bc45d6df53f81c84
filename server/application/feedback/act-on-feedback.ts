import type { FeedbackActRequest } from '#contract/feedback-view.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import { eventsInOrder } from '#domain/cases/compare-events.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Configuration } from '#domain/configuration.ts';
import { gatherFeedbackFacts } from '#domain/feedback/feedback-facts.ts';
import type { FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { AuditActor } from '../audit/audit-rows.ts';
import { deriveFeedback } from '../writer/derive-feedback.ts';
import { answerMerged } from './answer-merged.ts';
import type { CommitDraft } from '../writer/commit-draft.ts';
import type { Actor } from '../cards/decide-card-act.ts';
import { decideFeedbackAct } from './decide-feedback-act.ts';
import type { FoundFeedback } from './decide-feedback-act.ts';
import { actedFeedback } from './feedback-body.ts';
import { linkEvents } from '../writer/link-events.ts';
import type { Refusal } from '../platform.ts';
import { lastDecision } from '../writer/settle-subject.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { Writer } from '../writer/writer.ts';

/** One act on several tickets or reviews, all known to lie in the actor's scope. */
export interface WantedFeedbackActs {
  /** As the audit log names him. */
  readonly by: AuditActor;
  readonly actor: Actor;
  readonly act: FeedbackAct;
  readonly request: Omit<FeedbackActRequest, 'expectedVersion'>;
  readonly items: readonly {
    readonly kind: FeedbackSubject;
    readonly no: string;
    /** Null where it does not matter what has happened since it was read. */
    readonly expectedVersion: number | null;
  }[];
}

/** What came of it, in the order of the items: nothing more to say, or why not. */
export type FeedbackOutcome = Result<true, Refusal>;

/** Records acts as decisions in the log, in one commit; their effect is what deriving makes of them. */
export function actOnFeedback(
  writer: Writer,
  wanted: WantedFeedbackActs,
): Promise<readonly FeedbackOutcome[]> {
  return writer.commit(async (draft, sweptBefore) => {
    const keys = wanted.items.map(({ kind, no }) => ({ kind, no }));
    await draft.open(keys);
    const decided = wanted.items.map(({ expectedVersion }, place) => {
      const key = keys[place];
      if (key === undefined) throw new RangeError('an item has no key');
      return decide(draft, key, wanted, expectedVersion);
    });
    const added = await draft.addEvents(decided.flatMap((one) => (one.ok ? [one.value] : [])));
    let next = 0;
    const outcomes: FeedbackOutcome[] = [];
    const done: SubjectKey[] = [];
    for (const [place, one] of decided.entries()) {
      const key = keys[place];
      if (!one.ok || key === undefined) {
        outcomes.push(one.ok ? err({ code: 'feedback/notFound' }) : one);
        continue;
      }
      const event = added[next];
      next += 1;
      if (event?.fresh !== true) {
        outcomes.push(err({ code: 'feedback/conflict' }));
        continue;
      }
      draft.append(key, event.event, event.seq);
      draft.audits.push(
        auditEntry(wanted.by, `feedback.${wanted.act}`, {
          object: `${key.kind}:${key.no}`,
          reason: wanted.request.reason?.trim() ?? null,
          detail: { decision: one.value.type },
        }),
      );
      done.push(key);
      outcomes.push(ok(true));
    }
    await linkEvents(
      draft.inside,
      added.flatMap((one) => (one.fresh ? [one.event] : [])),
    );
    const manner = { silent: false, sweptBefore };
    for (const problem of await draft.settleAll(done.map((key) => ({ key, manner })))) {
      if (problem !== undefined) throw problem;
    }
    const tickets = done.filter(({ kind }) => kind === 'ticket');
    const answered = tickets.length === 0 ? [] : await answerMerged(draft, tickets);
    for (const key of answered) await draft.settle(key, manner);
    return outcomes;
  });
}

function decide(
  draft: CommitDraft,
  key: SubjectKey & { readonly kind: FeedbackSubject },
  { actor, act, request }: WantedFeedbackActs,
  expectedVersion: number | null,
): Result<LoggedEvent, Refusal> {
  if ((draft.rowOf(key)?.detached ?? null) !== null) return err({ code: 'event/detached' });
  const events = draft.eventsOf(key);
  if (events.length === 0) return err({ code: 'feedback/notFound' });
  const found = findFeedbackState(key, events, draft.book.configuration, draft.asOf);
  if (expectedVersion !== null && expectedVersion !== found.version) {
    return err({ code: 'feedback/conflict' });
  }
  const decision = decideFeedbackAct(found, actor, act, request, draft.asOf);
  if (!decision.ok) return decision;
  return ok({
    ...decision.value,
    source: PLATFORM_SOURCE,
    subject: key.no,
    time: draft.asOf,
    sequence: lastDecision(events) + 1,
    receivedAt: draft.now,
  });
}

/** What of a ticket or review decides which acts are open, from its events. */
export function findFeedbackState(
  key: SubjectKey & { readonly kind: FeedbackSubject },
  events: readonly LoggedEvent[],
  configuration: Configuration,
  asOf: number,
): FoundFeedback {
  const derived = deriveFeedback(key.kind, events, configuration, asOf);
  const facts = gatherFeedbackFacts(eventsInOrder(events));
  return {
    key,
    version: facts.version,
    acted: actedFeedback(key.kind, derived, facts, configuration.calendar),
  };
}
