import type { RankingExplanation, RankingQuery, WhatIfView } from '#contract/ranking-view.ts';
import type { Stamp } from '#contract/page.ts';
import type { RankingGroup } from '#contract/scheme-view.ts';
import { plainText } from '#domain/assessment/decimal.ts';
import { monthOf, periodBefore, readPeriod } from '#domain/indicators/period.ts';
import type { Period } from '#domain/indicators/period.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseInstant } from '#domain/time/parse-instant.ts';
import type { AssessedGroup } from './assess-group.ts';
import { changedScheme } from './changed-scheme.ts';
import { compileScheme } from './compile-scheme.ts';
import { movedBetween, oneCaseLess } from './explain-rank.ts';
import { mattersOfUnit } from './matters-of-unit.ts';
import type { RankingReading } from './ranking-port.ts';
import type { Refusal } from '../refusal.ts';
import type { RankedGroups } from './ranked-groups.ts';
import { periodView } from './ranking-source.ts';
import type { ReadSide } from '../read-side.ts';
import type { Ranked, RankingSource } from './ranking-source.ts';
import { leftOutRows, mayOpenUnit, rankingIndicators, rankingRows } from './ranking-rows.ts';
import type { Viewer } from '../people/viewer.ts';
import { whatIfCases } from './what-if-cases.ts';
import { whatIfRows } from './what-if-rows.ts';

const HISTORY = 6;
const DEFAULT_GROUP: RankingGroup = 'cities';

interface Asked {
  readonly from: RankingSource;
  readonly period: Period;
  readonly group: RankingGroup;
  readonly now: Ranked;
}

/** Answers about rankings; every viewer sees all units of a group, and opens those in his scope. */
export function rankingDesk(side: ReadSide, groups: RankedGroups): RankingReading {
  const ask = async (query: RankingQuery): Promise<Result<Asked, Refusal>> => {
    const source = await sourceOf(groups, query.knownAt);
    if (!source.ok) return source;
    const from = source.value;
    const period = query.period === undefined ? monthOf(from.today) : readPeriod(query.period);
    if (period === undefined) {
      return err({ code: 'request/invalid', path: 'period', message: 'is no period' });
    }
    const group = query.group ?? DEFAULT_GROUP;
    const now = await from.ranked(query.scheme, group, period);
    return now.ok ? ok({ from, period, group, now: now.value }) : now;
  };
  const before = async ({ from, now, group, period }: Asked): Promise<Ranked | undefined> => {
    const found = await from.ranked(now.scheme.id, group, periodBefore(period));
    return found.ok ? found.value : undefined;
  };
  const history = async (asked: Asked, count: number): Promise<readonly Ranked[]> => {
    const all: Ranked[] = [];
    let { period } = asked;
    while (all.length < count) {
      const found = await asked.from.ranked(asked.now.scheme.id, asked.group, period);
      if (!found.ok) break;
      all.unshift(found.value);
      period = periodBefore(period);
    }
    return all;
  };
  const compared = (
    { scope }: Viewer,
    { from, period, group, now }: Asked,
    would: AssessedGroup,
  ): WhatIfView & Stamp => {
    const items = whatIfRows(now.assessed, would, scope);
    return {
      hypothetical: true,
      period: periodView(period, from.today),
      group,
      scheme: { id: now.scheme.id, version: now.scheme.version },
      moves: items.filter(({ rank, wouldRank }) => rank !== wouldRank).length,
      items,
      ...from.stamp,
    };
  };
  return {
    ranking: async (viewer, query) => {
      const asked = await ask(query);
      if (!asked.ok) return asked;
      const { from, period, group, now } = asked.value;
      const old = await before(asked.value);
      const { id, version, name } = now.scheme;
      return ok({
        period: periodView(period, from.today),
        previous: periodBefore(period).text,
        scheme: { id, version, name, places: now.assessed.scheme.rounding },
        group,
        indicators: rankingIndicators(now.assessed),
        items: rankingRows(now.assessed, old?.assessed, viewer.scope),
        leftOut: leftOutRows(now.assessed, viewer.scope),
        configurationVersion: from.configurationVersion,
        ...(query.knownAt !== undefined && { knownAt: query.knownAt }),
        ...from.stamp,
      });
    },
    explainRank: async (viewer, code, query) => {
      const asked = await ask(query);
      if (!asked.ok) return asked;
      const { from, period, now } = asked.value;
      const unit = now.assessed.units.find((one) => one.code === code);
      if (unit === undefined) return err({ code: 'unit/notFound' });
      if (!mayOpenUnit(unit, viewer.scope)) return err({ code: 'scope/aggregateOnly' });
      const old = await before(asked.value);
      const rows = rankingRows(now.assessed, old?.assessed, viewer.scope);
      const left = leftOutRows(now.assessed, viewer.scope);
      const scored = now.assessed.assessment.units.find((one) => one.unit.id === code);
      const past = await history(asked.value, HISTORY);
      return ok({
        period: periodView(period, from.today),
        previous: periodBefore(period).text,
        row: rows.find((row) => row.unit === code) ?? null,
        leftOut: left.find((row) => row.unit === code) ?? null,
        steps: scored?.steps ?? [],
        moved: movedBetween(old?.assessed, now.assessed, code),
        oneCase: oneCaseLess(now.assessed, code),
        matters: mattersOfUnit(now.assessed, code),
        history: past.map((one) => pointOf(one, code)),
        ...from.stamp,
      });
    },
    rankingHistory: async (_viewer, { periods = HISTORY, ...query }) => {
      const asked = await ask(query);
      if (!asked.ok) return asked;
      const past = await history(asked.value, periods);
      return ok({
        periods: past.map(({ assessed }) => assessed.period.text),
        items: asked.value.now.assessed.units.map(({ code, name, group }) => ({
          unit: code,
          name,
          group,
          points: past.map((one) => pointOf(one, code)),
        })),
        ...asked.value.from.stamp,
      });
    },
    whatIf: async (viewer, request, work) => {
      const asked = await ask(request);
      if (!asked.ok) return asked;
      const { scheme, assessed } = asked.value.now;
      const changed = changedScheme(scheme, assessed.group, request.changes);
      if (!changed.ok) return changed;
      const draft = await groups.drafted(
        changed.value,
        asked.value.group,
        asked.value.period,
        request,
        work,
      );
      return draft.ok ? ok(compared(viewer, asked.value, draft.value)) : draft;
    },
    whatIfCases: async (viewer, request, work) => {
      const asked = await ask(request);
      if (!asked.ok) return asked;
      const { period, now } = asked.value;
      const unit = now.assessed.units.find((one) => one.code === request.unit);
      if (unit === undefined) return err({ code: 'unit/notFound', path: 'unit' });
      if (!mayOpenUnit(unit, viewer.scope)) {
        return err({ code: 'scope/aggregateOnly', path: 'unit' });
      }
      const counts = await groups.otherwise(request, period, work);
      if (!counts.ok) return counts;
      return whatIfCases(side, viewer, request, { unit, period, counts: counts.value });
    },
    previewScheme: async (viewer, draft, query) => {
      const compiled = compileScheme(draft, query.group ?? DEFAULT_GROUP, 'draft');
      if (!compiled.ok) return compiled;
      // A scheme that is new is compared with the one that is offered first.
      const known = await groups.isKnown(draft.id);
      const asked = await ask({ ...query, scheme: known ? draft.id : query.scheme });
      if (!asked.ok) return asked;
      const { group, period } = asked.value;
      const would = await groups.drafted(draft, group, period);
      return would.ok ? ok(compared(viewer, asked.value, would.value)) : would;
    },
  };
}

/** The present, or what was known at the instant that is asked for. */
async function sourceOf(
  groups: RankedGroups,
  knownAt: string | undefined,
): Promise<Result<RankingSource, Refusal>> {
  if (knownAt === undefined) return ok(groups.now());
  const instant = parseInstant(knownAt);
  if (instant === undefined) {
    return err({ code: 'request/invalid', path: 'knownAt', message: 'is no instant' });
  }
  return groups.knownAt(instant);
}

function pointOf({ assessed }: Ranked, code: string): RankingExplanation['history'][number] {
  const found = assessed.assessment.units.find(({ unit }) => unit.id === code);
  return {
    period: assessed.period.text,
    rank: found?.rank ?? null,
    total: found === undefined ? null : plainText(found.total),
  };
}
