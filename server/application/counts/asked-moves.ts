import { listOfBrief } from '#domain/case-brief.ts';
import type { BriefCell } from '#domain/case-brief.ts';
import type { Configuration } from '#domain/configuration.ts';
import type { DaySpan } from '#domain/days-of-brief.ts';
import { endOfPlain } from '#domain/plain-case.ts';
import type { PlainEnd } from '#domain/plain-case.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { CaseKind } from './case-kinds.ts';
import type { KeptBrief } from './kept-brief.ts';
import type { OwnCell, SharedMove } from './shared-moves.ts';
import type { SharedPlain } from './shared-plains.ts';
import type { AskedRules } from './whole-move.ts';

/** What was found at a moment, and up to when it holds. */
interface Found {
  /** Undefined where each case has to be derived as a whole. */
  readonly move: SharedMove | undefined;
  readonly from: Instant;
  readonly until: Instant;
}

const UNMOVED: SharedMove = { cells: [], nextAt: null };

/** What cases would move by other rules: asked once of all that are of one kind. */
export class AskedMoves {
  readonly #rules: AskedRules;
  readonly #ofPlains = new WeakMap<SharedPlain, Found>();
  readonly #found: ({ readonly kind: CaseKind; readonly found: Found } | undefined)[] = [];

  constructor(rules: AskedRules) {
    this.#rules = rules;
  }

  /** What cases of a kind would move; undefined where that is not known, of one or of all of them. */
  moveOf(kind: CaseKind | undefined): SharedMove | undefined {
    return this.#foundOf(kind)?.move;
  }

  /** Whether each case of a kind has to be derived as a whole. */
  isWhole(kind: CaseKind | undefined): boolean {
    const found = this.#foundOf(kind);
    return found !== undefined && found.move === undefined;
  }

  /**
   * Asks a kind from what is kept of it, unless it was asked before.
   *
   * @param now the rules that hold
   * @returns whether there is an answer; else one of its cases has to be read first
   */
  ask(kind: CaseKind, now: Configuration, sweptTo: Instant): boolean {
    const asOf = Math.max(sweptTo, kind.asOf);
    const known = this.#foundOf(kind);
    if (known !== undefined && holdsAt(known, asOf)) return true;
    const { plain, brief } = kind;
    if (this.#rules.otherDays === undefined && plain !== undefined) {
      const found = plain === 'never' ? foundAt(UNMOVED, asOf) : this.#askPlain(plain, now, asOf);
      if (found.move !== undefined) {
        this.#found[kind.number] = { kind, found };
        return true;
      }
    }
    if (brief === undefined) return false;
    this.answer(kind, brief, sweptTo);
    return true;
  }

  /** Asks a kind that was read. */
  answer(kind: CaseKind, brief: KeptBrief | null, sweptTo: Instant): void {
    const asOf = Math.max(sweptTo, kind.asOf);
    const move = brief === null ? undefined : this.#ofBrief(brief, asOf);
    this.#found[kind.number] = { kind, found: foundAt(move, asOf) };
  }

  #foundOf(kind: CaseKind | undefined): Found | undefined {
    const known = kind && this.#found[kind.number];
    return known?.kind === kind ? known?.found : undefined;
  }

  #askPlain(plain: SharedPlain, now: Configuration, asOf: Instant): Found {
    const known = this.#ofPlains.get(plain);
    if (known !== undefined && holdsAt(known, asOf)) return known;
    const found = foundAt(this.#ofPlain(plain, now, asOf), asOf);
    this.#ofPlains.set(plain, found);
    return found;
  }

  #ofPlain(plain: SharedPlain, now: Configuration, asOf: Instant): SharedMove | undefined {
    const { configuration, days } = this.#rules;
    const was = endOfPlain(plain, now, asOf, 0);
    const is = endOfPlain(plain, configuration, asOf, days);
    if (was === undefined || is === undefined) return undefined;
    // It is asked again where either changes by itself.
    const nextAt = Math.min(was.nextAt ?? Infinity, is.nextAt ?? Infinity);
    const cells = isSameEnd(was, is) ? [] : [...cellsOfEnd(was, -1), ...cellsOfEnd(is, 1)];
    return { cells, nextAt: nextAt === Infinity ? null : nextAt };
  }

  #ofBrief({ brief, list, span, own }: KeptBrief, asOf: Instant): SharedMove | undefined {
    const { configuration, days, otherDays } = this.#rules;
    if (otherDays !== undefined && brief.hasOrder) return undefined;
    if (days === 0 && otherDays !== undefined && isApart(span, otherDays)) return UNMOVED;
    const after = listOfBrief(brief, configuration, asOf, days);
    return after && { cells: movedBetween(list, after.list, own), nextAt: after.nextAt };
  }
}

function foundAt(move: SharedMove | undefined, asOf: Instant): Found {
  // How long more is needed for nobody can say, and it is asked at one moment of most cases.
  return { move, from: asOf, until: move === undefined ? asOf + 1 : (move.nextAt ?? Infinity) };
}

function holdsAt({ from, until }: Found, asOf: Instant): boolean {
  return asOf >= from && asOf < until;
}

function isApart(span: DaySpan | undefined, days: readonly Day[]): boolean {
  return span !== undefined && days.every((day) => day < span.from || day > span.to);
}

function isSameEnd(one: PlainEnd, other: PlainEnd): boolean {
  return one.due === other.due && one.bucket === other.bucket && one.isEarly === other.isEarly;
}

/** The cells of a commitment with that end. */
function cellsOfEnd({ due, bucket, isEarly }: PlainEnd, amount: number): OwnCell[] {
  const cell = { department: undefined, day: due, amount };
  const clock = { ...cell, measure: 'clock commitment', kind: bucket };
  return isEarly ? [clock, { ...cell, measure: 'early commitment', kind: null }] : [clock];
}

/** What is otherwise in a list: what it was is taken off, what it would be is added. */
function movedBetween(
  before: readonly BriefCell[],
  after: readonly BriefCell[],
  own: string | null,
): readonly OwnCell[] {
  const moved: OwnCell[] = [];
  const add = (cell: BriefCell | undefined, sign: 1 | -1): void => {
    if (cell === undefined) return;
    const { measure, name, departmentCode, day, kind, amount } = cell;
    const department = departmentCode === own ? undefined : departmentCode;
    moved.push({ measure: `${measure} ${name}`, department, day, kind, amount: sign * amount });
  };
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    const [was, is] = [before[index], after[index]];
    if (was !== undefined && is !== undefined && isSameCell(was, is)) continue;
    add(was, -1);
    add(is, 1);
  }
  return moved;
}

function isSameCell(one: BriefCell, other: BriefCell): boolean {
  return (
    one.day === other.day &&
    one.kind === other.kind &&
    one.amount === other.amount &&
    one.name === other.name &&
    one.measure === other.measure &&
    one.departmentCode === other.departmentCode
  );
}
