import type { Finding } from '../cases/finding.ts';
import type { Configuration } from '../configuration.ts';
import type { CaseClock } from '../limits/case-clock.ts';
import type { Instant } from '../time/limit.ts';

/** What of a case its cards depend on. */
export interface CardContext {
  readonly subject: string;
  readonly clocks: readonly CaseClock[];
  readonly findings: readonly Finding[];
  readonly departmentCode: string | null;
  readonly configuration: Configuration;
  readonly asOf: Instant;
}
