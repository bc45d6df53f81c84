import { isBadGrade, isGrade } from '#domain/feedback/review-grade.ts';
import { indicatorValue } from '#domain/indicators/indicator-value.ts';
import { monthOf, readPeriod } from '#domain/indicators/period.ts';
import type { Period } from '#domain/indicators/period.ts';
import { UNASSIGNED } from '#domain/reference/region.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { unitName, unitOf, unitsBelow } from '../counts/count-units.ts';
import type { UnitKind } from '../counts/count-units.ts';
import type { CountCell } from '../counts/count-cell.ts';
import type { PublishedResults, ReviewResult } from '../public/public-platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';

/** Departments on one published page. */
const MOST_DEPARTMENTS = 60;
const SHARE = { unit: 'percent', direction: 'higher' } as const;
const POINTS = { unit: 'points', direction: 'higher' } as const;

interface Sums {
  reviews: number;
  good: number;
  points: number;
  bad: number;
  rectified: number;
  inTime: number;
  due: number;
}

/**
 * Reviews and rectification of a month as they are published (办发〔2019〕51号: results and their
 * rectification are made public): active reviews alone, from the same counts as the indicators.
 */
export function publishedResults(
  side: ReadSide,
  region: string | undefined,
  month: string | undefined,
  now: Instant,
): Result<PublishedResults, Refusal> {
  const root = region ?? side.book.root?.code ?? '';
  const path = side.book.findRegion(root)?.path;
  if (path === undefined) return err({ code: 'region/unknown', path: 'region' });
  const period = month === undefined ? monthOf(dayAt(side.calendar, now)) : readPeriod(month);
  if (period === undefined) return err({ code: 'request/invalid', path: 'month' });
  const below = new Set(unitsBelow(side.book, path));
  const regions = sumsBy(side, 'region', path, period, [...below]);
  const departments = [...sumsBy(side, 'department', path, period)]
    .filter(([key, { reviews }]) => reviews > 0 && key !== UNASSIGNED)
    .sort(([, one], [, other]) => other.reviews - one.reviews);
  return ok({
    region: unitName(side.book, 'region', root),
    from: formatDay(period.from),
    to: formatDay(period.to),
    regions: [...regions].map(([key, sums]) => ({
      ...resultOf(side, 'region', key, sums),
      opens:
        below.has(key) && unitsBelow(side.book, side.book.findRegion(key)?.path ?? key).length > 0,
    })),
    departments: departments
      .slice(0, MOST_DEPARTMENTS)
      .map(([key, sums]) => resultOf(side, 'department', key, sums)),
    more: departments.length > MOST_DEPARTMENTS,
  });
}

function sumsBy(
  side: ReadSide,
  by: UnitKind,
  path: string,
  { from, to }: Pick<Period, 'from' | 'to'>,
  listed: readonly string[] = [],
): ReadonlyMap<string, Sums> {
  const sums = new Map<string, Sums>(listed.map((key) => [key, none()]));
  const unit = unitOf(side.book, by, path);
  const each = (measure: string, add: (sum: Sums, cell: CountCell) => void): void => {
    side.counts.visit(measure, { path, line: null, from, to }, (cell) => {
      const key = unit(cell);
      const sum = sums.get(key) ?? none();
      add(sum, cell);
      sums.set(key, sum);
    });
  };
  each('review active', (sum, { kind, amount }) => {
    const grade = Number(kind);
    sum.reviews += amount;
    if (isGrade(grade) && !isBadGrade(grade)) sum.good += amount;
  });
  each('review points', (sum, { amount }) => (sum.points += amount));
  each('badReview active', (sum, { amount }) => (sum.bad += amount));
  each('badReview rectified', (sum, { kind, amount }) => {
    if (kind === 'active') sum.rectified += amount;
  });
  each('clock rectification', (sum, { kind, amount }) => {
    if (kind === 'onTime') sum.inTime += amount;
    if (kind === 'onTime' || kind === 'late' || kind === 'overdue') sum.due += amount;
  });
  return sums;
}

function resultOf(side: ReadSide, by: UnitKind, key: string, sums: Sums): ReviewResult {
  return {
    key,
    name: unitName(side.book, by, key),
    reviews: sums.reviews,
    goodRate: indicatorValue(SHARE, sums.good, sums.reviews),
    score: indicatorValue(POINTS, sums.points, sums.reviews),
    bad: sums.bad,
    rectified: sums.rectified,
    inTimeRate: indicatorValue(SHARE, sums.inTime, sums.due),
  };
}

function none(): Sums {
  return { reviews: 0, good: 0, points: 0, bad: 0, rectified: 0, inTime: 0, due: 0 };
}
