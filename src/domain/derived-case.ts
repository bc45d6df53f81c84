import type { CardLevel } from './cards/card-rule.ts';
import type { CaseCard, CardToIssue } from './cards/case-card.ts';
import type { CaseCourse } from './cases/case-course.ts';
import type { CaseFacts, CasePhase } from './cases/case-facts.ts';
import type { Finding } from './cases/finding.ts';
import type { LoggedEvent } from './cases/logged-event.ts';
import type { Configuration, Filing } from './configuration.ts';
import type { CaseClock } from './limits/case-clock.ts';
import type { Instant } from './time/limit.ts';

/** One entry of a contribution: a cell of the counts and how much the subject adds to it. */
export type Contribution = readonly (readonly [cell: string, amount: number])[];

/** Everything derived of one case at one moment (`design.md` 2 rule 1). */
export interface DerivedCase {
  readonly facts: CaseFacts;
  readonly phase: CasePhase;
  readonly filing: Filing;
  readonly receivedAt: Instant | null;
  /** The receipt where the law takes the case as accepted. */
  readonly acceptedAt: Instant | null;
  /** When silence made it accepted; null where it did not. */
  readonly deemedAt: Instant | null;
  readonly finishedAt: Instant | null;
  /** What happened: steps, suspensions and extensions as the events tell them. */
  readonly course: CaseCourse;
  readonly clocks: readonly CaseClock[];
  /** Cards that the log holds, folded. */
  readonly cards: readonly CaseCard[];
  /** Cards due at `asOf` that the log does not hold: the application turns them into events. */
  readonly toIssue: readonly CardToIssue[];
  /** Ids of cards whose ground is newly lost and not yet recorded as `card.groundLost`. */
  readonly groundsLost: readonly string[];
  readonly level: CardLevel | null;
  readonly findings: readonly Finding[];
  readonly contribution: Contribution;
  /** Next instant at which anything above changes by itself; null if never. */
  readonly nextAt: Instant | null;
}

/**
 * Derives a case from the set of its events: their order and duplicates cannot matter. Events with
 * `time > asOf` have not happened yet and only move `nextAt`.
 */
export type DeriveCase = (
  events: readonly LoggedEvent[],
  configuration: Configuration,
  asOf: Instant,
) => DerivedCase;
