import type { CardAct, CardActRequest } from '#contract/card-view.ts';
import { mayAct } from '#domain/access/card-acts.ts';
import type { Role } from '#domain/access/role.ts';
import type { SubjectCard } from '#domain/cards/subject-card.ts';
import type { EventData } from '#domain/cases/logged-event.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseDay } from '#domain/time/day.ts';
import type { Refusal } from '../platform.ts';
import type { CardedKey } from '../writer/subject-key.ts';

/** Who acts. */
export interface Actor {
  readonly account: string;
  readonly role: Role;
}

/** The decision that an act becomes. */
export interface ActDecision {
  readonly id: string;
  readonly type: string;
  readonly data: EventData;
}

const TYPES: Readonly<Record<CardAct, string>> = {
  acknowledge: 'card.acknowledged',
  urge: 'card.urged',
  order: 'order.issued',
  assign: 'card.assigned',
  explain: 'card.explained',
  appeal: 'card.appealed',
  decideAppeal: 'card.appealDecided',
  revoke: 'card.revoked',
  close: 'card.closed',
};

/** These say themselves what they are for. */
const WITHOUT_REASON: ReadonlySet<CardAct> = new Set(['acknowledge', 'assign']);

const LONGEST_REASON = 2000;

/**
 * Whether an act is open now, and the decision that records it. Scope was checked before.
 *
 * @param orderNo number of the order that the act may issue
 */
export function decideCardAct(
  card: SubjectCard,
  { no: subject }: CardedKey,
  { account, role }: Actor,
  act: CardAct,
  request: CardActRequest,
  orderNo: string,
): Result<ActDecision, Refusal> {
  const open = mayAct(card, act, role, account);
  if (!open.ok) return err({ code: open.code });
  const problem = findProblem(card, act, request);
  if (problem !== undefined) return err(problem);
  const type = typeOf(card, act);
  const data: EventData = {
    card: card.id,
    by: account,
    reason: request.reason?.trim() ?? null,
    ...(act === 'order' ? { no: orderNo, due: request.due ?? null, subject } : {}),
    ...(act === 'assign' ? { to: request.to ?? null } : {}),
    ...(act === 'decideAppeal' ? { uphold: request.uphold === true } : {}),
    ...(type === 'card.revoked' && card.pendingRevocation !== null
      ? { confirms: card.pendingRevocation.event, askedBy: card.pendingRevocation.by }
      : {}),
  };
  return ok({ id: `${card.id}/${type}/${card.version}`, type, data });
}

/** The first person's revocation of a red card asks; the second's does it. */
function typeOf(card: SubjectCard, act: CardAct): string {
  const asks = act === 'revoke' && card.level === 'red' && card.pendingRevocation === null;
  return asks ? 'card.revocationRequested' : TYPES[act];
}

function findProblem(
  card: SubjectCard,
  act: CardAct,
  { reason, due, to, uphold, confirms }: CardActRequest,
): Refusal | undefined {
  const given = reason?.trim() ?? '';
  if (!WITHOUT_REASON.has(act) && given === '') {
    return { code: 'card/reasonRequired', path: 'reason' };
  }
  if (given.length > LONGEST_REASON) {
    return invalid('reason', `must have at most ${LONGEST_REASON} characters`);
  }
  if (act === 'order' && due !== undefined && parseDay(due) === undefined) {
    return invalid('due', 'must be a day, YYYY-MM-DD');
  }
  if (act === 'assign' && to === undefined) return invalid('to', 'must name an account');
  if (act === 'assign' && to === card.assignedTo) return { code: 'card/alreadyDone', path: 'to' };
  if (act === 'decideAppeal' && uphold === undefined) {
    return invalid('uphold', 'must say whether the appeal is upheld');
  }
  if (act === 'revoke' && confirms !== undefined && confirms !== card.pendingRevocation?.event) {
    return { code: 'card/conflict', path: 'confirms' };
  }
  return undefined;
}

function invalid(path: string, message: string): Refusal {
  return { code: 'request/invalid', path, message };
}
