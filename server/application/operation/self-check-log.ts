import { sees } from '#domain/access/scope.ts';
import type { Placed, Scope } from '#domain/access/scope.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { SelfCheckView } from '#contract/self-check-view.ts';

const ROUNDS_KEPT = 50;
const DETAILS_KEPT = 100; // of one round; the count goes on

/** A difference, with the place of its subject. */
export interface FoundDifference extends Placed {
  readonly text: string;
}

interface Round {
  readonly startedAt: Instant;
  endedAt: Instant | null;
  checked: number;
  difference: number;
  readonly details: FoundDifference[];
}

/** What the standing check has found since the platform started; kept in memory only. */
export class SelfCheckLog {
  readonly #now: () => Instant;
  readonly #since: Instant;
  #at: Instant | null = null;
  /** The last round first. */
  readonly #rounds: Round[] = [];

  constructor(now: () => Instant) {
    this.#now = now;
    this.#since = now();
  }

  /** A slice of subjects was compared. */
  compared(checked: number, found: readonly FoundDifference[]): void {
    this.#at = this.#now();
    const round = this.#running(this.#at);
    round.checked += checked;
    round.difference += found.length;
    round.details.push(...found.slice(0, DETAILS_KEPT - round.details.length));
  }

  /** Every subject of every kind has had its turn. */
  roundEnded(): void {
    const [round] = this.#rounds;
    if (round !== undefined) round.endedAt ??= this.#now();
  }

  view(scope: Scope, textOf: (at: Instant) => string): SelfCheckView {
    const recent = this.#rounds.slice(0, 2);
    const seen = recent.flatMap(({ details }) => details).filter((one) => sees(scope, one));
    const whole = scope.path === '' && scope.line === null;
    return {
      since: textOf(this.#since),
      at: this.#at === null ? null : textOf(this.#at),
      difference: whole ? recent.reduce((sum, { difference }) => sum + difference, 0) : seen.length,
      details: seen.map(({ text }) => text),
      rounds: whole
        ? this.#rounds.map(({ startedAt, endedAt, checked, difference }) => ({
            startedAt: textOf(startedAt),
            endedAt: endedAt === null ? null : textOf(endedAt),
            checked,
            difference,
          }))
        : [],
    };
  }

  #running(at: Instant): Round {
    const [last] = this.#rounds;
    if (last?.endedAt === null) return last;
    const round = { startedAt: at, endedAt: null, checked: 0, difference: 0, details: [] };
    this.#rounds.unshift(round);
    this.#rounds.splice(ROUNDS_KEPT);
    return round;
  }
}
