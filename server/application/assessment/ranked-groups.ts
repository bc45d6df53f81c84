import type { OtherRules } from '#contract/ranking-view.ts';
import type { RankingGroup, SchemeText } from '#contract/scheme-view.ts';
import type { Period } from '#domain/indicators/period.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import { assessGroup } from './assess-group.ts';
import type { AssessedGroup } from './assess-group.ts';
import { failuresBehind } from './failures-behind.ts';
import { CountsOtherwise } from '../counts/counts-otherwise.ts';
import type { CountedOtherwise } from '../counts/counts-otherwise.ts';
import type { Watched } from '../counts/watched-work.ts';
import { compileScheme } from './compile-scheme.ts';
import { measureNow } from './measure-units.ts';
import type { MeasureUnits } from './measured-units.ts';
import type { Refusal } from '../refusal.ts';
import { rankingUnits } from './ranking-units.ts';
import type { ReadSide } from '../read-side.ts';
import { readSchemes, schemeIds, schemeInForce } from './scheme-records.ts';
import { RankedThen } from './ranked-then.ts';
import type { Ranked, RankingSource } from './ranking-source.ts';
import { readMarks, scoresByUnit } from './score-body.ts';
import type { SchemeSource } from './scheme-records.ts';

interface Kept {
  /** What it was made from; another text means that it has to be made again. */
  readonly from: string;
  readonly ranked: Ranked;
}

const MOST_KEPT = 60;

/** Assessed groups at the present data version; each is made when it is asked for, then kept. */
export class RankedGroups {
  readonly #side: ReadSide;
  readonly #source: SchemeSource;
  readonly #kept = new Map<string, Kept>();
  readonly #otherwise: CountsOtherwise;
  readonly #then: RankedThen;
  readonly #warms: boolean;

  /** @param warms whether what a what-if needs is read once somebody looks at a ranking */
  constructor(side: ReadSide, source: SchemeSource, warms = false) {
    this.#warms = warms;
    this.#then = new RankedThen(side, source);
    this.#side = side;
    this.#source = source;
    this.#otherwise = new CountsOtherwise(side);
  }

  /** The present, as of when it is asked for. */
  now(): RankingSource {
    return {
      ranked: (id, group, period) => this.ranked(id, group, period),
      today: dayAt(this.#side.calendar, this.#side.sweptTo),
      stamp: this.#side.stamp(),
      configurationVersion: this.#side.configuration.version,
    };
  }

  /** What was known at an instant. */
  knownAt(instant: Instant): Promise<Result<RankingSource, Refusal>> {
    return this.#then.at(instant);
  }

  /** A group by the version of a scheme in force on the period's first day; of the first scheme unless named. */
  async ranked(
    id: string | undefined,
    group: RankingGroup,
    period: Period,
  ): Promise<Result<Ranked, Refusal>> {
    const schemes = await readSchemes(this.#source);
    const name = id ?? schemeIds(schemes)[0] ?? '';
    const scheme = schemeInForce(schemes, name, period.from);
    if (scheme === undefined) return err({ code: 'scheme/notFound', path: 'scheme' });
    const scores = await this.#scores(period, scheme.id);
    const key = `${scheme.id} ${group} ${period.text}`;
    const from = [
      ...[scheme.version, scores.mark, this.#side.dataVersion, this.#side.configuration.version],
      // Stocks are taken today while the period runs.
      dayAt(this.#side.calendar, this.#side.sweptTo),
    ].join(' ');
    if (this.#warms && isRunning(this.#side, period)) void this.#otherwise.warm(period);
    const kept = this.#kept.get(key);
    if (kept?.from === from) return ok(kept.ranked);
    const assessed = await this.#assess(
      scheme,
      group,
      period,
      scores.byUnit,
      measureNow(this.#side),
    );
    if (!assessed.ok) return assessed;
    const ranked = { scheme, assessed: assessed.value };
    this.#kept.delete(key);
    this.#kept.set(key, { from, ranked });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return ok(ranked);
  }

  /** A group as a draft would score it; nothing of it is kept. */
  async drafted(
    text: SchemeText,
    group: RankingGroup,
    period: Period,
    rules: OtherRules = {},
    work: Watched = {},
  ): Promise<Result<AssessedGroup, Refusal>> {
    const scores = await this.#scores(period, text.id);
    const { calendar, commitmentDays = 0 } = rules;
    if (calendar !== undefined || commitmentDays !== 0) {
      const counts = await this.otherwise(rules, period, work);
      if (!counts.ok) return counts;
      const measure = measureNow(this.#side, counts.value);
      return this.#assess(text, group, period, scores.byUnit, measure);
    }
    return this.#assess(text, group, period, scores.byUnit, measureNow(this.#side));
  }

  /** The counts as they would be by other rules; whoever asks again about the same has them at once. */
  otherwise(
    rules: OtherRules,
    period: Period,
    work: Watched = {},
  ): Promise<Result<CountedOtherwise, Refusal>> {
    return this.#otherwise.ask(rules, period, work);
  }

  /** Ends what is done while nobody asks. */
  stop(): Promise<void> {
    return this.#otherwise.stop();
  }

  async isKnown(id: string): Promise<boolean> {
    return schemeIds(await readSchemes(this.#source)).includes(id);
  }

  async #assess(
    text: SchemeText,
    group: RankingGroup,
    period: Period,
    scores: AssessedGroup['scores'],
    measure: MeasureUnits,
  ): Promise<Result<AssessedGroup, Refusal>> {
    const scheme = compileScheme(text, group);
    if (!scheme.ok) return scheme;
    const units = rankingUnits(this.#side.book, group);
    const failures = await failuresBehind(this.#side, text, period, units);
    if (failures === undefined) return err({ code: 'evidence/gone' });
    return ok(
      assessGroup({
        ...{ text, scheme: scheme.value, group, period, units, scores, measure, failures },
      }),
    );
  }

  async #scores(
    period: Period,
    scheme: string,
  ): Promise<{ readonly byUnit: AssessedGroup['scores']; readonly mark: string }> {
    const all = await readMarks(this.#side.store.subjects, period.text, scheme);
    const mark = all.map(({ version }) => version).reduce((sum, version) => sum + version, 0);
    return { byUnit: scoresByUnit(all), mark: `${all.length}/${mark}` };
  }
}

/** Whether today lies in a period: about another one few ask what would be. */
function isRunning(side: ReadSide, { from, to }: Period): boolean {
  const today = dayAt(side.calendar, side.sweptTo);
  return from <= today && today <= to;
}
