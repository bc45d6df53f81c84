import type { RankingGroup } from '#contract/scheme-view.ts';
import { findIndicator } from '#domain/indicators/catalogue.ts';
import type { Period } from '#domain/indicators/period.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import { goBackTo } from '../cases/as-known-then.ts';
import type { KnownThen } from '../cases/as-known-then.ts';
import { readCountsAt } from '../counts/counts-at.ts';
import type { Refusal } from '../refusal.ts';
import type { ReadSide } from '../read-side.ts';
import { assessGroup } from './assess-group.ts';
import { compileScheme } from './compile-scheme.ts';
import { failuresBehind } from './failures-behind.ts';
import { daysRead } from './indicator-counts.ts';
import { measureFrom } from './measure-units.ts';
import type { Ranked, RankingSource } from './ranking-source.ts';
import { rankingUnits } from './ranking-units.ts';
import { readSchemes, schemeIds, schemeInForce, schemesKnownAt } from './scheme-records.ts';
import type { SchemeSource } from './scheme-records.ts';
import { readMarksAt, scoresByUnit } from './score-body.ts';

const GONE = { code: 'evidence/gone', path: 'knownAt' } as const;
/** One page asks for a ranking, its past and a unit of it at once. */
const MOMENTS_KEPT = 4;

/**
 * Rankings as they were known at an instant: by the counts, regions, schemes and confirmed scores of
 * then. What was known does not change any more, so that each is made once.
 */
export class RankedThen {
  readonly #side: ReadSide;
  readonly #source: SchemeSource;
  readonly #kept = new Map<string, Map<string, Promise<Result<Ranked, Refusal>>>>();

  constructor(side: ReadSide, source: SchemeSource) {
    this.#side = side;
    this.#source = source;
  }

  async at(instant: Instant): Promise<Result<RankingSource, Refusal>> {
    const gone = await goBackTo(this.#side, { knownAt: instant });
    if (!gone.ok) return gone;
    const known = gone.value;
    const kept = this.#momentOf(known);
    return ok({
      ranked: (id, group, period) => {
        const key = `${id ?? ''} ${group} ${period.text}`;
        let found = kept.get(key);
        if (found === undefined) {
          found = this.#assess(known, id, group, period);
          kept.set(key, found);
          const forget = (): boolean => kept.delete(key);
          // What went wrong is tried again.
          void found.then((result) => result.ok || forget(), forget);
        }
        return found;
      },
      today: dayAt(this.#side.calendar, known.asOf),
      stamp: known.stamp,
      configurationVersion: known.book.configuration.version,
    });
  }

  #momentOf({ mark, asOf }: KnownThen): Map<string, Promise<Result<Ranked, Refusal>>> {
    const key = `${mark.dataVersion} ${asOf}`;
    const kept = this.#kept.get(key) ?? new Map<string, Promise<Result<Ranked, Refusal>>>();
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOMENTS_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return kept;
  }

  async #assess(
    { mark, asOf, book }: KnownThen,
    id: string | undefined,
    group: RankingGroup,
    period: Period,
  ): Promise<Result<Ranked, Refusal>> {
    const side = this.#side;
    const schemes = schemesKnownAt(await readSchemes(this.#source), asOf);
    const text = schemeInForce(schemes, id ?? schemeIds(schemes)[0] ?? '', period.from);
    if (text === undefined) return err({ code: 'scheme/notFound', path: 'scheme' });
    const scheme = compileScheme(text, group);
    if (!scheme.ok) return scheme;
    const units = rankingUnits(book, group);
    const { configuration } = book;
    const marks = await side.store.snapshot((inside) =>
      readMarksAt(inside, period.text, text.id, asOf, configuration),
    );
    const then = { dataVersion: mark.dataVersion, knownAt: asOf };
    const failures = await failuresBehind(side, text, period, units, then);
    if (failures === undefined) return err(GONE);
    const today = dayAt(side.calendar, asOf);
    const indicators = Object.values(text.reads).flatMap((read) =>
      'indicator' in read ? (findIndicator(read.indicator) ?? []) : [],
    );
    const days = daysRead(indicators, period, today);
    const assessed = await readCountsAt(side, mark.dataVersion, days, (counts) =>
      assessGroup({
        ...{ text, scheme: scheme.value, group, period, units, failures },
        scores: scoresByUnit(marks),
        measure: measureFrom({ counts, book, today }),
      }),
    );
    return assessed === undefined ? err(GONE) : ok({ scheme: text, assessed: assessed.value });
  }
}
