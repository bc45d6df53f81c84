import type { ClockSummaryRow } from '#contract/clock-view.ts';
import type { RankedUnit } from '#contract/ranking-view.ts';
import type { CaseClockKind } from '#domain/limits/clock-kind.ts';
import type { Api } from '../../data/api.ts';

/** Buckets of clocks as a unit's page shows them, the worst first. */
export const SHOWN_BUCKETS = ['overdue', 'late', 'running', 'suspended', 'onTime'] as const;

/** Clocks of one kind by bucket. */
export type ClockSums = Readonly<Record<(typeof SHOWN_BUCKETS)[number], number>>;

/** Which clocks are summed up: all of a kind, or those due on some days. */
export interface AskedClocks {
  readonly kind: CaseClockKind;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The clocks of a region with all that lies below it, or of a department. */
export async function clockSums(
  api: Api,
  { unit, kind }: Pick<RankedUnit, 'unit' | 'kind'>,
  asked: AskedClocks,
  signal: AbortSignal,
): Promise<ClockSums> {
  const by = kind === 'region' ? { by: 'region', region: unit } : { by: 'department' };
  const { items } = await api.get<{ readonly items: readonly ClockSummaryRow[] }>(
    '/clocks/summary',
    { ...by, ...asked },
    signal,
  );
  const own = kind === 'region' ? items : items.filter(({ key }) => key === unit);
  const sumOf = (bucket: keyof ClockSums): number => own.reduce((sum, row) => sum + row[bucket], 0);
  return {
    overdue: sumOf('overdue'),
    late: sumOf('late'),
    running: sumOf('running'),
    suspended: sumOf('suspended'),
    onTime: sumOf('onTime'),
  };
}
