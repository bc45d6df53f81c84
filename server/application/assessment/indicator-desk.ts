import type { IndicatorList, IndicatorQuery, IndicatorRow } from '#contract/indicator-view.ts';
import { indicatorValue } from '#domain/indicators/indicator-value.ts';
import { indicatorFor } from '#domain/indicators/indicator.ts';
import type { CountedFor, Indicator } from '#domain/indicators/indicator.ts';
import { readPeriod } from '#domain/indicators/period.ts';
import type { Period } from '#domain/indicators/period.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { pathWithin } from '../people/answer-scope.ts';
import { asKnownThen, standingNow } from '../cases/as-known-then.ts';
import type { Standing } from '../cases/as-known-then.ts';
import { codeOf } from '../counts/asked-cells.ts';
import { unitField, unitName, unitOf, unitsBelow } from '../counts/count-units.ts';
import { indicatorsAsked } from './asked-indicators.ts';
import { countIndicators, daysRead } from './indicator-counts.ts';
import type { CountedFrom, IndicatorScope, IndicatorTally } from './indicator-counts.ts';
import { indicatorEvidence } from './indicator-evidence.ts';
import type { Platform, Refusal } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { Viewer } from '../people/viewer.ts';

/** Answers about indicators from the counts in memory. */
export function indicatorDesk(side: ReadSide): Pick<Platform, 'indicators' | 'indicatorEvidence'> {
  return {
    indicators: (viewer, query) => listIndicators(side, viewer, query),
    indicatorEvidence: (viewer, id, query, page) =>
      indicatorEvidence(side, viewer, id, query, page),
  };
}

async function listIndicators(
  side: ReadSide,
  viewer: Viewer,
  query: IndicatorQuery,
): Promise<Result<IndicatorList, Refusal>> {
  const path = pathWithin(side, viewer, query.region);
  if (!path.ok) return path;
  const asked = indicatorsAsked(query);
  if (!asked.ok) return asked;
  const period = readPeriod(query.period);
  if (period === undefined) return err({ code: 'request/invalid', path: 'period' });
  const answer = ({ from, stamp }: Standing): IndicatorList => {
    const { book } = from;
    const item = query.item === undefined ? undefined : codeOf(query.item);
    const channel = query.channel === undefined ? undefined : codeOf(query.channel);
    const scope = { path: path.value, line: viewer.scope.line, item, channel };
    const unit = unitOf(book, query.by, path.value);
    const units = query.by === 'region' ? unitsBelow(book, path.value) : [];
    const of = query.by === 'department' ? 'department' : 'region';
    const indicators = asked.value.map((one) => indicatorFor(one, of));
    const counted = countIndicators(from, indicators, period, scope, unit, [unitField(query.by)]);
    const sums = sumsOf(counted, from, asked.value, period, scope, of);
    const whole = query.region ?? viewer.regionCode;
    const name = (key: string): string => unitName(book, query.by, key);
    return {
      period: { text: period.text, from: formatDay(period.from), to: formatDay(period.to) },
      items: asked.value.flatMap((indicator) => rowsOf(indicator, counted, units, name)),
      totals: asked.value.map((indicator) =>
        rowOf(indicator, whole, unitName(book, 'region', whole), sumOf(indicator, sums)),
      ),
      ...stamp,
      mayOpen: viewer.role !== 'kiosk',
    };
  };
  const { dataVersion, knownAt } = query;
  if (dataVersion === undefined && knownAt === undefined) return ok(answer(standingNow(side)));
  const known = knownAt === undefined ? undefined : Date.parse(knownAt);
  const days = (today: Day) => daysRead(asked.value, period, today);
  return asKnownThen(side, { dataVersion, knownAt: known }, days, answer);
}

type Counted = ReturnType<typeof countIndicators>;

/** What the region that is asked counts: of its departments' own clocks it is no sum. */
function sumsOf(
  counted: Counted,
  from: CountedFrom,
  asked: readonly Indicator[],
  period: Period,
  scope: IndicatorScope,
  of: CountedFor,
): Counted {
  const others = of === 'region' ? [] : asked.filter(({ byRegion }) => byRegion !== undefined);
  if (others.length === 0) return counted;
  const byRegion = others.map((one) => indicatorFor(one, 'region'));
  return new Map([...counted, ...countIndicators(from, byRegion, period, scope, () => '', [])]);
}

/** The rows of an indicator in order of their keys: every unit asked for, and every other one that counts. */
function rowsOf(
  indicator: Indicator,
  counted: Counted,
  units: readonly string[],
  name: (key: string) => string,
): readonly IndicatorRow[] {
  const tallies = counted.get(indicator.id);
  const keys = new Set([...units, ...(tallies?.keys() ?? [])]);
  return [...keys]
    .sort()
    .map((key) => rowOf(indicator, key, name(key), tallies?.get(key) ?? nothing(indicator)));
}

function sumOf(indicator: Indicator, counted: Counted): IndicatorTally {
  let { numerator, denominator } = nothing(indicator);
  for (const tally of counted.get(indicator.id)?.values() ?? []) {
    numerator += tally.numerator;
    if (denominator !== null) denominator += tally.denominator ?? 0;
  }
  return { numerator, denominator };
}

function nothing({ denominator }: Indicator): IndicatorTally {
  return { numerator: 0, denominator: denominator === null ? null : 0 };
}

function rowOf(
  indicator: Indicator,
  key: string,
  name: string,
  { numerator, denominator }: IndicatorTally,
): IndicatorRow {
  const value = indicatorValue(indicator, numerator, denominator);
  return { id: indicator.id, key, name, numerator, denominator, value };
}
