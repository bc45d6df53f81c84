import type { Me } from '#contract/session-view.ts';
import type { RankingRow, RankingView } from '#contract/ranking-view.ts';
import type { Role } from '#domain/access/role.ts';

/** Stamp of every answer of the specs of rankings. */
export const STAMP = { asOf: '2026-11-26T10:00:00+08:00', dataVersion: 7, mayOpen: true };

/** The running month of the specs of rankings. */
export const PERIOD = {
  ...{ code: '2026-11', from: '2026-11-01', to: '2026-11-30', state: 'open' as const },
};

/** A city with one rate, of which counts are told where the reader may open it. */
export function aRow(
  unit: string,
  name: string,
  rank: number,
  rate: string,
  mayOpen = true,
): RankingRow {
  const item = { indicator: 'onTime', rate, score: '18.00', na: false, reason: null };
  return {
    ...{ unit, name, kind: 'region' as const, group: '', mayOpen, rank },
    ...{ previousRank: 2, total: '90.00', previousTotal: '91.00', change: '-1.00' },
    items: [mayOpen ? { ...item, numerator: 98, denominator: 100 } : item],
  };
}

/** A ranking by one rate and a score of persons, with one city that is not ranked. */
export function aRanking(items: readonly RankingRow[]): RankingView & typeof STAMP {
  return {
    ...STAMP,
    period: PERIOD,
    previous: '2026-10',
    scheme: {
      ...{ id: 'approval', version: 1, name: { zh: '审批', en: 'Approval' } },
      places: { rate: 2, score: 2, total: 2 },
    },
    group: 'cities',
    indicators: [
      {
        ...{ id: 'onTime', name: { zh: '按时办结率', en: 'On time' }, parent: null, weight: '1' },
        ...{ rule: 'thresholdSlopeFloor', full: '20', target: '99', direction: 'higher' },
        ...{ minSample: null, reads: { indicator: 'I-03' } },
      },
    ],
    items,
    leftOut: [
      {
        ...{ unit: '371700', name: '菏泽市', kind: 'region', group: '', mayOpen: true },
        ...{ indicator: 'onTime', reason: 'zeroDenominator', items: [] },
      },
    ],
    configurationVersion: 3,
  };
}

/** Somebody signed in who sees the whole province. */
export function aReader(role: Role, name: string = role): Me {
  return {
    ...{ name, displayName: name, role, regionCode: '370000', regionName: '山东省', line: null },
    expiresAt: '2026-11-26T18:00:00+08:00',
    pages: ['overview', 'cards', 'cases', 'feedback', 'ranking'],
  };
}
