import type { SpokenUnit } from './spoken-unit.ts';
import type { LimitTexts } from './zh-limits.ts';

const days = (count: number, unit: SpokenUnit): string =>
  `${count} ${unit === 'workingDay' ? 'working ' : ''}${count === 1 ? 'day' : 'days'}`;
const oneDay = (unit: SpokenUnit): string => days(1, unit);
const office = (hours: number, minutes: number): string => {
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
};

export const enLimits: LimitTexts = {
  running: (count, unit, due) => `${days(count, unit)} left, due ${due}`,
  runningShort: (count, unit) => `${days(count, unit)} left`,
  today: (_day, end) => `Due today, ends ${end}`,
  todayShort: 'Due today',
  over: (count, unit, due) => `${days(count, unit)} overdue, due ${due}`,
  overShort: (count, unit) => `${days(count, unit)} overdue`,
  barelyOver: (unit) => `Overdue by less than ${oneDay(unit)}`,
  barelyOverShort: (unit) => `<${oneDay(unit)} overdue`,
  hoursLeft: (hours, minutes, end) => `${office(hours, minutes)} of office time left (ends ${end})`,
  hoursLeftShort: (hours, minutes) => `${office(hours, minutes)} office time left`,
  hoursOver: (hours, minutes, end) =>
    `${office(hours, minutes)} of office time overdue (ended ${end})`,
  hoursOverShort: (hours, minutes) => `${office(hours, minutes)} overdue`,
  suspended: (used, unit) =>
    used === null ? 'Suspended' : `Suspended at ${days(used, unit)} used`,
  suspendedShort: 'Suspended',
  suspendedLimited: (reason, left, of, remaining, unit) =>
    `Suspended${reason === null ? '' : ` (${reason})`}, ${left} left` +
    (of === null ? '' : ` of ${of}`) +
    (remaining === null ? '' : `; then ${days(remaining, unit)} left`),
  suspendedLimitedShort: (left) => `Suspended, ${left} left`,
  onTime: (used, unit) =>
    used === null ? 'Finished on time' : `Finished on time in ${days(used, unit)}`,
  onTimeShort: 'On time',
  late: (count, unit) =>
    count === null || count <= 0 ? 'Finished late' : `Finished ${days(count, unit)} late`,
  lateShort: (count) => (count === null || count <= 0 ? 'Late' : `${count} late`),
  beyondCalendar: (year, from) => `Unknown: no ${year} calendar yet (from ${from})`,
  unknownData: 'Due day unknown: data incomplete',
  unknown: 'Unknown',
  none: 'No limit',
  void: 'Not counted',
};
