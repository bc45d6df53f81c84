import type { ClockBucket } from '#domain/limits/clock-kind.ts';
import type { LimitUnit } from '#domain/time/limit.ts';
import type { LimitText, SpanText } from '#contract/clock-view.ts';
import { dayOfDue, dayOfInstant, isDay } from './format.ts';
import type { Format } from './format.ts';
import type { SpokenUnit } from './spoken-unit.ts';
import type { LimitTexts } from './zh-limits.ts';

/** How a limit stands, as far as words need it. Unknown parts are null, never zero. */
export interface LimitReading {
  /** `none` where the case has no such limit. */
  readonly state: ClockBucket | 'none';
  /** Day or instant. */
  readonly due: string | null;
  readonly limit: LimitText | null;
  readonly elapsed: SpanText | null;
  /** Negative when over. */
  readonly remaining: SpanText | null;
  /** The open suspension; `left` and `of` where it is limited. */
  readonly suspension: {
    readonly reason: string | null;
    readonly left: number | null;
    readonly of: number | null;
  } | null;
  /** First day that the calendar does not cover. */
  readonly beyondCalendar: string | null;
}

/** A limit in words: the sentence, and the short form for a table. */
export interface LimitWords {
  readonly sentence: string;
  readonly table: string;
}

/** Says how a limit stands at `asOf`, in the texts of one language. */
export function limitWords(
  reading: LimitReading,
  asOf: string,
  texts: LimitTexts,
  format: Format,
): LimitWords {
  switch (reading.state) {
    case 'none':
      return same(texts.none);
    case 'void':
      return same(texts.void);
    case 'unknown':
      return {
        sentence:
          reading.beyondCalendar === null
            ? texts.unknownData
            : texts.beyondCalendar(reading.beyondCalendar.slice(0, 4), reading.beyondCalendar),
        table: texts.unknown,
      };
    case 'suspended':
      return suspendedWords(reading, texts);
    case 'onTime':
    case 'late':
      return endedWords(reading, texts);
    case 'overdue':
    case 'running':
      return openWords(reading, asOf, texts, format);
  }
}

function openWords(
  reading: LimitReading,
  asOf: string,
  texts: LimitTexts,
  format: Format,
): LimitWords {
  const { due, remaining } = reading;
  if (due === null || remaining === null) {
    return { sentence: texts.unknownData, table: texts.unknown };
  }
  if ('workingSeconds' in remaining) return hourWords(remaining.workingSeconds, due, texts, format);
  const unit = spokenUnit(reading.limit);
  const dueDay = dayOfDue(due);
  const today = dayOfInstant(asOf);
  const over = isDay(due) ? today > dueDay : Date.parse(asOf) > Date.parse(due);
  const named = format.namedDay(dueDay);
  if (!over && dueDay === today) {
    return {
      sentence: texts.today(format.day(dueDay, yearOf(asOf)), endOf(due, format)),
      table: texts.todayShort,
    };
  }
  if (!over) {
    const days = Math.max(0, remaining.days);
    return { sentence: texts.running(days, unit, named), table: texts.runningShort(days, unit) };
  }
  const days = -remaining.days;
  if (days <= 0) return { sentence: texts.barelyOver(unit), table: texts.barelyOverShort(unit) };
  return { sentence: texts.over(days, unit, named), table: texts.overShort(days, unit) };
}

function hourWords(seconds: number, due: string, texts: LimitTexts, format: Format): LimitWords {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const end = endOf(due, format);
  return seconds < 0
    ? { sentence: texts.hoursOver(hours, rest, end), table: texts.hoursOverShort(hours, rest) }
    : { sentence: texts.hoursLeft(hours, rest, end), table: texts.hoursLeftShort(hours, rest) };
}

function suspendedWords(reading: LimitReading, texts: LimitTexts): LimitWords {
  const unit = spokenUnit(reading.limit);
  const { reason = null, left = null, of = null } = reading.suspension ?? {};
  if (left === null) {
    const used = daysOf(reading.elapsed);
    return { sentence: texts.suspended(used, unit), table: texts.suspendedShort };
  }
  return {
    sentence: texts.suspendedLimited(reason, left, of, daysOf(reading.remaining), unit),
    table: texts.suspendedLimitedShort(left),
  };
}

function endedWords(reading: LimitReading, texts: LimitTexts): LimitWords {
  const unit = spokenUnit(reading.limit);
  if (reading.state === 'onTime') {
    return { sentence: texts.onTime(daysOf(reading.elapsed), unit), table: texts.onTimeShort };
  }
  const left = daysOf(reading.remaining);
  const late = left === null ? null : -left;
  return { sentence: texts.late(late, unit), table: texts.lateShort(late) };
}

function spokenUnit(limit: LimitText | null): SpokenUnit {
  if (limit === null || 'due' in limit) return 'day';
  const working: readonly LimitUnit[] = ['workingDay', 'workingHour', 'workingMinute'];
  return working.includes(limit.unit) ? 'workingDay' : 'day';
}

function daysOf(span: SpanText | null): number | null {
  return span !== null && 'days' in span ? span.days : null;
}

function endOf(due: string, format: Format): string {
  return isDay(due) ? '24:00' : format.minute(due);
}

function yearOf(asOf: string): number {
  return Number(dayOfInstant(asOf).slice(0, 4));
}

function same(text: string): LimitWords {
  return { sentence: text, table: text };
}
