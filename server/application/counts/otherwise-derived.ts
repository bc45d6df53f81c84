import type { OtherRules } from '#contract/ranking-view.ts';
import type { Configuration } from '#domain/configuration.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { ReadSide } from '../read-side.ts';
import { AskedMoves } from './asked-moves.ts';
import { wholeMove } from './case-entry.ts';
import type { AskedRules, CaseEntry, CaseMove } from './case-entry.ts';
import { EVENTS_AT_ONCE } from './cases-around.ts';
import type { CasesAround } from './cases-around.ts';
import type { Counts } from './counts.ts';
import { MovedCells, asRead } from './moved-cells.ts';
import type { MovedCell } from './moved-cells.ts';
import { otherDaysOf } from './other-rules.ts';
import { SharedMoves } from './shared-moves.ts';
import type { SharedMove } from './shared-moves.ts';
import { breath, goOn } from './watched-work.ts';
import type { Watched } from './watched-work.ts';

/** How long the loop is held before others have their turn. */
const SLICE_MS = 8;
const LOOKED_AT_EVERY = 64;
/** Rounds in which it follows what others write meanwhile; there is always more in a busy province. */
const MOST_ROUNDS = 5;

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
  readonly #asked: AskedMoves;
  /** Of those that had to be derived as a whole. */
  readonly #moved = new Map<string, CaseMove['moved']>();
  readonly #shared: SharedMoves;
  readonly #nextAt = new Map<string, Instant>();
  readonly #counts = new MovedCells();
  #upTo = -1;

  constructor(side: ReadSide, cases: CasesAround, rules: OtherRules, configuration: Configuration) {
    this.#side = side;
    this.#cases = cases;
    this.#shared = new SharedMoves(cases.places);
    const { commitmentDays: days = 0 } = rules;
    this.#rules = { configuration, days, otherDays: otherDaysOf(rules) };
    this.#asked = new AskedMoves(this.#rules);
  }

  /** The cases that everything is derived from. */
  get cases(): CasesAround {
    return this.#cases;
  }

  /** What all cases would move together. */
  readonly visit: Counts['visit'] = (measure, filter, visitor) => {
    this.#counts.visit(measure, filter, visitor);
    this.#shared.visit(measure, filter, visitor);
  };

  /** By what the cases are asked. */
  get rules(): AskedRules {
    return this.#rules;
  }

  /** The cases that would move, each with the cells that it would add and take off. */
  *moves(): Generator<MovedCase> {
    for (const [no, moved] of this.#moved) {
      yield { no, cells: moved.map(asRead) };
    }
    for (const { no, slot } of this.#cases.all()) {
      const cells = this.#shared.cellsOf(slot);
      if (cells.length > 0) yield { no, cells };
    }
  }

  /** Derives what has changed since the last time, everything the first time. */
  async follow(work: Watched): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await this.#cases.follow(work);
      const { stamp } = this.#cases;
      const { sweptTo } = this.#side;
      for (const gone of this.#cases.goneAfter(this.#upTo)) this.#put(gone, undefined);
      const due = [...this.#nextAt].filter(([, at]) => at <= sweptTo).map(([no]) => no);
      const whole = [
        ...(await this.#fromMemory(this.#cases.readAfter(this.#upTo), sweptTo, work)),
        ...(await this.#fromMemory(
          due.flatMap((no) => this.#cases.find(no) ?? []),
          sweptTo,
          work,
        )),
      ];
      await this.#fromEvents(whole, sweptTo, work);
      this.#upTo = stamp;
      // A moment of the store may be ahead of the counts.
      await this.#side.refresh(sweptTo);
      if (this.#cases.isUpToDate) return;
    }
  }

  /** Answers those of which more is needed than memory has. */
  async #fromMemory(
    entries: Iterable<CaseEntry>,
    sweptTo: Instant,
    work: Watched,
  ): Promise<readonly string[]> {
    const rest: string[] = [];
    let since = performance.now();
    let count = 0;
    const { configuration } = this.#side;
    for (const entry of entries) {
      const move = this.#asked.of(entry, configuration, Math.max(sweptTo, entry.asOf));
      if (move === undefined) rest.push(entry.no);
      else this.#putShared(entry, move);
      count += 1;
      // The clock itself would be a tenth of the work.
      if (count % LOOKED_AT_EVERY !== 0 || performance.now() - since < SLICE_MS) continue;
      await breath(work);
      goOn(work);
      since = performance.now();
    }
    return rest;
  }

  async #fromEvents(nos: readonly string[], sweptTo: Instant, work: Watched): Promise<void> {
    for (let at = 0; at < nos.length; at += EVENTS_AT_ONCE) {
      goOn(work);
      const some = nos.slice(at, at + EVENTS_AT_ONCE);
      const { book, configuration } = this.#side;
      for (const { entry, row, events } of await this.#cases.readWhole(some)) {
        const move = this.#asked.of(entry, configuration, Math.max(sweptTo, entry.asOf));
        if (move !== undefined) this.#putShared(entry, move);
        else {
          const { places } = this.#cases;
          this.#put(entry, wholeMove(row, events, this.#rules, book, sweptTo, places));
        }
      }
      work.onProgress?.({ phase: 'deriving', done: at + some.length, total: nos.length });
      await breath(work);
    }
  }

  #putShared({ no, slot, place }: CaseEntry, move: SharedMove): void {
    this.#put({ no, slot }, undefined);
    this.#shared.put(slot, place, move);
    if (move.nextAt !== null) this.#nextAt.set(no, move.nextAt);
  }

  #put({ no, slot }: Pick<CaseEntry, 'no' | 'slot'>, move: CaseMove | undefined): void {
    for (const { measure, place, day, kind, amount } of this.#moved.get(no) ?? []) {
      this.#counts.add(measure, place, day, kind, -amount);
    }
    this.#moved.delete(no);
    this.#shared.take(slot);
    this.#nextAt.delete(no);
    if (move === undefined) return;
    for (const { measure, place, day, kind, amount } of move.moved) {
      this.#counts.add(measure, place, day, kind, amount);
    }
    if (move.moved.length > 0) this.#moved.set(no, move.moved);
    if (move.nextAt !== null) this.#nextAt.set(no, move.nextAt);
  }
}
