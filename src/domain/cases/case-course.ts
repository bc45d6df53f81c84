import type { Amount, Instant, Limit } from '../time/limit.ts';
import type { CaseFacts, CasePhase } from './case-facts.ts';
import type { LoggedEvent } from './logged-event.ts';

/** One step 环节 of a case, paired from its start and its end in whatever order they came. */
export interface CaseStep {
  /** `stepId`, else the step's name and its occurrence: `审查:1`. */
  readonly id: string;
  readonly step: string;
  readonly startedAt: Instant | null;
  /** Null while it runs; a return of the case ends the step that was at work and reopens the one before. */
  readonly finishedAt: Instant | null;
  readonly departmentCode: string | null;
  readonly officer: string | null;
  readonly limit: Limit | null;
  readonly result: string | null;
  /** Whether a return reopened it. */
  readonly reopened: boolean;
}

/** A suspension 特别程序, or a correction 补正 that was asked for. */
export interface CaseSuspension {
  readonly event: LoggedEvent;
  readonly from: Instant;
  /** Null while it is open. */
  readonly to: Instant | null;
  /** How long the applicant was told it takes. */
  readonly limit: Amount | null;
  /** Code as sent; `CORRECTION` for a correction. */
  readonly reason: string;
}

/** An extension 延长 as it was reported; whether it counts is decided with the clock. */
export interface CaseExtension {
  readonly event: LoggedEvent;
  readonly at: Instant;
  readonly by: Amount;
  readonly approved: boolean;
}

/** What happened in a case up to one moment, read from its events alone, without a calendar. */
export interface CaseCourse {
  /** The case's own events in order, each once. */
  readonly events: readonly LoggedEvent[];
  readonly facts: CaseFacts;
  readonly phase: CasePhase;
  readonly received: LoggedEvent | null;
  readonly accepted: LoggedEvent | null;
  /** Corrections 补正 asked for, each up to what was handed in. Those after acceptance pause. */
  readonly corrections: readonly CaseSuspension[];
  readonly notAccepted: LoggedEvent | null;
  readonly decided: LoggedEvent | null;
  readonly finished: LoggedEvent | null;
  readonly delivered: LoggedEvent | null;
  /** notAccepted, withdrawn and terminated: each ends the clocks that run then as void. */
  readonly ends: readonly LoggedEvent[];
  readonly steps: readonly CaseStep[];
  readonly suspensions: readonly CaseSuspension[];
  readonly extensions: readonly CaseExtension[];
}
