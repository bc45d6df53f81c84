import type { OtherRules } from '#contract/ranking-view.ts';
import type { Json, LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Configuration } from '#domain/configuration.ts';
import { deriveSubject } from '#domain/derive-subject.ts';
import type { Period } from '#domain/indicators/period.ts';
import { readCalendar } from '#domain/time/calendar.ts';
import type { Calendar, CalendarSource } from '#domain/time/calendar.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { Counts } from './counts.ts';
import type { CountedFrom } from '../assessment/indicator-counts.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { subjectColumns } from '../writer/subject-columns.ts';

/** Cases that are derived again for one question: about two seconds of work, done in small pieces. */
const MOST_CASES = 20_000;
/** Cases that are looked through for them. */
const MOST_LOOKED_AT = 200_000;
const ROWS_AT_ONCE = 200;
/** Days around a period from which a limit may move into it, or out. */
const DAYS_AROUND = 30;
const CALENDAR = 'cn';

/**
 * The counts as they would be with other days off or other commitment limits: the cases around a
 * period are derived again beside the counts in memory, and nothing is stored. Cards stay as they
 * were issued.
 *
 * @returns `whatIf/tooMany` where it would be too much work, `request/invalid` for days that cannot be.
 */
export async function countsOtherwise(
  side: ReadSide,
  rules: OtherRules,
  period: Period,
): Promise<Result<Pick<CountedFrom['counts'], 'visit'>, Refusal>> {
  const configuration = otherConfiguration(side, rules);
  if (!configuration.ok) return configuration;
  const around = { from: period.from - DAYS_AROUND, to: period.to + DAYS_AROUND };
  let cases = 0;
  const filter = { path: '', line: null, ...(around as Pick<Period, 'from' | 'to'>) };
  side.counts.visit('clock commitment', filter, ({ amount }) => {
    cases += amount;
  });
  if (cases > MOST_CASES) return err({ code: 'whatIf/tooMany' });
  const moved = await side.moments.list.snapshot(async (inside) => {
    if ((await inside.subjects.count({ kind: 'case', path: '' })) > MOST_LOOKED_AT)
      return undefined;
    const counts = new Counts();
    let after = '';
    for (;;) {
      const rows = await inside.subjects.scan('case', after, ROWS_AT_ONCE);
      const last = rows.at(-1);
      if (last === undefined) return counts;
      after = last.no;
      for (const row of rows) {
        if (row.detached !== null || !isAround(row, around)) continue;
        const events = await inside.log.read(row.events);
        const changed = events.map((event) => withLimit(event, rules.commitmentDays ?? 0));
        const asOf = Math.max(side.sweptTo, row.asOf);
        const derived = deriveSubject('case', changed, configuration.value, asOf);
        for (const [cell, amount] of row.contribution) counts.add(cell, -amount);
        for (const [cell, amount] of subjectColumns(derived, side.book).contribution) {
          counts.add(cell, amount);
        }
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  if (moved === undefined) return err({ code: 'whatIf/tooMany' });
  const { counts } = side;
  return ok({
    visit: (measure, asked, visitor) => {
      counts.visit(measure, asked, visitor);
      moved.visit(measure, asked, visitor);
    },
  });
}

/** Whether a case has a clock that ends around a period. */
function isAround(
  { contribution }: SubjectRow,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return contribution.some(([cell]) => {
    const match = /\|\["clock",.*,(-?\d+),"[a-zA-Z]+"\]$/.exec(cell);
    return match !== null && Number(match[1]) >= from && Number(match[1]) <= to;
  });
}

function otherConfiguration(
  side: ReadSide,
  { calendar: days, commitmentDays = 0 }: OtherRules,
): Result<Configuration, Refusal> {
  const { configuration } = side;
  const calendar = otherCalendar(side.book.findCalendar(CALENDAR), days);
  if (!calendar.ok) return calendar;
  return ok({
    ...configuration,
    ...(calendar.value !== undefined && {
      calendar: calendar.value,
      // As if it had always been so: ended clocks as well.
      calendarAt: () => calendar.value ?? configuration.calendar,
    }),
    findItem: (code, on) => {
      const item = configuration.findItem(code, on);
      const limit = item?.commitmentLimit ?? null;
      if (item === undefined || limit === null || !('value' in limit)) return item;
      if (limit.unit !== 'workingDay') return item;
      const value = Math.max(0, limit.value + commitmentDays);
      return { ...item, commitmentLimit: { ...limit, value } };
    },
  });
}

function otherCalendar(
  source: CalendarSource | undefined,
  days: OtherRules['calendar'],
): Result<Calendar | undefined, Refusal> {
  if (days === undefined || source === undefined) return ok(undefined);
  const { holidays = [], workdays = [] } = days;
  const read = readCalendar({
    ...source,
    holidays: [...source.holidays.filter((day) => !workdays.includes(day)), ...holidays],
    workdays: [...source.workdays.filter((day) => !holidays.includes(day)), ...workdays],
  });
  if (read.ok) return read;
  return err({ code: 'request/invalid', path: `calendar.${read.error.path}` });
}

/** An event whose commitment limit in working days is longer by so many, never below 0. */
function withLimit(event: LoggedEvent, days: number): LoggedEvent {
  const limit = event.data['commitmentLimit'];
  if (days === 0 || !isWorkingDays(limit)) return event;
  const value = Math.max(0, limit.value + days);
  return { ...event, data: { ...event.data, commitmentLimit: { ...limit, value } } };
}

function isWorkingDays(
  limit: Json | undefined,
): limit is { readonly value: number; readonly unit: 'workingDay' } {
  if (typeof limit !== 'object' || limit === null) return false;
  const { value, unit } = limit as { readonly value?: Json; readonly unit?: Json };
  return unit === 'workingDay' && typeof value === 'number';
}
