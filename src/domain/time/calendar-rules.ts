import { weekday } from './day.ts';
import type { Day } from './day.ts';
import type { Zone } from './zone.ts';

/** What a day is in a calendar; `unknown` where the calendar does not cover it. */
export type DayKind = 'workday' | 'restDay' | 'holiday' | 'makeUpDay' | 'unknown';

/** Office hours of a day as milliseconds of the local day, in pairs [from, to), in order. */
export type DaySpans = readonly number[];

/** A calendar that has been read: every text replaced by its number. */
export interface CalendarRules {
  readonly id: string | undefined;
  readonly zone: Zone;
  /** First and last day covered. */
  readonly from: Day;
  readonly to: Day;
  /** Whether a week with working days is given, so that working units have a meaning. */
  readonly hasWeek: boolean;
  /** Whether working time inside a day is defined. */
  readonly hasHours: boolean;
  /** Whether each day of the week is worked, Sunday first. */
  readonly weekWorked: readonly boolean[];
  readonly weekSpans: readonly DaySpans[];
  /** Spans of a worked day whose day of the week has none. */
  readonly makeUpSpans: DaySpans;
  readonly holidays: ReadonlySet<Day>;
  readonly workdays: ReadonlySet<Day>;
  readonly dated: ReadonlyMap<Day, DaySpans>;
  readonly names: ReadonlyMap<Day, string>;
}

/** What a day is by the rules; a day not covered is `unknown`. */
export function kindOf(rules: CalendarRules, day: Day): DayKind {
  if (day < rules.from || day > rules.to) return 'unknown';
  if (rules.holidays.has(day)) return 'holiday';
  const usual = rules.weekWorked[weekday(day)] === true;
  const dated = rules.dated.get(day);
  const worked = rules.workdays.has(day) || (dated === undefined ? usual : dated.length > 0);
  if (!worked) return 'restDay';
  return usual ? 'workday' : 'makeUpDay';
}

/** Office hours of a worked day. */
export function spansOf(rules: CalendarRules, day: Day): DaySpans {
  const dated = rules.dated.get(day);
  if (dated !== undefined) return dated;
  const usual = rules.weekSpans[weekday(day)];
  return usual === undefined || usual.length === 0 ? rules.makeUpSpans : usual;
}

/** Whether a kind of day is worked; undefined where unknown. */
export function isWorked(kind: DayKind): boolean | undefined {
  return kind === 'unknown' ? undefined : kind === 'workday' || kind === 'makeUpDay';
}
