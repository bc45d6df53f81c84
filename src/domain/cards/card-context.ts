import type { Finding } from '../cases/finding.ts';
import type { Configuration } from '../configuration.ts';
import type { SubjectClock } from '../limits/subject-clock.ts';
import type { CardedKind } from '../subject-kind.ts';
import type { Instant } from '../time/limit.ts';

/** What of a subject its cards depend on. */
export interface CardContext {
  readonly kind: CardedKind;
  readonly subject: string;
  readonly clocks: readonly SubjectClock[];
  readonly findings: readonly Finding[];
  readonly departmentCode: string | null;
  readonly configuration: Configuration;
  readonly asOf: Instant;
}
