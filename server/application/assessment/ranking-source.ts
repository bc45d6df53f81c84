import type { Stamp } from '#contract/page.ts';
import type { PeriodView } from '#contract/ranking-view.ts';
import type { RankingGroup, SchemeView } from '#contract/scheme-view.ts';
import type { Period } from '#domain/indicators/period.ts';
import type { Result } from '#domain/result.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Refusal } from '../refusal.ts';
import type { AssessedGroup } from './assess-group.ts';

/** A group assessed by a version of a scheme. */
export interface Ranked {
  readonly scheme: SchemeView;
  readonly assessed: AssessedGroup;
}

/** What rankings are answered from: the present, or what was known at a moment. */
export interface RankingSource {
  readonly ranked: (
    id: string | undefined,
    group: RankingGroup,
    period: Period,
  ) => Promise<Result<Ranked, Refusal>>;
  readonly today: Day;
  readonly stamp: Stamp;
  /** Number of the configuration that it was derived with. */
  readonly configurationVersion: number;
}

/** A period as screens show it on a day. */
export function periodView({ text, from, to }: Period, today: Day): PeriodView {
  return {
    code: text,
    from: formatDay(from),
    to: formatDay(to),
    state: to >= today ? 'open' : 'ended',
  };
}
