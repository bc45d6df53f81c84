import type { IndicatorQuery } from '#contract/indicator-view.ts';
import { findIndicator, INDICATORS } from '#domain/indicators/catalogue.ts';
import type { Dimension, Indicator } from '#domain/indicators/indicator.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Refusal } from '../platform.ts';

/** What a question names of an indicator beside the place: by what it lists, and what it narrows. */
type Narrowed = Partial<Pick<IndicatorQuery, 'by' | 'channel'>>;

/**
 * The indicators of a list of ids; without one, all that can be asked so. One that is named and cannot is
 * refused: what it counts does not say its channel, and a 0 would be counted by nobody.
 */
export function indicatorsAsked(
  query: Narrowed & Pick<IndicatorQuery, 'id'>,
): Result<readonly Indicator[], Refusal> {
  if (query.id === undefined) {
    return ok(INDICATORS.filter((each) => missingDimension(each, query) === undefined));
  }
  const found: Indicator[] = [];
  for (const id of new Set(query.id.split(','))) {
    const indicator = findIndicator(id.trim());
    if (indicator === undefined) {
      return err({ code: 'indicator/unknown', path: 'id', message: `there is no indicator ${id}` });
    }
    const refusal = refuseDimension(indicator, query);
    if (refusal !== undefined) return err(refusal);
    found.push(indicator);
  }
  return ok(found);
}

/** Why an indicator cannot be asked so; undefined where it can. */
export function refuseDimension(indicator: Indicator, query: Narrowed): Refusal | undefined {
  const path = missingDimension(indicator, query);
  return path && { code: 'request/invalid', path, message: `is no dimension of ${indicator.id}` };
}

/** What has no department stands under `unassigned`: by places everything can be listed. */
const ALWAYS: ReadonlySet<Dimension> = new Set(['region', 'department']);

function missingDimension(
  { dimensions }: Indicator,
  { by, channel }: Narrowed,
): 'by' | 'channel' | undefined {
  if (by !== undefined && !ALWAYS.has(by) && !dimensions.includes(by)) return 'by';
  return channel !== undefined && !dimensions.includes('channel') ? 'channel' : undefined;
}
