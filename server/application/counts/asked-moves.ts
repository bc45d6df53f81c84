import { listOfBrief } from '#domain/case-brief.ts';
import type { BriefCell } from '#domain/case-brief.ts';
import type { Configuration } from '#domain/configuration.ts';
import type { DaySpan } from '#domain/days-of-brief.ts';
import type { PlainEnd } from '#domain/plain-case.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { AskedRules, CaseEntry } from './case-entry.ts';
import { PlainEnds } from './plain-ends.ts';
import type { KeptBrief } from './shared-briefs.ts';
import type { OwnCell, SharedMove } from './shared-moves.ts';
import type { SharedPlain } from './shared-plains.ts';

/** What was found at a moment, and up to when it holds. */
interface Found {
  /** Undefined where more is needed than is kept. */
  readonly move: SharedMove | undefined;
  readonly from: Instant;
  readonly until: Instant;
}

const UNMOVED: SharedMove = { cells: [], nextAt: null };

/** What cases would move by other rules, from what is kept of them: asked once of all that have it in common. */
export class AskedMoves {
  readonly #rules: AskedRules;
  readonly #ends = new PlainEnds();
  readonly #found = new WeakMap<SharedPlain | KeptBrief, Found>();

  constructor(rules: AskedRules) {
    this.#rules = rules;
  }

  /**
   * @param now the rules that hold
   * @returns undefined where the events of the case are needed
   */
  of(entry: CaseEntry, now: Configuration, asOf: Instant): SharedMove | undefined {
    const { plain, brief } = entry;
    const { days, otherDays } = this.#rules;
    if (otherDays === undefined) {
      if (plain === 'never') return UNMOVED;
      const move = plain && this.#once(plain, asOf, () => this.#ofPlain(plain, now, asOf));
      if (move !== undefined) return move;
    }
    if (brief == null || (otherDays !== undefined && brief.brief.hasOrder)) return undefined;
    if (days === 0 && otherDays !== undefined && isApart(brief.span, otherDays)) return UNMOVED;
    return this.#once(brief, asOf, () => this.#ofBrief(brief, entry, asOf));
  }

  #once(
    asked: SharedPlain | KeptBrief,
    asOf: Instant,
    find: () => SharedMove | undefined,
  ): SharedMove | undefined {
    const known = this.#found.get(asked);
    if (known !== undefined && asOf >= known.from && asOf < known.until) return known.move;
    const move = find();
    // How long more is needed for nobody can say, and it is asked at one moment of most cases.
    const until = move === undefined ? asOf + 1 : (move.nextAt ?? Infinity);
    this.#found.set(asked, { move, from: asOf, until });
    return move;
  }

  #ofPlain(plain: SharedPlain, now: Configuration, asOf: Instant): SharedMove | undefined {
    const { configuration, days } = this.#rules;
    const was = this.#ends.find(plain, now, asOf, 0);
    const is = this.#ends.find(plain, configuration, asOf, days);
    if (was === undefined || is === undefined) return undefined;
    // It is asked again where either changes by itself.
    const nextAt = Math.min(was.nextAt ?? Infinity, is.nextAt ?? Infinity);
    const cells = isSameEnd(was, is) ? [] : [...cellsOfEnd(was, -1), ...cellsOfEnd(is, 1)];
    return { cells, nextAt: nextAt === Infinity ? null : nextAt };
  }

  #ofBrief(brief: KeptBrief, { place }: CaseEntry, asOf: Instant): SharedMove | undefined {
    const { configuration, days } = this.#rules;
    const after = listOfBrief(brief.brief, configuration, asOf, days);
    if (after === undefined) return undefined;
    // What cases have in common names no department but others than the own one.
    const own = brief.shared === undefined ? place.department : null;
    return { cells: movedBetween(brief.list, after.list, own), nextAt: after.nextAt };
  }
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
