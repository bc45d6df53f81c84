import { SteadyClock } from './operation/steady-clock.ts';
import type { Machine } from './operation/steady-clock.ts';
import type { Instant } from '#domain/time/limit.ts';

/** The platform's clock. Nobody else asks the machine what time it is. */
export interface Clock {
  now(): Instant;
  /** How far the machine's wall clock has jumped ahead of what is believed, in ms; 0 while it is believed. */
  offMs(): number;
  /** What the writer's thread needs to read the same clock. */
  readonly setting: ClockSetting;
}

/** A clock as it is handed to another thread. */
export type ClockSetting =
  | { readonly kind: 'system' }
  /** Shows `startsAt` when the machine shows `realStart`, then runs `speed` times as fast. */
  | {
      readonly kind: 'scaled';
      readonly startsAt: Instant;
      readonly realStart: Instant;
      readonly speed: number;
    }
  /** Stands where it was put; both threads see the same cell. */
  | { readonly kind: 'manual'; readonly cell: SharedArrayBuffer }
  /** The clocks of a machine that a test moves, believed as those of a real one: wall, steady, uptime. */
  | { readonly kind: 'machine'; readonly cells: SharedArrayBuffer };

/** A clock that never moves by itself: of a spec, and of the demo's invented past. */
export interface ManualClock extends Clock {
  set(at: Instant): void;
  advance(ms: number): void;
}

/** The clocks of a machine for specs, also across threads. */
export interface ManualMachine extends Clock {
  /** Time passes for all of them. */
  pass(ms: number): void;
  /** The wall clock alone is set to another time. */
  jump(ms: number): void;
}

/** The machine's clock, as far as it can be believed: see {@link SteadyClock}. */
export function systemClock(machine: Machine): Clock {
  return clockFrom({ kind: 'system' }, machine);
}

/** The clock of rehearsals (`MINGJIAN_CLOCK=<instant>[@speed]`): starts there now. */
export function scaledClock(startsAt: Instant, speed = 1): Clock {
  return withoutMachine({ kind: 'scaled', startsAt, realStart: Date.now(), speed });
}

/** A clock that stands where it is put, also across threads. */
export function manualClock(startsAt: Instant): ManualClock {
  const cell = new SharedArrayBuffer(8);
  const value = new BigInt64Array(cell);
  Atomics.store(value, 0, BigInt(startsAt));
  return {
    ...withoutMachine({ kind: 'manual', cell }),
    set: (at) => {
      Atomics.store(value, 0, BigInt(at));
    },
    advance: (ms) => {
      Atomics.add(value, 0, BigInt(ms));
    },
  };
}

/** A machine that shows `startsAt` and runs only as a spec lets it. */
export function manualMachine(startsAt: Instant): ManualMachine {
  const cells = new SharedArrayBuffer(24);
  const values = new BigInt64Array(cells);
  const move = (index: number, ms: number): void => {
    Atomics.add(values, index, BigInt(ms));
  };
  move(0, startsAt);
  return {
    ...withoutMachine({ kind: 'machine', cells }),
    pass: (ms) => {
      for (const index of [0, 1, 2]) move(index, ms);
    },
    jump: (ms) => {
      move(0, ms);
    },
  };
}

/** The clock that a setting describes. */
export function clockFrom(setting: ClockSetting, machine: Machine): Clock {
  return setting.kind === 'system' ? steady(setting, machine) : withoutMachine(setting);
}

function withoutMachine(setting: Exclude<ClockSetting, { kind: 'system' }>): Clock {
  switch (setting.kind) {
    case 'machine': {
      const cells = new BigInt64Array(setting.cells);
      const read = (index: number) => () => Number(Atomics.load(cells, index));
      return steady(setting, { wallMs: read(0), steadyMs: read(1), uptimeMs: read(2) });
    }
    case 'scaled': {
      const { startsAt, realStart, speed } = setting;
      const now = (): Instant => Math.floor(startsAt + (Date.now() - realStart) * speed);
      return { setting, now, offMs: () => 0 };
    }
    case 'manual': {
      const value = new BigInt64Array(setting.cell);
      return { setting, now: () => Number(Atomics.load(value, 0)), offMs: () => 0 };
    }
  }
}

function steady(setting: ClockSetting, machine: Machine): Clock {
  const clock = new SteadyClock(machine);
  return { setting, now: () => clock.now(), offMs: () => clock.offMs() };
}
