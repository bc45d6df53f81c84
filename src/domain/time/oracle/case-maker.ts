import type { SuspensionBody, TimeLimitRequestBody } from '../../../contract/time-limits.ts';
import type { CalendarSource, TimeSpan } from '../calendar-source.ts';
import type { Amount, LimitUnit } from '../limit.ts';

const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe', // changes by half an hour
  'America/Sao_Paulo', // skipped midnights until 2018
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'UTC',
];
// Around the changes of clocks in these zones, and anywhere else in between.
const AROUND = ['2015-03-08', '2015-10-18', '2018-03-25', '2018-10-28', '2024-04-07', '2026-02-12'];
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DAY_UNITS = ['workingDay', 'workingDay', 'naturalDay', 'month', 'year'] as const;
const NATURAL_UNITS = ['naturalDay', 'naturalDay', 'month'] as const;
const TIME_UNITS = ['workingHour', 'workingMinute'] as const;
const DAY_MS = 86_400_000;

/** A stream of numbers in [0, 1) that is the same for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One random request with its own calendar; every instant is a whole minute. */
export function makeCase(seed: number): TimeLimitRequestBody {
  return new CaseMaker(numbersFrom(seed)).make();
}

class CaseMaker {
  readonly #next: () => number;
  #base = 0; // UTC midnight of the day the case lies around

  constructor(next: () => number) {
    this.#next = next;
  }

  make(): TimeLimitRequestBody {
    const around = Date.parse(`${this.#pick(AROUND)}T00:00:00Z`);
    this.#base = this.#chance(0.7) ? around : around + this.#whole(-400, 400) * DAY_MS;
    const inHours = this.#chance(0.5);
    const calendar = this.#calendar();
    const limit = inHours ? this.#timeAmount(40) : this.#dayAmount(25);
    const start = this.#chance(0.5) ? this.#date(0, 3) : this.#instant(0, 3);
    const request = {
      calendar,
      start,
      limit,
      extensions: this.#chance(0.2) ? [this.#likeLimit(limit)] : [],
      suspensions: this.#suspensions(),
      warnings: [{ before: this.#warning(limit) }],
      asOf: this.#chance(0.3) ? this.#date(-3, 50) : this.#instant(-3, 50),
    };
    if (!this.#chance(0.3)) return request;
    return { ...request, finished: this.#chance(0.3) ? this.#date(5, 50) : this.#instant(5, 50) };
  }

  #calendar(): CalendarSource {
    const week: Partial<Record<(typeof WEEK)[number], TimeSpan[]>> = {};
    for (const key of WEEK) {
      if (this.#chance(key === 'sat' || key === 'sun' ? 0.15 : 0.9)) week[key] = this.#spans(1);
    }
    week.wed ??= this.#spans(1);
    const hours: Record<string, TimeSpan[]> = {};
    for (let left = this.#whole(0, 3); left > 0; left -= 1) {
      hours[this.#date(-2, 40)] = this.#chance(0.3) ? [] : this.#spans(1);
    }
    const source = {
      timeZone: this.#pick(ZONES),
      week,
      holidays: this.#dates(0, 8),
      workdays: this.#dates(0, 5),
      hours,
    };
    if (!this.#chance(0.3)) return source;
    return { ...source, covers: { from: this.#date(-30, 2), to: this.#date(5, 45) } };
  }

  #spans(least: number): TimeSpan[] {
    const ends = new Set<number>();
    for (let left = this.#whole(least, 3) * 2; left > 0; left -= 1) {
      ends.add(this.#chance(0.1) ? this.#pick([0, 96]) : this.#whole(0, 96));
    }
    const sorted = [...ends].sort((one, other) => one - other);
    const spans: TimeSpan[] = [];
    for (let index = 0; index + 1 < sorted.length; index += 2) {
      spans.push([clock(sorted[index] ?? 0), clock(sorted[index + 1] ?? 0)]);
    }
    return spans.length === 0 ? [['09:00', '17:00']] : spans;
  }

  #suspensions(): SuspensionBody[] {
    const made: SuspensionBody[] = [];
    for (let left = this.#pick([0, 0, 1, 1, 2, 3]); left > 0; left -= 1) {
      const offset = this.#whole(-4, 25);
      const from = this.#chance(0.5) ? this.#date(offset, offset) : this.#instant(offset, offset);
      const later = offset + 1 + this.#whole(0, 12);
      const to = this.#chance(0.5) ? this.#date(later, later) : this.#instant(later, later);
      const limit = this.#chance(0.5) ? this.#dayAmount(8) : this.#timeAmount(30);
      made.push({
        from,
        ...(this.#chance(0.8) ? { to } : {}),
        ...(this.#chance(0.4) ? { limit } : {}),
      });
    }
    return made;
  }

  #dayAmount(most: number): Amount {
    const unit: LimitUnit = this.#pick(DAY_UNITS);
    const value =
      unit === 'month'
        ? this.#whole(0, 2)
        : unit === 'year'
          ? this.#whole(0, 1)
          : this.#whole(0, most);
    return { value, unit };
  }

  #timeAmount(most: number): Amount {
    const unit: LimitUnit = this.#pick(TIME_UNITS);
    return {
      value: unit === 'workingHour' ? this.#whole(0, most) : this.#whole(0, most * 40),
      unit,
    };
  }

  #likeLimit(limit: Amount): Amount {
    if (limit.unit === 'workingDay') return { value: this.#whole(0, 10), unit: limit.unit };
    if (limit.unit === 'workingHour' || limit.unit === 'workingMinute') return this.#timeAmount(10);
    const unit = this.#pick(NATURAL_UNITS);
    return { value: unit === 'month' ? this.#whole(0, 2) : this.#whole(0, 15), unit };
  }

  #warning(limit: Amount): Amount {
    if (limit.unit === 'workingHour' || limit.unit === 'workingMinute') return this.#timeAmount(8);
    return { value: this.#whole(0, 4), unit: this.#chance(0.5) ? 'workingDay' : 'naturalDay' };
  }

  #dates(least: number, most: number): string[] {
    return Array.from({ length: this.#whole(least, most) }, () => this.#date(-5, 45));
  }

  #date(from: number, to: number): string {
    return new Date(this.#base + this.#whole(from, to) * DAY_MS).toISOString().slice(0, 10);
  }

  #instant(from: number, to: number): string {
    const minutes = this.#chance(0.5) ? this.#whole(0, 95) * 15 : this.#whole(0, 1439);
    return new Date(this.#base + this.#whole(from, to) * DAY_MS + minutes * 60_000).toISOString();
  }

  #whole(least: number, most: number): number {
    return least + Math.floor(this.#next() * (most - least + 1));
  }

  #chance(share: number): boolean {
    return this.#next() < share;
  }

  #pick<T>(from: readonly [T, ...T[]] | readonly T[]): T {
    const found = from[Math.floor(this.#next() * from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }
}

/** A quarter of an hour of the day, 0-96, as text. */
function clock(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}
