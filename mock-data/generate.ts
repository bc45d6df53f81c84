import { addDays, weekday } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import { CaseDraft } from './generator/case-draft.ts';
import { pickCounter, SILENT_SOURCE } from './generator/catalogue.ts';
import type { Reported } from './generator/demo-event.ts';
import { makeCase, pickChannel } from './generator/make-case.ts';
import { HOUR, OfficeHours } from './generator/office-hours.ts';
import { Random } from './generator/random.ts';
import { reportEvents } from './generator/report-events.ts';

/** What a demo is made of; equal options make equal events. */
export interface DemoOptions {
  readonly seed: string;
  /** The last instant of the past; events reported later are left out. */
  readonly until: Instant;
  readonly days: number;
  /** About how many cases arrive in these days. */
  readonly cases: number;
  readonly calendar: Calendar;
}

const SILENT_FOR = 30 * HOUR;

/** Cases of some weeks up to an instant, as the cities' systems reported them: in that order. */
export function generateDemo(options: DemoOptions): readonly Reported[] {
  const { until } = options;
  const random = new Random(options.seed);
  const hours = new OfficeHours(options.calendar, random);
  const silence = {
    source: SILENT_SOURCE,
    since: until - SILENT_FOR,
    until: until + 6 * HOUR,
  };
  const reported: Reported[] = [];
  for (const { day, count } of arrivals(options, hours)) {
    for (let index = 1; index <= count; index += 1) {
      const counter = pickCounter(random);
      const channel = hours.isWorked(day) ? pickChannel(random) : 'online';
      const at = channel === 'window' ? hours.inHall(day) : hours.online(day);
      const no = caseNo(counter.regionCode, at, index);
      const draft = new CaseDraft(no, counter, random.chance(0.7));
      makeCase({ draft, random, hours }, at, channel);
      for (const report of reportEvents(draft.events, random, silence)) {
        if (report.reportedAt <= until) reported.push(report);
      }
    }
  }
  return reported.sort(byReport);
}

function caseNo(regionCode: string, at: Instant, index: number): string {
  const day = new Date(at + 8 * HOUR).toISOString().slice(0, 10).replaceAll('-', '');
  return `${regionCode}${day}${String(index).padStart(5, '0')}`;
}

/** How many cases arrive on each day: Mondays are busy, on rest days only the net is open. */
function arrivals(options: DemoOptions, hours: OfficeHours): { day: Day; count: number }[] {
  const last = hours.dayAt(options.until);
  const weights = Array.from({ length: options.days + 1 }, (_, index) => {
    const day = addDays(last, index - options.days);
    return { day, weight: weightOf(day, hours) };
  });
  const sum = weights.reduce((total, { weight }) => total + weight, 0);
  return weights.map(({ day, weight }) => ({
    day,
    count: Math.round((options.cases * weight) / sum),
  }));
}

function weightOf(day: Day, hours: OfficeHours): number {
  if (!hours.isWorked(day)) return 0.06;
  return weekday(day) === 1 ? 1.2 : 1;
}

function byReport(left: Reported, right: Reported): number {
  const difference = left.reportedAt - right.reportedAt;
  if (difference !== 0) return difference;
  return left.event.id < right.event.id ? -1 : left.event.id > right.event.id ? 1 : 0;
}
