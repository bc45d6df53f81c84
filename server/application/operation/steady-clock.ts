import type { Instant } from '#domain/time/limit.ts';

/** The three things a machine says about time, each in milliseconds. */
export interface Machine {
  /** The clock on the wall: what people set, what may jump. */
  readonly wallMs: () => number;
  /** Runs evenly while the machine is awake, whatever is set. */
  readonly steadyMs: () => number;
  /** Since the machine was started, its sleep included. Read seldom: it may cost a file. */
  readonly uptimeMs: () => number;
}

/** A step as large as this may be a correction of the wall clock; a larger one is not believed. */
const BELIEVED_MS = 30_000;
/** What was believed stays the base this long: a clock that runs wrong adds up to a jump. */
const BASE_KEPT_MS = 600_000;

interface Base {
  readonly wall: number;
  readonly steady: number;
  readonly uptime: number;
}

/**
 * The wall clock as far as it can be believed. Where it jumps, time goes on evenly from the last
 * moment that was believed, until the wall clock agrees again: a limit is then neither run out by a
 * mistake of a time server, which no later correction could take back, nor does it stand still. A
 * machine that slept is believed, since its uptime went on. Who starts the process believes its clock.
 */
export class SteadyClock {
  readonly #machine: Machine;
  #base: Base;
  #offMs = 0;

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#base = baseOf(machine);
  }

  now(): Instant {
    const { wall, steady, uptime } = this.#base;
    const wallNow = this.#machine.wallMs();
    const passed = this.#machine.steadyMs() - steady;
    const off = wallNow - wall - passed;
    if (Math.abs(off) > BELIEVED_MS && !this.#slept(off, passed, uptime)) {
      this.#offMs = off;
      return Math.floor(wall + passed);
    }
    const agreedAgain = this.#offMs !== 0 || Math.abs(off) > BELIEVED_MS;
    this.#offMs = 0;
    if (agreedAgain || passed >= BASE_KEPT_MS) this.#base = baseOf(this.#machine);
    return wallNow;
  }

  /** How far the wall clock is ahead of what is believed; 0 while it is believed itself. */
  offMs(): number {
    this.now();
    return this.#offMs;
  }

  /** Whether the wall clock went on while the steady one slept, as uptime shows. */
  #slept(off: number, passed: number, uptime: number): boolean {
    const asleep = this.#machine.uptimeMs() - uptime - passed;
    return asleep > BELIEVED_MS && Math.abs(off - asleep) <= BELIEVED_MS;
  }
}

function baseOf({ wallMs, steadyMs, uptimeMs }: Machine): Base {
  return { wall: wallMs(), steady: steadyMs(), uptime: uptimeMs() };
}
