import type { CardLevel } from './cards/card-rule.ts';
import type { CardToIssue, SubjectCard } from './cards/subject-card.ts';
import type { Finding } from './cases/finding.ts';
import type { LoggedEvent } from './cases/logged-event.ts';
import type { Configuration, Filing } from './configuration.ts';
import type { SubjectClock } from './limits/subject-clock.ts';
import type { Instant } from './time/limit.ts';

/** One entry of a contribution: a cell of the counts and how much the subject adds to it. */
export type Contribution = readonly (readonly [cell: string, amount: number])[];

/** What every derivation answers, whatever the subject is (`design.md` 2 rule 1). */
export interface DerivedSubject {
  /** Region as sent; the filing says where it counts. */
  readonly regionCode: string | null;
  /** Department by whose line the subject is seen and counted. */
  readonly departmentCode: string | null;
  /** Item of a case, category of a ticket. */
  readonly itemCode: string | null;
  readonly title: string | null;
  readonly channel: string | null;
  readonly filing: Filing;
  /** Where it stands, in the words of its kind; lists filter by it. */
  readonly phase: string;
  readonly level: CardLevel | null;
  readonly receivedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly clocks: readonly SubjectClock[];
  /** Cards that the log holds, folded. */
  readonly cards: readonly SubjectCard[];
  /** Cards due at `asOf` that the log does not hold: the application turns them into events. */
  readonly toIssue: readonly CardToIssue[];
  /** Ids of cards whose ground is newly lost and not yet recorded as `card.groundLost`. */
  readonly groundsLost: readonly string[];
  readonly findings: readonly Finding[];
  readonly contribution: Contribution;
  /** Of a case, the number of its shape (`shapeNumber`); null where it has none. */
  readonly shape?: number | null;
  /** Next instant at which anything above changes by itself; null if never. */
  readonly nextAt: Instant | null;
}

/**
 * Derives a subject from the set of its events: their order and duplicates cannot matter. Events with
 * `time > asOf` have not happened yet and only move `nextAt`.
 */
export type Derive<Derived extends DerivedSubject = DerivedSubject> = (
  events: readonly LoggedEvent[],
  configuration: Configuration,
  asOf: Instant,
) => Derived;
