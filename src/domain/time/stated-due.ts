import { coversDays, dayAt, startOfDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Due } from './clock.ts';
import type { ClockEnd } from './clock-end.ts';
import { addDays } from './day.ts';
import type { Day } from './day.ts';
import { dueDay, dueInstant, nextWorkedDay, NO_PAUSES } from './due-day.ts';
import type { Amount } from './limit.ts';
import { naturalEnd, workingDaysOf, workingTimeOf } from './limit-total.ts';

/**
 * The end that a source stated, moved by extensions only: first by their natural days (off a rest
 * day), then by their working days, then by their working time. An instant keeps its time of day.
 */
export function statedDue(
  calendar: Calendar,
  stated: Due,
  extensions: readonly Amount[],
): ClockEnd {
  if (extensions.length === 0) return { due: stated, beyond: null, atBest: null };
  const day = stated.kind === 'day' ? stated.day : dayAt(calendar, stated.at);
  const moved = extend(calendar, day, extensions);
  if (moved !== day && !coversDays(calendar, addDays(day, 1), moved)) {
    const { from, to } = calendar.covers;
    const beyond = day + 1 < from || day >= to ? addDays(day, 1) : addDays(to, 1);
    return { due: null, beyond, atBest: moved };
  }
  if (stated.kind === 'day') {
    return { due: { kind: 'day', day: moved }, beyond: null, atBest: null };
  }
  const at = startOfDay(calendar, moved) + stated.at - startOfDay(calendar, day);
  const end = dueInstant(calendar, at, workingTimeOf(extensions));
  if (end !== undefined) return { due: { kind: 'instant', at: end }, beyond: null, atBest: null };
  const beyond = addDays(calendar.covers.to, 1);
  return { due: null, beyond, atBest: beyond };
}

function extend(calendar: Calendar, day: Day, extensions: readonly Amount[]): Day {
  const natural = naturalEnd(day, extensions);
  const rolled = natural === day ? day : nextWorkedDay(calendar, natural, NO_PAUSES);
  const working = workingDaysOf(extensions);
  return working === 0 ? rolled : dueDay(calendar, rolled, working);
}
