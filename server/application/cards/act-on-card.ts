import type { CardAct, CardActRequest } from '#contract/card-view.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { deriveSubject, isDerived } from '#domain/derive-subject.ts';
import { subjectName } from '#domain/subject-kind.ts';
import type { Instant } from '#domain/time/limit.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { AuditActor } from '../audit/audit-rows.ts';
import { cardBody } from './card-body.ts';
import type { CardBody } from './card-body.ts';
import { decideCardAct } from './decide-card-act.ts';
import type { Actor } from './decide-card-act.ts';
import type { Refusal } from '../platform.ts';
import { lastDecision } from '../writer/settle-subject.ts';
import type { CardedKey } from '../writer/subject-key.ts';
import type { CommitDraft } from '../writer/commit-draft.ts';
import type { Writer } from '../writer/writer.ts';

/** An act that somebody wants to do; the card is known to lie in his scope. */
export interface WantedAct {
  /** As the audit log names him. */
  readonly by: AuditActor;
  readonly actor: Actor;
  readonly subject: CardedKey;
  readonly card: string;
  readonly act: CardAct;
  readonly request: CardActRequest;
}

/** A refusal; `current` is the card as it is, for a conflict. */
export interface ActRefusal extends Refusal {
  readonly current?: CardBody | undefined;
}

/** What came of an act: the card as it is now. */
export type ActOutcome = Result<CardBody, ActRefusal>;

/**
 * Records acts as decisions in the log, one after the other in one commit; their effect is what deriving
 * makes of them. One that is refused keeps no other out.
 *
 * @throws {RangeError} our rules cannot settle the subject of one of them: then none is recorded.
 */
export function actOnCards(
  writer: Writer,
  acts: readonly WantedAct[],
): Promise<readonly ActOutcome[]> {
  return writer.commit(async (draft, sweptBefore) => {
    await draft.open(acts.map(({ subject }) => subject));
    const outcomes: ActOutcome[] = [];
    for (const wanted of acts) outcomes.push(await actOnCard(draft, wanted, sweptBefore));
    return outcomes;
  });
}

async function actOnCard(
  draft: CommitDraft,
  { by, actor, subject: key, card: id, act, request }: WantedAct,
  sweptBefore: Instant,
): Promise<ActOutcome> {
  const { kind, no: subject } = key;
  if (!isDerived(kind)) return err({ code: 'card/notFound' });
  const { detached = null } = draft.rowOf(key) ?? {};
  if (detached !== null) return err({ code: 'case/detached', message: detached });
  const before = deriveSubject(kind, draft.eventsOf(key), draft.book.configuration, draft.asOf);
  const card = before.cards.find((one) => one.id === id);
  if (card === undefined) return err({ code: 'card/notFound' });
  const current = cardBody(key, card, before, draft.book);
  if (card.version !== request.expectedVersion) return err({ code: 'card/conflict', current });
  const orderNo = nextOrderNo(key, draft.eventsOf(key));
  const decided = decideCardAct(card, key, actor, act, request, orderNo);
  if (!decided.ok) return err({ ...decided.error, current });
  const event = {
    ...decided.value,
    source: PLATFORM_SOURCE,
    subject,
    time: draft.asOf,
    sequence: lastDecision(draft.eventsOf(key)) + 1,
    receivedAt: draft.now,
  };
  const [added] = await draft.addEvents([event]);
  if (added?.fresh !== true) return err({ code: 'card/conflict', current });
  draft.append(key, added.event, added.seq);
  draft.audits.push(
    auditEntry(by, `card.${act}`, {
      object: id,
      reason: request.reason?.trim() ?? null,
      detail: {
        decision: event.type,
        version: card.version,
        ...(event.data['to'] === undefined ? {} : { to: event.data['to'] }),
      },
    }),
  );
  const { derived } = await draft.settle(key, { silent: false, sweptBefore });
  const after = derived.cards.find((one) => one.id === id);
  if (after === undefined) throw new RangeError(`card ${id} vanished by an act`);
  return ok(cardBody(key, after, derived, draft.book));
}

/** Number of the next order on a card of a subject. No two have one: an answer names nothing but it. */
function nextOrderNo({ kind, no }: CardedKey, events: readonly LoggedEvent[]): string {
  const taken = new Set(
    events.flatMap(({ type, data }) => (type === 'order.issued' ? data['no'] : [])),
  );
  for (let place = taken.size + 1; ; place += 1) {
    const next = `${subjectName(kind, no)}-${place}`;
    if (!taken.has(next)) return next;
  }
}
