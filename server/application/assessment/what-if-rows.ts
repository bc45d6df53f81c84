import type { WhatIfRow } from '#contract/ranking-view.ts';
import type { Scope } from '#domain/access/scope.ts';
import { decimalText, subtract } from '#domain/assessment/decimal.ts';
import type { AssessedGroup } from './assess-group.ts';
import { movedBetween } from './explain-rank.ts';
import { mayOpenUnit } from './ranking-rows.ts';

/** Every unit before and after, in the order of the ranks that there would be. */
export function whatIfRows(
  now: AssessedGroup,
  would: AssessedGroup,
  scope: Scope,
): readonly WhatIfRow[] {
  const places = would.scheme.rounding.total;
  const old = new Map(now.assessment.units.map((one) => [one.unit.id, one]));
  const next = new Map(would.assessment.units.map((one) => [one.unit.id, one]));
  const rows = would.units.map((unit): WhatIfRow => {
    const [was, is] = [old.get(unit.code), next.get(unit.code)];
    const mayOpen = mayOpenUnit(unit, scope);
    return {
      unit: unit.code,
      name: unit.name,
      kind: unit.kind,
      group: is?.unit.group ?? was?.unit.group ?? unit.group,
      mayOpen,
      rank: was?.rank ?? null,
      wouldRank: is?.rank ?? null,
      total: was === undefined ? null : decimalText(was.total, now.scheme.rounding.total),
      wouldTotal: is === undefined ? null : decimalText(is.total, places),
      change:
        was === undefined || is === undefined
          ? null
          : decimalText(subtract(is.total, was.total), places),
      moved: mayOpen ? movedBetween(now, would, unit.code) : null,
    };
  });
  return rows.sort(
    (one, other) =>
      byText(one.group, other.group) ||
      (one.wouldRank ?? Infinity) - (other.wouldRank ?? Infinity) ||
      byText(one.unit, other.unit),
  );
}

function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
