import type { Instant } from '#domain/time/limit.ts';
import { HOUR } from './office-hours.ts';

const FIRST = 10_000;
const DAY_MS = 24 * HOUR;

/**
 * Numbers of what begins while a demo plays, as long as those of its past: the day and five digits,
 * the second of the day moved beyond the past's serials. A run on the same folder later has others.
 */
export class LiveNumbers {
  #last = { day: '', serial: 0 };

  /** `YYYYMMDD` and a serial that this day did not have. */
  next(now: Instant): string {
    const local = now + 8 * HOUR;
    const day = new Date(local).toISOString().slice(0, 10).replaceAll('-', '');
    const second = FIRST + Math.floor((local % DAY_MS) / 1000);
    const before = this.#last.day === day ? this.#last.serial : 0;
    this.#last = { day, serial: Math.max(second, before + 1) };
    return `${day}${this.#last.serial}`;
  }
}
