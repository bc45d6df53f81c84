import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CalendarSource } from '#domain/time/calendar.ts';

/** Holidays and make-up days as the package `chinese-days` publishes them, each "English,中文,days". */
interface PublishedDays {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

const HOURS = [
  ['09:00', '12:00'],
  ['13:30', '17:30'],
] as const;

/**
 * The official calendar from the State Council's yearly arrangements as published in
 * `chinese-days`: its data, never its answers, which take a year not yet announced for an
 * ordinary one. Office hours are a province's usual ones.
 */
export function makeCalendar({ holidays, workdays }: PublishedDays): CalendarSource {
  const names: Record<string, string> = {};
  for (const [day, name] of entriesInOrder(holidays)) names[day] = chineseName(name);
  for (const [day, name] of entriesInOrder(workdays)) names[day] = `${chineseName(name)}调休`;
  return {
    id: 'cn',
    timeZone: 'Asia/Shanghai',
    week: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS },
    holidays: Object.keys(holidays).sort(),
    workdays: Object.keys(workdays).sort(),
    covers: { from: '2004-01-01', to: '2026-12-31' },
    names: Object.fromEntries(entriesInOrder(names)),
  };
}

/** Reads the data of the installed package. */
export function readPublishedDays(): PublishedDays {
  const file = fileURLToPath(import.meta.resolve('chinese-days/dist/chinese-days.json'));
  return JSON.parse(readFileSync(file, 'utf8')) as PublishedDays;
}

function entriesInOrder(days: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(days).sort(([one], [other]) => (one < other ? -1 : 1));
}

function chineseName(name: string): string {
  return name.split(',')[1] ?? name;
}

if (import.meta.main) {
  const file = fileURLToPath(new URL('calendars/cn.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(makeCalendar(readPublishedDays()), null, 2)}\n`);
}
