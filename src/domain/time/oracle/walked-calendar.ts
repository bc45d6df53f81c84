import type { CalendarSource } from '../calendar-source.ts';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 86_400_000;
const KEYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export type WalkedKind = 'workday' | 'restDay' | 'holiday' | 'makeUpDay' | 'unknown';

/** What local clocks of a zone show when a quarter of an hour of UTC begins. */
interface WallQuarter {
  readonly date: string;
  readonly minute: number;
}

// By zone, for all calendars of a run: asking Intl takes as long as walking an hour.
const zones = new Map<string, WalkedZone>();

/**
 * A calendar as the oracle sees it: dates are texts, time goes by in minutes, and nothing is
 * counted in advance. Shares no code with the engine.
 */
export class WalkedCalendar {
  readonly #source: CalendarSource;
  readonly #zone: WalkedZone;
  readonly #minutes = new Map<string, Uint8Array>();
  readonly #kinds = new Map<string, WalkedKind>();
  readonly #starts = new Map<string, number>();

  constructor(source: CalendarSource) {
    this.#source = source;
    const zone = zones.get(source.timeZone) ?? new WalkedZone(source.timeZone);
    zones.set(source.timeZone, zone);
    this.#zone = zone;
  }

  /** Date and minute of the day that local clocks show. */
  wall(at: number): { date: string; minute: number } {
    const { date, minute } = this.#zone.quarterOf(at);
    return { date, minute: minute + Math.floor((at % QUARTER) / MINUTE) };
  }

  /** First minute of a local date. */
  startOf(date: string): number {
    const known = this.#starts.get(date);
    if (known !== undefined) return known;
    let at = Date.parse(`${date}T00:00:00Z`) - 16 * 60 * MINUTE;
    while (this.wall(at).date < date) at += QUARTER;
    this.#starts.set(date, at);
    return at;
  }

  kind(date: string): WalkedKind {
    const known = this.#kinds.get(date);
    if (known !== undefined) return known;
    const kind = this.#findKind(date);
    this.#kinds.set(date, kind);
    return kind;
  }

  #findKind(date: string): WalkedKind {
    const { covers, holidays, hours, workdays } = this.#source;
    if (covers !== undefined && (date < covers.from || date > covers.to)) return 'unknown';
    if (holidays.includes(date)) return 'holiday';
    const usual = (this.#weekSpans(date) ?? []).length > 0;
    let works = usual;
    if (hours?.[date] !== undefined) works = hours[date].length > 0;
    if (workdays.includes(date)) works = true;
    if (!works) return 'restDay';
    return usual ? 'workday' : 'makeUpDay';
  }

  isWorked(date: string): boolean {
    const kind = this.kind(date);
    return kind === 'workday' || kind === 'makeUpDay';
  }

  isCovered(date: string): boolean {
    return this.kind(date) !== 'unknown';
  }

  /** Whether work goes on in the minute that begins at an instant; uncovered days work if asked. */
  isOpen(at: number, optimistic = false): boolean {
    const { date, minute } = this.#zone.quarterOf(at); // without `wall`, asked each minute
    if (!this.isWorked(date) && !(optimistic && !this.isCovered(date))) return false;
    return this.#openMinutes(date)[minute + Math.floor((at % QUARTER) / MINUTE)] === 1;
  }

  /** One for each minute of a day on which work would go on, if the day is worked. */
  #openMinutes(date: string): Uint8Array {
    const known = this.#minutes.get(date);
    if (known !== undefined) return known;
    const own = this.#weekSpans(date) ?? [];
    const makeUp = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
    const first = makeUp
      .map((key) => this.#source.week?.[key] ?? [])
      .find((spans) => spans.length > 0);
    const spans = this.#source.hours?.[date] ?? (own.length > 0 ? own : (first ?? []));
    const open = new Uint8Array(1440);
    for (const [from, to] of spans) {
      const end = minuteOf(to);
      for (let minute = minuteOf(from); minute < end; minute += 1) open[minute] = 1;
    }
    this.#minutes.set(date, open);
    return open;
  }

  #weekSpans(date: string): readonly (readonly [string, string])[] | undefined {
    const key = KEYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
    return key === undefined ? undefined : this.#source.week?.[key];
  }
}

/**
 * A zone's clocks, read once a quarter of an hour: since 2000 they are set, and stand, at whole
 * quarters, so a date never changes within one.
 */
class WalkedZone {
  readonly #format: Intl.DateTimeFormat;
  readonly #quarters = new Map<number, WallQuarter>();
  #last = Number.NaN;
  #lastQuarter: WallQuarter = { date: '', minute: 0 };

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
  }

  quarterOf(at: number): WallQuarter {
    const number = Math.floor(at / QUARTER);
    if (number === this.#last) return this.#lastQuarter;
    let quarter = this.#quarters.get(number);
    if (quarter === undefined) {
      const [date = '', time = ''] = this.#format.format(number * QUARTER).split(' ');
      quarter = { date, minute: minuteOf(time) };
      this.#quarters.set(number, quarter);
    }
    this.#last = number;
    this.#lastQuarter = quarter;
    return quarter;
  }
}

const following = new Map<string, string>();

/** The date some days later. */
export function plusDays(date: string, days: number): string {
  if (days !== 1) return addDays(date, days);
  let next = following.get(date);
  if (next === undefined) following.set(date, (next = addDays(date, 1)));
  return next;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The date some months later, or the last of a shorter month. */
export function plusMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  for (let tried = day; ; tried -= 1) {
    const made = new Date(Date.UTC(year, month - 1 + months, tried));
    if (made.getUTCDate() === tried) return made.toISOString().slice(0, 10);
  }
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
