import type { LoggedEvent } from '../cases/logged-event.ts';
import type { Amount, Instant, Limit } from '../time/limit.ts';
import type { Satisfaction } from './satisfaction.ts';
import type { TicketPhase } from './feedback-phase.ts';
import type { TicketFacts } from './ticket-facts.ts';

/** A limit as a dispatch states it: null for none at all, undefined where it says nothing. */
export type StatedLimit = Limit | null | undefined;

/** More time 延期 that was asked for, granted, or both. */
export interface TicketExtension {
  /** Null where it was granted without having been asked for. */
  readonly requested: LoggedEvent | null;
  /** Null where it was denied, or nobody has answered. */
  readonly granted: LoggedEvent | null;
  readonly denied: LoggedEvent | null;
  /** As granted, else as asked for; null where neither says how much. */
  readonly by: Amount | null;
}

/** One dispatch 派单 of a ticket to a department, as the one that handles it 主办 or as one that helps 协办. */
export interface TicketDispatch {
  /** The department and, from the second time on, which time it is. */
  readonly id: string;
  readonly role: 'main' | 'assist';
  readonly round: number;
  readonly event: LoggedEvent;
  readonly departmentCode: string;
  readonly at: Instant;
  readonly limit: StatedLimit;
  readonly signLimit: StatedLimit;
  readonly returnLimit: StatedLimit;
  /** First sign that the department has it: signed for, or anything else that it did. */
  readonly seen: LoggedEvent | null;
  readonly returned: LoggedEvent | null;
  readonly replied: LoggedEvent | null;
  /** What took it away before it was answered: returned, transferred, another dispatch, a merger. */
  readonly taken: LoggedEvent | null;
  /** What ended the ticket while it was there. */
  readonly closed: LoggedEvent | null;
  readonly extensions: readonly TicketExtension[];
}

/** The handling of a matter up to its answer; each re-handling 重办 is a round of its own. */
export interface TicketRound {
  /** From 1. */
  readonly no: number;
  /** First dispatch, or the reopening; null before either. */
  readonly startedAt: Instant | null;
  /** Stated by the round's first dispatch. */
  readonly limit: StatedLimit;
  /** Who had it first answers for the whole matter 首接负责. */
  readonly departmentCode: string | null;
  /** First answer or close. */
  readonly ended: LoggedEvent | null;
  readonly extensions: readonly TicketExtension[];
}

/** One call-back 回访. */
export interface TicketCallBack {
  readonly event: LoggedEvent;
  readonly reached: boolean;
  readonly solved: boolean | null;
  readonly satisfaction: Satisfaction | null;
  readonly round: number;
  /** The department whose work was asked about. */
  readonly departmentCode: string | null;
}

/** What happened with a ticket up to one moment, read from its events alone, without a calendar. */
export interface TicketCourse {
  /** The ticket's own events in order, each once. */
  readonly events: readonly LoggedEvent[];
  readonly facts: TicketFacts;
  readonly phase: TicketPhase;
  readonly created: LoggedEvent | null;
  readonly answered: LoggedEvent | null;
  /** What ended the ticket as it stands; null while it is open. */
  readonly end: LoggedEvent | null;
  /** Who handles it now, or did last; null while it waits for a dispatch. */
  readonly departmentCode: string | null;
  readonly dispatches: readonly TicketDispatch[];
  readonly rounds: readonly TicketRound[];
  readonly callBacks: readonly TicketCallBack[];
  readonly reopenings: readonly LoggedEvent[];
  readonly replies: readonly LoggedEvent[];
  readonly closings: readonly LoggedEvent[];
  readonly mergedInto: string | null;
  /** Events that could not follow what was there, and why. */
  readonly impossible: readonly { readonly event: LoggedEvent; readonly code: string }[];
}
