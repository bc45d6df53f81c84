import type { Period } from '#domain/indicators/period.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Failure } from '../assessment/once-per-matter.ts';
import type { RankingUnit } from '../assessment/ranking-units.ts';
import type { ReadSide } from '../read-side.ts';

/**
 * The failures of units that stand behind their cards: those whose ground arose in a period and that
 * are not revoked, the same that the catalogue counts as `I-18.red` and the like.
 */
export function cardFailures(
  side: ReadSide,
  period: Period,
  units: readonly RankingUnit[],
): ReadonlyMap<string, readonly Failure[]> {
  const byUnit = new Map<string, Failure[]>(units.map(({ code }) => [code, []]));
  const departments = new Set(units.flatMap((one) => (one.kind === 'department' ? one.code : [])));
  for (const entry of side.cards.all()) {
    const { view } = entry.body;
    if (view.state === 'revoked') continue;
    const day = dayAt(side.calendar, entry.groundAt);
    if (day < period.from || day > period.to) continue;
    const failure = { matter: view.subject, indicator: `I-18.${view.level}` };
    const { departmentCode } = view;
    if (departmentCode !== null && departments.has(departmentCode)) {
      byUnit.get(departmentCode)?.push(failure);
    }
    // A region's code is part of the path of all that lies in it.
    for (const code of entry.path.split('/')) {
      if (!departments.has(code)) byUnit.get(code)?.push(failure);
    }
  }
  return byUnit;
}
