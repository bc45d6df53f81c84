import type { FeedbackPhase, FeedbackSubject } from '../feedback/feedback-phase.ts';
import { REVIEW_PHASES, TICKET_PHASES } from '../feedback/feedback-phase.ts';
import type { Instant } from '../time/limit.ts';
import type { Role } from './role.ts';

/**
 * What a person may do with a ticket: 直接答复 派单 协办 签收 退回 转办 申请延期 同意延期 不同意延期 联系来电人 答复 回访 重办
 * 办结 并案 拆分 备注.
 */
export const TICKET_ACTS = [
  'answer',
  'dispatch',
  'assist',
  'sign',
  'return',
  'transfer',
  'requestExtension',
  'grantExtension',
  'denyExtension',
  'contact',
  'reply',
  'revisit',
  'reopen',
  'close',
  'merge',
  'split',
  'note',
] as const;

/** What a person may do with a bad review: 派办 核实 整改 反馈 回访 申诉 剔除 驳回申诉 备注. */
export const REVIEW_ACTS = [
  'assign',
  'verify',
  'rectify',
  'feedBack',
  'revisit',
  'appeal',
  'exclude',
  'rejectAppeal',
  'note',
] as const;

/** Every act on feedback, each once. */
export const FEEDBACK_ACTS = [
  ...TICKET_ACTS,
  ...REVIEW_ACTS.filter((act) => act !== 'revisit' && act !== 'note'),
] as const;
export type FeedbackAct = (typeof TICKET_ACTS)[number] | (typeof REVIEW_ACTS)[number];

/** Why an act is not open; the screen says it on the button. */
type FeedbackActRefusal =
  /** The role has nothing to do with this act. */
  | 'access/notAllowed'
  /** The phase does not allow it, or the step before is missing. */
  | 'feedback/notAllowed'
  /** The time inside which it was possible is over. */
  | 'feedback/tooLate'
  /** An extension was asked for and nobody has answered; or none was, and there is nothing to answer. */
  | 'feedback/extension'
  /** Another person has to do it. */
  | 'twoPersons/same';

export type FeedbackActAnswer =
  { readonly ok: true } | { readonly ok: false; readonly code: FeedbackActRefusal };

interface ActRule {
  readonly roles: readonly Role[];
  readonly phases: readonly FeedbackPhase[];
}

const WORKED: readonly FeedbackPhase[] = ['dispatched', 'signed', 'reopened'];
const UNFINISHED: readonly FeedbackPhase[] = [
  'created',
  'dispatched',
  'signed',
  'returned',
  'replied',
  'revisited',
  'reopened',
];
const STAFF: readonly Role[] = ['handler', 'dispatcher', 'liaison', 'supervisor'];

/**
 * Who may do what in which phase of a ticket. The dispatcher routes and joins; handler and liaison
 * speak for the department that works on it; an extension is asked for by those and answered by
 * another person; the supervisor may have it handled again.
 */
const OF_TICKETS: Readonly<Record<(typeof TICKET_ACTS)[number], ActRule>> = {
  answer: { roles: ['handler', 'dispatcher'], phases: ['created'] },
  dispatch: { roles: ['dispatcher'], phases: ['created', 'returned'] },
  assist: { roles: ['dispatcher'], phases: WORKED },
  sign: { roles: ['handler', 'liaison'], phases: ['dispatched', 'reopened'] },
  return: { roles: ['handler', 'liaison'], phases: ['dispatched', 'signed'] },
  transfer: { roles: ['dispatcher'], phases: [...WORKED, 'returned'] },
  requestExtension: { roles: ['handler', 'liaison'], phases: WORKED },
  grantExtension: { roles: ['dispatcher', 'supervisor'], phases: WORKED },
  denyExtension: { roles: ['dispatcher', 'supervisor'], phases: WORKED },
  contact: { roles: ['handler', 'liaison'], phases: WORKED },
  reply: { roles: ['handler', 'liaison'], phases: ['signed', 'reopened'] },
  revisit: { roles: ['handler', 'dispatcher'], phases: ['answered', 'replied', 'revisited'] },
  reopen: {
    roles: ['dispatcher', 'supervisor'],
    phases: ['answered', 'replied', 'revisited', 'closed'],
  },
  close: { roles: ['handler', 'dispatcher'], phases: ['answered', 'replied', 'revisited'] },
  merge: { roles: ['dispatcher'], phases: UNFINISHED },
  split: { roles: ['dispatcher'], phases: ['merged'] },
  note: { roles: STAFF, phases: TICKET_PHASES },
};

/** The same of a bad review; its exclusion takes two persons: who appeals, and who reviews that. */
const OF_REVIEWS: Readonly<Record<(typeof REVIEW_ACTS)[number], ActRule>> = {
  assign: { roles: ['dispatcher', 'supervisor'], phases: ['submitted'] },
  verify: { roles: ['handler', 'liaison'], phases: ['assigned', 'appealRejected'] },
  rectify: { roles: ['handler', 'liaison'], phases: ['verified', 'appealRejected'] },
  feedBack: { roles: ['handler', 'liaison'], phases: ['rectified'] },
  revisit: { roles: ['handler', 'dispatcher'], phases: ['fedBack'] },
  appeal: { roles: ['liaison'], phases: ['assigned', 'verified'] },
  exclude: { roles: ['supervisor'], phases: ['appealed'] },
  rejectAppeal: { roles: ['supervisor'], phases: ['appealed'] },
  note: { roles: STAFF, phases: REVIEW_PHASES },
};

/** What of a ticket or review decides which acts are open. */
export interface ActedFeedback {
  readonly subjectKind: FeedbackSubject;
  readonly phase: FeedbackPhase;
  /** Who asked for an extension that nobody has answered; empty text where a source did. */
  readonly extensionAskedBy: string | null;
  /** Last instant at which the department may return it; null where no such period runs. */
  readonly returnUntil: Instant | null;
  /** Last instant at which an extension may be asked for; null where no limit runs. */
  readonly extendUntil: Instant | null;
  /** Who appealed against the review; empty text where a source did. */
  readonly appealedBy: string | null;
  /** A review of grade 3 or better asks nothing of anybody. */
  readonly good: boolean;
}

/**
 * Whether somebody may do an act at an instant. Scope is checked before: what is out of scope does
 * not exist for him.
 */
export function mayActOnFeedback(
  feedback: ActedFeedback,
  act: FeedbackAct,
  role: Role,
  account: string,
  at: Instant,
): FeedbackActAnswer {
  const rule = ruleOf(feedback.subjectKind, act);
  if (rule === undefined) return refuse('feedback/notAllowed');
  if (!rule.roles.includes(role)) return refuse('access/notAllowed');
  if (!rule.phases.includes(feedback.phase)) return refuse('feedback/notAllowed');
  if (feedback.good && act !== 'note') return refuse('feedback/notAllowed');
  const { extensionAskedBy, returnUntil, extendUntil, appealedBy } = feedback;
  if (act === 'return' && returnUntil !== null && at > returnUntil)
    return refuse('feedback/tooLate');
  if (act === 'requestExtension') {
    if (extensionAskedBy !== null) return refuse('feedback/extension');
    if (extendUntil === null || at > extendUntil) return refuse('feedback/tooLate');
  }
  if (act === 'grantExtension' || act === 'denyExtension') {
    if (extensionAskedBy === null) return refuse('feedback/extension');
    if (extensionAskedBy === account) return refuse('twoPersons/same');
  }
  if ((act === 'exclude' || act === 'rejectAppeal') && appealedBy === account) {
    return refuse('twoPersons/same');
  }
  return { ok: true };
}

/** The acts that there are for tickets, or for reviews. */
export function actsOf(subject: FeedbackSubject): readonly FeedbackAct[] {
  return subject === 'ticket' ? TICKET_ACTS : REVIEW_ACTS;
}

/** Who may do an act in which phases; undefined where there is no such act. */
export function ruleOf(subject: FeedbackSubject, act: FeedbackAct): ActRule | undefined {
  const rules: Readonly<Partial<Record<FeedbackAct, ActRule>>> =
    subject === 'ticket' ? OF_TICKETS : OF_REVIEWS;
  return Object.hasOwn(rules, act) ? rules[act] : undefined;
}

/** Roles that may do anything with feedback. */
export const FEEDBACK_STAFF: readonly Role[] = STAFF;

/**
 * Whether something waits for a role: the step that comes next is one of its acts. Notes and what
 * merely may be done as well do not wait.
 */
export function waitsFor(
  {
    subjectKind,
    phase,
    extensionAskedBy,
    good,
  }: Pick<ActedFeedback, 'subjectKind' | 'phase' | 'extensionAskedBy' | 'good'>,
  role: Role,
): boolean {
  if (good) return false;
  if (extensionAskedBy !== null && OF_TICKETS.grantExtension.roles.includes(role)) return true;
  const next: FeedbackAct | undefined = (
    subjectKind === 'ticket' ? NEXT_OF_TICKETS : NEXT_OF_REVIEWS
  )[phase];
  return next !== undefined && ruleOf(subjectKind, next)?.roles.includes(role) === true;
}

type Next = Readonly<Partial<Record<FeedbackPhase, FeedbackAct>>>;

const NEXT_OF_TICKETS: Next = {
  created: 'dispatch',
  returned: 'dispatch',
  dispatched: 'sign',
  signed: 'reply',
  reopened: 'reply',
  replied: 'revisit',
  revisited: 'close',
};

const NEXT_OF_REVIEWS: Next = {
  submitted: 'assign',
  assigned: 'verify',
  appealRejected: 'verify',
  verified: 'rectify',
  rectified: 'feedBack',
  fedBack: 'revisit',
  appealed: 'exclude',
};

function refuse(code: FeedbackActRefusal): FeedbackActAnswer {
  return { ok: false, code };
}
