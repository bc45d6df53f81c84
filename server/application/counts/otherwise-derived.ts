import type { OtherRules } from '#contract/ranking-view.ts';
import type { Configuration } from '#domain/configuration.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { ReadSide } from '../read-side.ts';
import { moveOf, wholeMove } from './case-entry.ts';
import type { AskedRules, CaseMove } from './case-entry.ts';
import type { CasesAround } from './cases-around.ts';
import { Counts } from './counts.ts';
import { breath, goOn } from './watched-work.ts';
import type { Watched } from './watched-work.ts';

/** Cases that are read with their events in one moment of the store: some milliseconds. */
const CASES_AT_ONCE = 25;
/** How long the loop is held before others have their turn. */
const SLICE_MS = 8;
/** Rounds in which it follows what others write meanwhile; there is always more in a busy province. */
const MOST_ROUNDS = 5;

/** What other rules would move in the counts, case by case, as far as the data were followed. */
export class OtherwiseDerived {
  readonly #side: ReadSide;
  readonly #cases: CasesAround;
  readonly #rules: AskedRules;
  readonly #moved = new Map<string, Contribution>();
  readonly #nextAt = new Map<string, Instant>();
  readonly #counts = new Counts();
  #upTo = -1;

  constructor(
    side: ReadSide,
    cases: CasesAround,
    { calendar, commitmentDays = 0 }: OtherRules,
    configuration: Configuration,
  ) {
    this.#side = side;
    this.#cases = cases;
    this.#rules = { configuration, days: commitmentDays, hasOtherDays: calendar !== undefined };
  }

  /** The cases that everything is derived from. */
  get cases(): CasesAround {
    return this.#cases;
  }

  /** What all cases would move together. */
  get counts(): Pick<Counts, 'visit'> {
    return this.#counts;
  }

  /** Derives what has changed since the last time, everything the first time. */
  async follow(work: Watched): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await this.#cases.follow(work);
      const { stamp } = this.#cases;
      const { sweptTo } = this.#side;
      const nos = new Set(this.#cases.readAfter(this.#upTo));
      for (const [no, at] of this.#nextAt) if (at <= sweptTo) nos.add(no);
      const whole = await this.#fromMemory(nos, sweptTo, work);
      await this.#fromEvents(whole, sweptTo, work);
      this.#upTo = stamp;
      // A moment of the store may be ahead of the counts.
      await this.#side.refresh(sweptTo);
      if (this.#cases.isUpToDate) return;
    }
  }

  /** Answers those of which more is needed than memory has. */
  async #fromMemory(
    nos: Iterable<string>,
    sweptTo: Instant,
    work: Watched,
  ): Promise<readonly string[]> {
    const rest: string[] = [];
    let since = performance.now();
    for (const no of nos) {
      const entry = this.#cases.find(no);
      const move = entry && moveOf(entry, this.#rules, this.#side.configuration, sweptTo);
      if (entry === undefined || move !== undefined) this.#put(no, move);
      else rest.push(no);
      if (performance.now() - since < SLICE_MS) continue;
      await breath();
      goOn(work);
      since = performance.now();
    }
    return rest;
  }

  async #fromEvents(nos: readonly string[], sweptTo: Instant, work: Watched): Promise<void> {
    for (let at = 0; at < nos.length; at += CASES_AT_ONCE) {
      goOn(work);
      const some = nos.slice(at, at + CASES_AT_ONCE);
      const { book, configuration } = this.#side;
      for (const { entry, row, events } of await this.#cases.readWhole(some)) {
        const move =
          moveOf(entry, this.#rules, configuration, sweptTo) ??
          wholeMove(row, events, this.#rules, book, sweptTo);
        this.#put(row.no, move);
      }
      work.onProgress?.({ phase: 'deriving', done: at + some.length, total: nos.length });
      await breath();
    }
  }

  #put(no: string, move: CaseMove | undefined): void {
    for (const [cell, amount] of this.#moved.get(no) ?? []) this.#counts.add(cell, -amount);
    this.#moved.delete(no);
    this.#nextAt.delete(no);
    if (move === undefined) return;
    for (const [cell, amount] of move.moved) this.#counts.add(cell, amount);
    if (move.moved.length > 0) this.#moved.set(no, move.moved);
    if (move.nextAt !== null) this.#nextAt.set(no, move.nextAt);
  }
}
