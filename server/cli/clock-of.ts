import { scaledClock, systemClock } from '../application/clock.ts';
import type { Clock } from '../application/clock.ts';
import type { Config } from '../config/config.ts';
import { REAL_MACHINE } from '../outbound/machine/real-machine.ts';

/** The platform's clock as set. */
export function clockOf({ testClock }: Config): Clock {
  return testClock === undefined
    ? systemClock(REAL_MACHINE)
    : scaledClock(testClock.startsAt, testClock.speed);
}
