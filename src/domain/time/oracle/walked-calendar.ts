import type { CalendarSource } from '../calendar-source.ts';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 86_400_000;
const KEYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export type WalkedKind = 'workday' | 'restDay' | 'holiday' | 'makeUpDay' | 'unknown';

/**
 * A calendar as the oracle sees it: dates are texts, time goes by in minutes, and nothing is
 * counted in advance. Shares no code with the engine.
 */
export class WalkedCalendar {
  readonly #source: CalendarSource;
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();
  readonly #minutes = new Map<string, Set<number>>();
  readonly #dates = new Map<number, string>();
  readonly #kinds = new Map<string, WalkedKind>();
  readonly #starts = new Map<string, number>();

  constructor(source: CalendarSource) {
    this.#source = source;
    this.#format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: source.timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
  }

  /** Date and minute of the day that local clocks show. */
  wall(at: number): { date: string; minute: number } {
    const local = at + this.#offset(at);
    return {
      date: this.#dateOf(Math.floor(local / DAY)),
      minute: Math.floor((((local % DAY) + DAY) % DAY) / MINUTE),
    };
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
    const { date, minute } = this.wall(at);
    if (!this.isWorked(date) && !(optimistic && !this.isCovered(date))) return false;
    return this.#openMinutes(date).has(minute);
  }

  #openMinutes(date: string): Set<number> {
    const known = this.#minutes.get(date);
    if (known !== undefined) return known;
    const own = this.#weekSpans(date) ?? [];
    const makeUp = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
    const first = makeUp
      .map((key) => this.#source.week?.[key] ?? [])
      .find((spans) => spans.length > 0);
    const spans = this.#source.hours?.[date] ?? (own.length > 0 ? own : (first ?? []));
    const open = new Set<number>();
    for (const [from, to] of spans) {
      for (let minute = minuteOf(from); minute < minuteOf(to); minute += 1) open.add(minute);
    }
    this.#minutes.set(date, open);
    return open;
  }

  #weekSpans(date: string): readonly (readonly [string, string])[] | undefined {
    const key = KEYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
    return key === undefined ? undefined : this.#source.week?.[key];
  }

  #dateOf(number: number): string {
    const known = this.#dates.get(number);
    if (known !== undefined) return known;
    const date = new Date(number * DAY).toISOString().slice(0, 10);
    this.#dates.set(number, date);
    return date;
  }

  #offset(at: number): number {
    const quarter = Math.floor(at / QUARTER);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const shown = this.#format.format(quarter * QUARTER).replace(' ', 'T');
    const offset = Date.parse(`${shown}Z`) - quarter * QUARTER;
    this.#offsets.set(quarter, offset);
    return offset;
  }
}

/** The date some days later. */
export function plusDays(date: string, days: number): string {
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
