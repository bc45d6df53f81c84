import type { Clock } from '../application/clock.ts';
import type { Instant } from '#domain/time/limit.ts';

/** True time, which moves only when the simulation says so. */
export class TrueTime {
  now: Instant;

  constructor(startsAt: Instant) {
    this.now = startsAt;
  }
}

/** The clock of one process: ahead of the true time, behind it, or standing still. */
export class SimulatedClock implements Clock {
  readonly offMs = (): number => 0;
  readonly setting = { kind: 'system' } as const;
  readonly #time: TrueTime;
  #aheadMs = 0;
  #frozenAt: Instant | undefined;

  constructor(time: TrueTime) {
    this.#time = time;
  }

  now(): Instant {
    return this.#frozenAt ?? this.#time.now + this.#aheadMs;
  }

  set(ahead: number | 'frozen'): void {
    this.#frozenAt = ahead === 'frozen' ? this.now() : undefined;
    if (ahead !== 'frozen') this.#aheadMs = ahead;
  }
}
