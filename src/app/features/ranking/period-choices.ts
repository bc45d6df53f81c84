import { monthOf, periodBefore, readPeriod } from '#domain/indicators/period.ts';
import { parseDay } from '#domain/time/day.ts';

const MONTHS = 12;

/** Periods to choose from: the last months, the quarters and the year of `today`, and the one chosen. */
export function periodChoices(today: string, chosen: string | undefined): readonly string[] {
  const day = parseDay(today);
  if (day === undefined) return chosen === undefined ? [] : [chosen];
  let month = monthOf(day);
  const months: string[] = [];
  while (months.length < MONTHS) {
    months.push(month.text);
    month = periodBefore(month);
  }
  const year = today.slice(0, 4);
  const quarters = [4, 3, 2, 1]
    .map((no) => `${year}-Q${no}`)
    .filter((text) => (readPeriod(text)?.from ?? Infinity) <= day);
  const all = [...months, ...quarters, year];
  return chosen === undefined || all.includes(chosen) ? all : [chosen, ...all];
}
