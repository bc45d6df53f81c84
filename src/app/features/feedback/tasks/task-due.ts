import { parseDay } from '#domain/time/day.ts';
import type { TaskView } from '#contract/task-view.ts';
import { dayOfDue, dayOfInstant } from '../../../i18n/format.ts';
import type { Format } from '../../../i18n/format.ts';
import type { Texts } from '../../../i18n/texts.ts';
import type { TasksTexts } from './tasks-zh.ts';

/**
 * When a task ends and, while it is open, how far that is off in natural days: a plan counts no
 * working days.
 */
export function taskDue(
  { due, state }: Pick<TaskView, 'due' | 'state'>,
  asOf: string,
  format: Format,
  texts: Texts<TasksTexts>,
): string {
  if (due === null) return texts.due.none;
  const end = texts.due.on(endDay(dayOfDue(due), dayOfInstant(asOf), format));
  if (state !== 'running' && state !== 'overdue') return end;
  const [day, today] = [parseDay(dayOfDue(due)), parseDay(dayOfInstant(asOf))];
  if (day === undefined || today === undefined) return end;
  const left = day - today;
  // An instant of today may have passed: then the state says so, and no day is over yet.
  if (left === 0) return state === 'overdue' ? end : `${end} · ${texts.due.today}`;
  return `${end} · ${left > 0 ? texts.due.left(left) : texts.due.over(-left)}`;
}

/** A plan goes on for years: a day of another year bears it. */
function endDay(day: string, today: string, format: Format): string {
  const year = today.slice(0, 4);
  return day.startsWith(year) ? format.namedDay(day) : format.day(day, Number(year));
}
