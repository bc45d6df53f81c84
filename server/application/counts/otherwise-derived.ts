import type { OtherRules } from '#contract/ranking-view.ts';
import type { Configuration } from '#domain/configuration.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { ReadSide } from '../read-side.ts';
import { AskedMoves } from './asked-moves.ts';
import type { CaseKind } from './case-kinds.ts';
import type { CaseTable } from './case-table.ts';
import { EVENTS_AT_ONCE } from './cases-around.ts';
import type { CasesAround } from './cases-around.ts';
import type { Counts } from './counts.ts';
import { otherDaysOf } from './other-rules.ts';
import { SharedMoves } from './shared-moves.ts';
import type { MovedCase } from './shared-moves.ts';
import { breath, goOn } from './watched-work.ts';
import type { Watched } from './watched-work.ts';
import { wholeMove } from './whole-move.ts';
import type { AskedRules } from './whole-move.ts';
import { WholeMoves } from './whole-moves.ts';

/** What was asked of a table of cases. */
interface AskedTable {
  readonly table: CaseTable;
  readonly asked: AskedMoves;
  readonly shared: SharedMoves;
  readonly whole: WholeMoves;
}

/** How long the loop is held before others have their turn. */
const SLICE_MS = 8;
const LOOKED_AT_EVERY = 64;
/** Rounds in which it follows what others write meanwhile; there is always more in a busy province. */
const MOST_ROUNDS = 5;

/** What other rules would move in the counts, kind by kind of cases, as far as the data were followed. */
export class OtherwiseDerived {
  readonly #side: ReadSide;
  readonly #cases: CasesAround;
  readonly #rules: AskedRules;
  #now: AskedTable;

  constructor(side: ReadSide, cases: CasesAround, rules: OtherRules, configuration: Configuration) {
    this.#side = side;
    this.#cases = cases;
    const { commitmentDays: days = 0 } = rules;
    this.#rules = { configuration, days, otherDays: otherDaysOf(rules) };
    this.#now = nothingAsked(cases.table, this.#rules);
  }

  /** The cases that everything is derived from. */
  get cases(): CasesAround {
    return this.#cases;
  }

  /** What all cases would move together. */
  readonly visit: Counts['visit'] = (measure, filter, visitor) => {
    this.#now.whole.visit(measure, filter, visitor);
    this.#now.shared.visit(measure, filter, visitor);
  };

  /** By what the cases are asked. */
  get rules(): AskedRules {
    return this.#rules;
  }

  /** The cases that would move, each with the cells that it would add and take off. */
  *moves(): Generator<MovedCase> {
    yield* this.#now.whole.moves();
    yield* this.#now.shared.moves();
  }

  /** Derives what has changed since the last time, everything the first time. */
  async follow(work: Watched): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await this.#cases.follow(work);
      const { table } = this.#cases;
      if (this.#now.table !== table) this.#now = nothingAsked(table, this.#rules);
      const { sweptTo } = this.#side;
      await this.#askAll(sweptTo, work);
      await this.#deriveWhole(sweptTo, work);
      // A moment of the store may be ahead of the counts.
      await this.#side.refresh(sweptTo);
      if (this.#cases.isUpToDate) return;
    }
  }

  /** Asks all kinds; reads a case of those of which more is needed than is kept. */
  async #askAll(sweptTo: Instant, work: Watched): Promise<void> {
    const { asked } = this.#now;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const unread = await this.#ask(sweptTo, work);
      if (unread.length === 0) return;
      await this.#cases.readBriefs(unread, work, (kind, brief) => {
        asked.answer(kind, brief, sweptTo);
        return true;
      });
    }
  }

  async #ask(sweptTo: Instant, work: Watched): Promise<readonly CaseKind[]> {
    const { table, asked } = this.#now;
    const { configuration } = this.#side;
    const unread: CaseKind[] = [];
    let since = performance.now();
    let count = 0;
    for (const kind of table.kinds.all()) {
      if (!asked.ask(kind, configuration, sweptTo)) unread.push(kind);
      count += 1;
      // The clock itself would be a tenth of the work.
      if (count % LOOKED_AT_EVERY !== 0 || performance.now() - since < SLICE_MS) continue;
      await breath(work);
      goOn(work);
      since = performance.now();
    }
    return unread;
  }

  async #deriveWhole(sweptTo: Instant, work: Watched): Promise<void> {
    const { table, asked, whole } = this.#now;
    const isWanted = new Uint8Array(table.kinds.end);
    for (const kind of table.kinds.all()) if (asked.isWhole(kind)) isWanted[kind.number] = 1;
    const slots = new Map(
      whole.outdated(isWanted, sweptTo).map((slot) => [table.noOf(slot), slot]),
    );
    const nos = [...slots.keys()];
    for (let at = 0; at < nos.length; at += EVENTS_AT_ONCE) {
      goOn(work);
      const some = nos.slice(at, at + EVENTS_AT_ONCE);
      const { book } = this.#side;
      for (const { row, events } of await this.#cases.readWhole(some)) {
        const move = wholeMove(row, events, this.#rules, book, sweptTo, table.places);
        const slot = slots.get(row.no);
        if (slot !== undefined) whole.put(slot, move);
      }
      work.onProgress?.({ phase: 'deriving', done: at + some.length, total: nos.length });
      await breath(work);
    }
  }
}

function nothingAsked(table: CaseTable, rules: AskedRules): AskedTable {
  const asked = new AskedMoves(rules);
  const shared = new SharedMoves(table, (kind) => asked.moveOf(kind));
  return { table, asked, shared, whole: new WholeMoves(table) };
}
