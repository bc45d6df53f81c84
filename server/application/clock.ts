import type { Instant } from '#domain/time/limit.ts';

/** The platform's clock. Nobody else asks the machine what time it is. */
export interface Clock {
  now(): Instant;
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
  /** Stands where a test put it; both threads see the same cell. */
  | { readonly kind: 'manual'; readonly cell: SharedArrayBuffer };

/** A clock that a test moves; it never moves by itself. */
export interface ManualClock extends Clock {
  set(at: Instant): void;
  advance(ms: number): void;
}

/** The machine's clock. */
export function systemClock(): Clock {
  return clockFrom({ kind: 'system' });
}

/** The clock of rehearsals (`MINGJIAN_CLOCK=<instant>[@speed]`): starts there now. */
export function scaledClock(startsAt: Instant, speed = 1): Clock {
  return clockFrom({ kind: 'scaled', startsAt, realStart: Date.now(), speed });
}

/** A clock for specs, also across threads. */
export function manualClock(startsAt: Instant): ManualClock {
  const cell = new SharedArrayBuffer(8);
  const value = new BigInt64Array(cell);
  Atomics.store(value, 0, BigInt(startsAt));
  return {
    ...clockFrom({ kind: 'manual', cell }),
    set: (at) => {
      Atomics.store(value, 0, BigInt(at));
    },
    advance: (ms) => {
      Atomics.add(value, 0, BigInt(ms));
    },
  };
}

/** The clock that a setting describes. */
export function clockFrom(setting: ClockSetting): Clock {
  switch (setting.kind) {
    case 'system':
      return { setting, now: () => Date.now() };
    case 'scaled': {
      const { startsAt, realStart, speed } = setting;
      return { setting, now: () => Math.floor(startsAt + (Date.now() - realStart) * speed) };
    }
    case 'manual': {
      const value = new BigInt64Array(setting.cell);
      return { setting, now: () => Number(Atomics.load(value, 0)) };
    }
  }
}
