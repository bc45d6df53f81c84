import type { Stamp } from '#contract/page.ts';
import type {
  LeftOutRow,
  RankingExplanation,
  RankingRow,
  RankingView,
} from '#contract/ranking-view.ts';
import type { DepartmentView } from '#contract/session-view.ts';
import type { Api, Query } from '../../data/api.ts';
import { ApiError } from '../../data/api-error.ts';

/** What the page of a unit is made of. */
export type UnitReading =
  | { readonly kind: 'opened'; readonly view: StampedView; readonly why: RankingExplanation }
  /** One of others: what rankings show of everybody, and no case. */
  | {
      readonly kind: 'beyond';
      readonly view: StampedView;
      readonly row: RankingRow | LeftOutRow;
    }
  /** A department that no group has, as those of counties. */
  | { readonly kind: 'unranked'; readonly department: DepartmentView };

type StampedView = RankingView & Stamp;

/**
 * Reads a unit in its ranking, as far as the reader may see it.
 *
 * @throws {ApiError} where there is no such unit within reach, or the server cannot be read
 */
export async function readUnit(
  api: Api,
  code: string,
  query: Query,
  signal: AbortSignal,
): Promise<UnitReading> {
  const [view, why] = await Promise.all([
    api.get<StampedView>('/rankings', query, signal),
    api
      .get<RankingExplanation>(`/rankings/${encodeURIComponent(code)}`, query, signal)
      .catch(refusedWith('scope/aggregateOnly', 'unit/notFound')),
  ]);
  if (!(why instanceof ApiError)) return { kind: 'opened', view, why };
  const row = [...view.items, ...view.leftOut].find(({ unit }) => unit === code);
  if (row !== undefined) return { kind: 'beyond', view, row };
  const { items } = await api.get<{ readonly items: readonly DepartmentView[] }>(
    '/departments',
    {},
    signal,
  );
  const department = items.find((one) => one.code === code);
  if (department === undefined) throw why;
  return { kind: 'unranked', department };
}

function refusedWith(...codes: readonly string[]): (error: unknown) => ApiError {
  return (error) => {
    if (error instanceof ApiError && codes.includes(error.code)) return error;
    throw error;
  };
}
