import type { Texts } from './texts.ts';
import type { SpokenUnit } from './spoken-unit.ts';

const unitOf = (unit: SpokenUnit): string => (unit === 'workingDay' ? '个工作日' : '天');
const shortUnitOf = (unit: SpokenUnit): string => (unit === 'workingDay' ? '工作日' : '天');
const span = (days: number, unit: SpokenUnit): string => `${days} ${unitOf(unit)}`;

const hoursAnd = (hours: number, minutes: number): string => {
  if (hours === 0) return `${minutes} 个工作分钟`;
  return minutes === 0 ? `${hours} 个工作小时` : `${hours} 个工作小时 ${minutes} 分`;
};
const hoursShort = (hours: number, minutes: number): string =>
  hours === 0 ? `${minutes} 工作分钟` : `${hours} 工作小时`;

export type LimitTexts = Texts<typeof zhLimits>;

export const zhLimits = {
  running: (days: number, unit: SpokenUnit, due: string) =>
    `剩余 ${span(days, unit)}，应办结 ${due}`,
  runningShort: (days: number, unit: SpokenUnit) => `剩余 ${days} ${shortUnitOf(unit)}`,
  today: (day: string, end: string) => `今日到期，${day} ${end} 届满`,
  todayShort: '今日到期',
  over: (days: number, unit: SpokenUnit, due: string) =>
    `已超期 ${span(days, unit)}，应办结 ${due}`,
  overShort: (days: number, unit: SpokenUnit) => `超期 ${days} ${shortUnitOf(unit)}`,
  barelyOver: (unit: SpokenUnit) => `已超期，尚不足 1 ${unitOf(unit)}`,
  barelyOverShort: (unit: SpokenUnit) => `超期 <1 ${shortUnitOf(unit)}`,
  hoursLeft: (hours: number, minutes: number, end: string) =>
    `剩余 ${hoursAnd(hours, minutes)}（${end} 届满）`,
  hoursLeftShort: (hours: number, minutes: number) => `剩余 ${hoursShort(hours, minutes)}`,
  hoursOver: (hours: number, minutes: number, end: string) =>
    `已超期 ${hoursAnd(hours, minutes)}（${end} 届满）`,
  hoursOverShort: (hours: number, minutes: number) => `超期 ${hoursShort(hours, minutes)}`,
  suspended: (used: number | null, unit: SpokenUnit) =>
    used === null ? '挂起中，恢复后续计' : `挂起中，已用 ${span(used, unit)}，恢复后续计`,
  suspendedShort: '挂起',
  suspendedLimited: (
    reason: string | null,
    left: number,
    // Chinese names what is left alone.
    _of: number | null,
    remaining: number | null,
    unit: SpokenUnit,
  ) =>
    `挂起中${reason === null ? '' : `（${reason}）`}，挂起剩余 ${span(left, unit)}` +
    (remaining === null ? '' : `；恢复后剩余 ${span(remaining, unit)}`),
  suspendedLimitedShort: (left: number) => `挂起余 ${left}`,
  onTime: (used: number | null, unit: SpokenUnit) =>
    used === null ? '按时办结' : `按时办结，用时 ${span(used, unit)}`,
  onTimeShort: '按时',
  late: (days: number | null, unit: SpokenUnit) =>
    days === null || days <= 0 ? '超期办结' : `超期 ${span(days, unit)}办结`,
  lateShort: (days: number | null) =>
    days === null || days <= 0 ? '超期办结' : `超期办结 ${days}`,
  beyondCalendar: (year: string, from: string) =>
    `应办结日未知：${year} 年放假安排尚未公布（自 ${from} 起）`,
  unknownData: '应办结日未知：数据未齐',
  unknown: '未知',
  none: '无期限',
  void: '不计期限',
};
