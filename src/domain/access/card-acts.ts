import type { SubjectCard, CardState } from '../cards/subject-card.ts';
import type { CardLevel } from '../cards/card-rule.ts';
import type { Role } from './role.ts';

/** What a person may do with a card: 签收 催办 督办 指派 说明 申诉 申诉裁决 撤牌 了结. */
export type CardAct =
  | 'acknowledge'
  | 'urge'
  | 'order'
  | 'assign'
  | 'explain'
  | 'appeal'
  | 'decideAppeal'
  | 'revoke'
  | 'close';

/** Why an act is not open; the screen says it beside the button. */
type CardActRefusal =
  /** The role has nothing to do with this act. */
  | 'access/notAllowed'
  /** The state of the card does not allow it: it is settled, or the step before is missing. */
  | 'card/notAllowed'
  /** It is done already. */
  | 'card/alreadyDone'
  /** Another person has to do it. */
  | 'twoPersons/same';

/** Whether an act is open to somebody. */
export type CardActAnswer =
  { readonly ok: true } | { readonly ok: false; readonly code: CardActRefusal };

interface ActRule {
  readonly roles: ReadonlySet<Role>;
  readonly states: ReadonlySet<CardState>;
}

/**
 * Who may do what in which state. Supervisors watch, urge, order, assign, decide and revoke; the liaison
 * speaks for the department: he signs, explains and appeals. A supervisor may note down an
 * explanation that was given to him, but never appeal, since he decides. What is settled can only
 * be revoked: a wrong card that was closed or superseded still counts.
 */
const RULES: Readonly<Record<CardAct, ActRule>> = {
  acknowledge: rule(['supervisor', 'liaison'], ['open']),
  urge: rule(['supervisor'], ['open', 'acknowledged', 'explained', 'appealed']),
  order: rule(['supervisor'], ['open', 'acknowledged', 'explained', 'appealed']),
  assign: rule(['supervisor'], ['open', 'acknowledged', 'explained', 'appealed']),
  explain: rule(['liaison', 'supervisor'], ['open', 'acknowledged', 'explained']),
  appeal: rule(['liaison'], ['open', 'acknowledged', 'explained']),
  decideAppeal: rule(['supervisor'], ['appealed']),
  revoke: rule(
    ['supervisor'],
    ['open', 'acknowledged', 'explained', 'appealed', 'closed', 'superseded', 'lapsed'],
  ),
  close: rule(['supervisor'], ['open', 'acknowledged', 'explained']),
};

/** A warning is no fault: there is nothing to appeal against. */
const NOT_OF_WARNINGS: ReadonlySet<CardAct> = new Set(['appeal', 'decideAppeal']);

/** What of a card decides which acts are open. */
export type ActedCard = Pick<SubjectCard, 'state' | 'pendingRevocation' | 'appealedBy'> & {
  readonly level: CardLevel;
};

/**
 * Whether somebody may do an act now. Scope is checked before: a card out of scope does not exist
 * for him. Revoking a red card takes two persons: the first asks, another confirms.
 */
export function mayAct(card: ActedCard, act: CardAct, role: Role, account: string): CardActAnswer {
  const { roles, states } = RULES[act];
  if (!roles.has(role)) return refuse('access/notAllowed');
  if (act === 'acknowledge' && card.state === 'acknowledged') return refuse('card/alreadyDone');
  if (act === 'revoke' && card.state === 'revoked') return refuse('card/alreadyDone');
  if (!states.has(card.state)) return refuse('card/notAllowed');
  if (card.level === 'warning' && NOT_OF_WARNINGS.has(act)) return refuse('card/notAllowed');
  if (act === 'decideAppeal' && card.appealedBy === account) return refuse('twoPersons/same');
  if (act === 'revoke' && card.level === 'red' && card.pendingRevocation?.by === account) {
    return refuse('twoPersons/same');
  }
  return { ok: true };
}

/** Roles that have something to do with cards, so that one may be assigned to them. */
export const ASSIGNEE_ROLES: ReadonlySet<Role> = RULES.acknowledge.roles;

function rule(roles: readonly Role[], states: readonly CardState[]): ActRule {
  return { roles: new Set(roles), states: new Set(states) };
}

function refuse(code: CardActRefusal): CardActAnswer {
  return { ok: false, code };
}
