import type { OtherRules } from '#contract/ranking-view.ts';
import type { Configuration } from '#domain/configuration.ts';
import { deriveSubject } from '#domain/derive-subject.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { Indicator } from '#domain/indicators/indicator.ts';
import type { Period } from '#domain/indicators/period.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { evidenceSpots } from '../assessment/evidence-spots.ts';
import { notIndexed } from '../assessment/not-indexed.ts';
import type { ReadSide } from '../read-side.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { placedContribution } from '../writer/subject-columns.ts';
import { changesBetween } from './counts-at.ts';
import { readCell } from './counts.ts';
import { withLimit } from './other-rules.ts';

const KEYS_AT_ONCE = 500;
/** Cases whose events are read in one moment of the store; others read in between. */
const CASES_AT_ONCE = 40;
/** How long the loop is held before others have their turn. */
const SLICE_MS = 8;
/** Clocks of cases, and days that were taken: all that other days and limits can move. */
const MOVABLE = [
  ...['clock correctionNotice', 'clock statutory', 'clock commitment', 'clock step'],
  ...['clock delivery', 'days actual'],
];
const MOVED_COUNT: Pick<Indicator, 'numerator' | 'denominator'> = {
  numerator: {
    from: 'cells',
    of: 'case',
    terms: MOVABLE.map((measure) => ({ measure, kinds: null, sign: 1 })),
  },
  denominator: null,
};
/** Rounds in which it follows what others write meanwhile; there is always more in a busy province. */
const MOST_ROUNDS = 5;
const EVERYWHERE = { path: '', line: null } as const;

/** A case as pages of them have it. */
type Listed = Pick<SubjectRow, 'no' | 'contribution'>;

/** A case that the rules may move, with all that happened. */
interface Affected {
  readonly row: SubjectRow;
  readonly events: readonly LoggedEvent[];
}

/** What other rules would move in the counts, case by case, as far as the data were followed. */
export class OtherwiseDerived {
  readonly #side: ReadSide;
  readonly #rules: OtherRules;
  readonly #configuration: Configuration;
  readonly #around: { readonly from: Day; readonly to: Day };
  readonly #changed: { readonly first: Day; readonly last: Day } | null;
  readonly #moved = new Map<string, Contribution>();
  readonly #nextAt = new Map<string, Instant>();
  #upTo: number | undefined;

  constructor(
    side: ReadSide,
    rules: OtherRules,
    configuration: Configuration,
    period: Pick<Period, 'from' | 'to'>,
  ) {
    this.#side = side;
    this.#rules = rules;
    this.#configuration = configuration;
    this.#changed = changedDays(rules);
    const reach = reachOf(rules);
    this.#around = { from: (period.from - reach) as Day, to: (period.to + reach) as Day };
  }

  /** What each case would move. */
  moved(): Iterable<Contribution> {
    return this.#moved.values();
  }

  /** Derives what has changed since the last time, everything the first time. */
  async follow(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const { dataVersion, sweptTo } = this.#side;
      const nos = await this.#toDerive(dataVersion);
      for (let at = 0; at < nos.length; at += CASES_AT_ONCE) {
        await this.#derive(nos.slice(at, at + CASES_AT_ONCE), sweptTo);
      }
      this.#upTo = dataVersion;
      if (this.#side.dataVersion === dataVersion) return;
    }
  }

  /** The numbers of the cases that have to be looked at. */
  async #toDerive(version: number): Promise<readonly string[]> {
    const { store, sweptTo } = this.#side;
    const changes =
      this.#upTo === undefined
        ? undefined
        : await changesBetween(
            (after, limit) => store.journal.after(after, limit),
            this.#upTo,
            version,
          );
    if (changes === undefined) {
      this.#moved.clear();
      this.#nextAt.clear();
      return this.#candidates(version);
    }
    const nos = new Set<string>();
    for (const { subjects } of changes) {
      for (const { kind, no } of subjects) if (kind === 'case') nos.add(no);
    }
    for (const [no, at] of this.#nextAt) if (at <= sweptTo) nos.add(no);
    return [...nos];
  }

  /** By the index of evidence, and what that does not know yet; all cases where it is far behind. */
  async #candidates(version: number): Promise<readonly string[]> {
    const { list } = this.#side.moments;
    const late = await list.snapshot((inside) => notIndexed(inside, version));
    const nos = new Set<string>();
    const take = async (
      page: (inside: StoreParts, after: string) => Promise<readonly Listed[]>,
    ): Promise<void> => {
      for (let after = ''; ;) {
        const rows = await list.snapshot((inside) => page(inside, after));
        for (const row of rows) if (this.#isAround(row.contribution)) nos.add(row.no);
        const last = rows.at(-1);
        if (last === undefined) return;
        after = last.no;
        await breath();
      }
    };
    if (late === undefined) {
      await take((inside, after) => inside.subjects.scan('case', after, KEYS_AT_ONCE));
      return [...nos];
    }
    for (const { subjects } of late) {
      for (const { kind, no } of subjects) if (kind === 'case') nos.add(no);
    }
    const spots = evidenceSpots(this.#side.counts, MOVED_COUNT, this.#around, EVERYWHERE);
    for (const { month, region } of spots) {
      const place = { kind: 'case', month, region } as const;
      await take((inside, after) => inside.evidence.subjects(place, [0], after, KEYS_AT_ONCE));
    }
    return [...nos];
  }

  /** Whether a case has a clock that ends around the period, or days that were counted there. */
  #isAround(contribution: Contribution): boolean {
    const { from, to } = this.#around;
    return contribution.some(([text]) => {
      const begin = text.indexOf('|') + 1;
      if (!text.startsWith('["clock",', begin) && !text.startsWith('["days",', begin)) return false;
      const { day } = readCell(text);
      return day !== null && day >= from && day <= to;
    });
  }

  async #derive(nos: readonly string[], sweptTo: Instant): Promise<void> {
    const affected = await this.#side.moments.list.snapshot((inside) => this.#read(inside, nos));
    for (const no of nos) {
      this.#moved.delete(no);
      this.#nextAt.delete(no);
    }
    const { book } = this.#side;
    const days = this.#rules.commitmentDays ?? 0;
    let since = performance.now();
    for (const { row, events } of affected) {
      const changed = days === 0 ? events : events.map((event) => withLimit(event, days));
      const asOf = Math.max(sweptTo, row.asOf);
      const derived = deriveSubject('case', changed, this.#configuration, asOf);
      const line = book.lineOf(derived.departmentCode);
      const would = placedContribution(derived.contribution, row.contribution, line, book);
      const moved = difference(row.contribution, would);
      if (moved.length > 0) this.#moved.set(row.no, moved);
      if (derived.nextAt !== null) this.#nextAt.set(row.no, derived.nextAt);
      if (performance.now() - since < SLICE_MS) continue;
      await breath();
      since = performance.now();
    }
    await breath();
  }

  async #read(inside: StoreParts, nos: readonly string[]): Promise<readonly Affected[]> {
    const keys = nos.map((no) => ({ kind: 'case', no }) as const);
    const rows = (await inside.subjects.find(keys)).filter(
      (row) => row.detached === null && this.#mayMove(row) && this.#isAround(row.contribution),
    );
    const events = await inside.log.read(rows.flatMap((row) => row.events));
    let at = 0;
    return rows.map((row) => {
      const own = events.slice(at, at + row.events.length);
      at += own.length;
      return { row, events: own };
    });
  }

  /** Whether other days off can matter to a case: those that changed are not all before it, or after. */
  #mayMove({ received, finished, clocks }: SubjectRow): boolean {
    if (this.#changed === null || (this.#rules.commitmentDays ?? 0) !== 0) return true;
    const { first, last } = this.#changed;
    if (received !== null && dayAt(this.#side.calendar, received) > last) return false;
    if (finished !== null && dayAt(this.#side.calendar, finished) >= first) return true;
    // A day after which no clock is due moves none.
    const dues = clocks.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
    return dues.some((due) => (parseDay(due) ?? first) >= first);
  }
}

/** The first and last day that would rest or be worked; null where none is named. */
function changedDays({ calendar }: OtherRules): { readonly first: Day; readonly last: Day } | null {
  const named = [...(calendar?.holidays ?? []), ...(calendar?.workdays ?? [])];
  const days = named.flatMap((text) => parseDay(text) ?? []).sort((one, other) => one - other);
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}

/** Days by which a due day may move: so many working days, with rest days and the longest holiday between. */
function reachOf({ calendar, commitmentDays = 0 }: OtherRules): number {
  const changed = (calendar?.holidays?.length ?? 0) + (calendar?.workdays?.length ?? 0);
  return 12 + 2 * (Math.abs(commitmentDays) + changed);
}

/** What a contribution would move when it became another one. */
function difference(before: Contribution, after: Contribution): Contribution {
  const sums = new Map(after);
  for (const [cell, amount] of before) sums.set(cell, (sums.get(cell) ?? 0) - amount);
  return [...sums].filter(([, amount]) => amount !== 0);
}

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
