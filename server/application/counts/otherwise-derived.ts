import type { OtherRules } from '#contract/ranking-view.ts';
import type { Configuration } from '#domain/configuration.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { PlainEnd } from '#domain/plain-case.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { ReadSide } from '../read-side.ts';
import { moveOf, plainMoveOf, wholeMove } from './case-entry.ts';
import type { AskedRules, CaseEntry, CaseMove, PlainMove } from './case-entry.ts';
import type { CountPlace } from './count-places.ts';
import type { CasesAround } from './cases-around.ts';
import { Counts, readCell } from './counts.ts';
import type { ReadCell } from './counts.ts';
import { MovedCells } from './moved-cells.ts';
import { otherDaysOf } from './other-rules.ts';
import { PlainEnds } from './plain-ends.ts';
import { breath, goOn } from './watched-work.ts';
import type { Watched } from './watched-work.ts';

/** Cases that are read with their events in one moment of the store: some milliseconds. */
const CASES_AT_ONCE = 25;
/** How long the loop is held before others have their turn. */
const SLICE_MS = 8;
/** Rounds in which it follows what others write meanwhile; there is always more in a busy province. */
const MOST_ROUNDS = 5;

/** A cell of a case that would move, read. */
export type MovedCell = ReadCell & { readonly amount: number };

/** A case that would move. */
export interface MovedCase {
  readonly no: string;
  readonly cells: readonly MovedCell[];
}

/** What other rules would move in the counts, case by case, as far as the data were followed. */
export class OtherwiseDerived {
  readonly #side: ReadSide;
  readonly #cases: CasesAround;
  readonly #rules: AskedRules;
  readonly #ends = new PlainEnds();
  readonly #moved = new Map<string, Contribution>();
  readonly #plainMoved = new Map<string, PlainMove & { readonly place: CountPlace }>();
  readonly #plainCounts = new MovedCells();
  readonly #nextAt = new Map<string, Instant>();
  readonly #counts = new Counts();
  #upTo = -1;

  constructor(side: ReadSide, cases: CasesAround, rules: OtherRules, configuration: Configuration) {
    this.#side = side;
    this.#cases = cases;
    const { commitmentDays: days = 0 } = rules;
    this.#rules = { configuration, days, otherDays: otherDaysOf(rules) };
  }

  /** The cases that everything is derived from. */
  get cases(): CasesAround {
    return this.#cases;
  }

  /** What all cases would move together. */
  readonly visit: Counts['visit'] = (measure, filter, visitor) => {
    this.#counts.visit(measure, filter, visitor);
    this.#plainCounts.visit(measure, filter, visitor);
  };

  /** By what the cases are asked. */
  get rules(): AskedRules {
    return this.#rules;
  }

  /** The cases that would move, each with the cells that it would add and take off. */
  *moves(): Generator<MovedCase> {
    for (const [no, moved] of this.#moved) {
      yield { no, cells: moved.map(([cell, amount]) => ({ ...readCell(cell), amount })) };
    }
    for (const [no, { place, was, is }] of this.#plainMoved) {
      yield { no, cells: [...cellsOfEnd(place, was, -1), ...cellsOfEnd(place, is, 1)] };
    }
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
    const { configuration } = this.#side;
    for (const no of nos) {
      const entry = this.#cases.find(no);
      const plain = entry && plainMoveOf(entry, this.#rules, configuration, sweptTo, this.#ends);
      const move = plain === undefined ? entry && moveOf(entry, this.#rules, sweptTo) : undefined;
      if (entry !== undefined && plain !== undefined) this.#putPlain(entry, plain);
      else if (entry === undefined || move !== undefined) this.#put(no, move);
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
      const { book } = this.#side;
      for (const { entry, row, events } of await this.#cases.readWhole(some)) {
        const move =
          moveOf(entry, this.#rules, sweptTo) ?? wholeMove(row, events, this.#rules, book, sweptTo);
        this.#put(row.no, move);
      }
      work.onProgress?.({ phase: 'deriving', done: at + some.length, total: nos.length });
      await breath();
    }
  }

  #putPlain({ no, place }: CaseEntry, { was, is }: PlainMove): void {
    this.#put(no, undefined);
    if (is.nextAt !== null) this.#nextAt.set(no, is.nextAt);
    if (was.due === is.due && was.bucket === is.bucket && was.isEarly === is.isEarly) return;
    this.#plainMoved.set(no, { was, is, place });
    this.#addEnd(place, was, -1);
    this.#addEnd(place, is, 1);
  }

  #addEnd(place: CountPlace, end: PlainEnd, amount: number): void {
    for (const { measure, day, kind } of cellsOfEnd(place, end, amount)) {
      this.#plainCounts.add(measure, place, day, kind, amount);
    }
  }

  #put(no: string, move: CaseMove | undefined): void {
    for (const [cell, amount] of this.#moved.get(no) ?? []) this.#counts.add(cell, -amount);
    const plain = this.#plainMoved.get(no);
    if (plain !== undefined) {
      this.#addEnd(plain.place, plain.was, 1);
      this.#addEnd(plain.place, plain.is, -1);
    }
    this.#moved.delete(no);
    this.#plainMoved.delete(no);
    this.#nextAt.delete(no);
    if (move === undefined) return;
    for (const [cell, amount] of move.moved) this.#counts.add(cell, amount);
    if (move.moved.length > 0) this.#moved.set(no, move.moved);
    if (move.nextAt !== null) this.#nextAt.set(no, move.nextAt);
  }
}

/** The cells of a commitment with that end. */
function cellsOfEnd(place: CountPlace, { due, bucket, isEarly }: PlainEnd, amount: number) {
  const cell = { ...place, day: due, amount };
  const clock = { ...cell, measure: 'clock commitment', kind: bucket };
  return isEarly ? [clock, { ...cell, measure: 'early commitment', kind: null }] : [clock];
}
