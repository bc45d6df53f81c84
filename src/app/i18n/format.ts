import type { LanguageCode } from './language.ts';

/** Numbers, days and instants as the screens write them; days are `YYYY-MM-DD`, instants RFC 3339. */
export interface Format {
  /** 1,284; from 100 million in Chinese 1.18 亿, the exact figure belongs in a tooltip. */
  readonly count: (value: number) => string;
  readonly exact: (value: number) => string;
  /** `98.26%（8,412 / 8,561）`; a dash where the denominator is zero. */
  readonly rate: (numerator: number, denominator: number) => string;
  /** With the true minus sign, and a plus. */
  readonly change: (value: number, places: number) => string;
  /** Day in a table: without its year when that is `thisYear`. */
  readonly day: (day: string, thisYear: number) => string;
  /** Day in a limit's sentence: `11-26（周四）`, `Thu, Nov 26`. */
  readonly namedDay: (day: string) => string;
  /** Day in running text: `11 月 23 日（周一）`, `Mon, Nov 23`. */
  readonly spokenDay: (day: string) => string;
  /** `11-23 17:30`. */
  readonly instant: (instant: string) => string;
  /** To the second, with the year. */
  readonly audit: (instant: string) => string;
  /** `17:30`. */
  readonly minute: (instant: string) => string;
  /** `10:32:07`. */
  readonly second: (instant: string) => string;
  /** `3 秒前`, `4 分钟前`, then the time. */
  readonly ago: (seconds: number, instant: string) => string;
}

const ZONE = 'Asia/Shanghai';
const MINUS = '−';
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const HUNDRED_MILLION = 100_000_000;

const number = new Intl.NumberFormat('en-US');
const twoPlaces = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});
const englishDay = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  month: 'short',
  day: 'numeric',
});
const englishNamedDay = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  weekday: 'short',
  month: 'short',
  day: 'numeric',
});

/** The day in Shanghai on which an instant falls, `YYYY-MM-DD`. */
export function dayOfInstant(instant: string): string {
  return wallOf(instant).slice(0, 10);
}

/** The day of a due text, which is a day or an instant. */
export function dayOfDue(due: string): string {
  return isDay(due) ? due : dayOfInstant(due);
}

/** Whether a due text is a whole day rather than an instant. */
export function isDay(text: string): boolean {
  return text.length === 10;
}

function wallOf(instant: string): string {
  // `YYYY-MM-DD hh:mm:ss` in the Swedish form.
  return wall.format(new Date(instant));
}

function utcOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function signed(value: number, places: number): string {
  const digits = Math.abs(value).toFixed(places);
  if (Number(digits) === 0) return digits;
  return value < 0 ? `${MINUS}${digits}` : `+${digits}`;
}

const shared = {
  exact: (value: number) => number.format(value),
  change: signed,
  minute: (instant: string) => wallOf(instant).slice(11, 16),
  second: (instant: string) => wallOf(instant).slice(11),
  audit: wallOf,
};

const chinese: Format = {
  ...shared,
  count: (value) =>
    value >= HUNDRED_MILLION
      ? `${twoPlaces.format(value / HUNDRED_MILLION)} 亿`
      : number.format(value),
  rate: (numerator, denominator) =>
    denominator === 0
      ? '—'
      : `${twoPlaces.format((100 * numerator) / denominator)}%（${number.format(numerator)} / ${number.format(denominator)}）`,
  day: (day, thisYear) => (Number(day.slice(0, 4)) === thisYear ? day.slice(5) : day),
  namedDay: (day) => `${day.slice(5)}（${WEEKDAYS[utcOf(day).getUTCDay()] ?? ''}）`,
  spokenDay: (day) =>
    `${String(Number(day.slice(5, 7)))} 月 ${String(Number(day.slice(8)))} 日（${WEEKDAYS[utcOf(day).getUTCDay()] ?? ''}）`,
  instant: (instant) => wallOf(instant).slice(5, 16),
  ago: (seconds, instant) => {
    if (seconds < 60) return `${number.format(Math.max(0, Math.floor(seconds)))} 秒前`;
    if (seconds < 3600) return `${number.format(Math.floor(seconds / 60))} 分钟前`;
    return wallOf(instant).slice(5, 16);
  },
};

const english: Format = {
  ...shared,
  count: (value) => number.format(value),
  rate: (numerator, denominator) =>
    denominator === 0
      ? '—'
      : `${twoPlaces.format((100 * numerator) / denominator)}% (${number.format(numerator)} of ${number.format(denominator)})`,
  day: (day, thisYear) => {
    const short = englishDay.format(utcOf(day));
    return Number(day.slice(0, 4)) === thisYear ? short : `${short}, ${day.slice(0, 4)}`;
  },
  namedDay: (day) => englishNamedDay.format(utcOf(day)),
  spokenDay: (day) => englishNamedDay.format(utcOf(day)),
  instant: (instant) =>
    `${englishDay.format(utcOf(dayOfInstant(instant)))}, ${wallOf(instant).slice(11, 16)}`,
  ago: (seconds, instant) => {
    if (seconds < 60) return `${number.format(Math.max(0, Math.floor(seconds)))} s ago`;
    if (seconds < 3600) return `${number.format(Math.floor(seconds / 60))} min ago`;
    return english.instant(instant);
  },
};

export function formatOf(code: LanguageCode): Format {
  return code === 'zh' ? chinese : english;
}
