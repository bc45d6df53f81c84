import type { Instant } from '#domain/time/limit.ts';
import type { KeptBrief } from './kept-brief.ts';
import type { SharedPlain } from './shared-plains.ts';

/** What cases are of one kind by. */
interface KindMark {
  /** What they add to the counts that rules can move, each in its own place. */
  readonly movable: string;
  /** The number of their shape; null where the kind is of one case alone. */
  readonly shape: number | null;
  readonly plain: SharedPlain | 'never' | undefined;
}

/** Cases that add the same to the counts, as far as rules can move it, and of which rules make the same. */
export interface CaseKind extends KindMark {
  /** Its place in lists. Once no case is of it any more, another kind may have the number. */
  readonly number: number;
  /**
   * Undefined before the events of one of them were read, or where no more can be kept; null where each
   * has to be derived as a whole.
   */
  brief: KeptBrief | null | undefined;
  /** How many cases are of it. */
  cases: number;
  /** The last moment at which one of them was derived: what they add holds then. */
  asOf: Instant;
}

/** Briefs that are kept: some 4 kB each, 400 MB at most. */
const MOST_BRIEFS = 100_000;

/** The kinds of some cases, each gone with the last case of it. */
export class CaseKinds {
  /** By the signs of their cases: each kind under some, which what no rules move tells apart. */
  readonly #bySign = new Map<string, Map<number, CaseKind>>();
  readonly #byMark = new Map<string, CaseKind>();
  readonly #signs = new WeakMap<CaseKind, string[]>();
  readonly #all: (CaseKind | undefined)[] = [undefined];
  readonly #free: number[] = [];
  #briefs = 0;

  /** All numbers lie below; 0 is of no kind. */
  get end(): number {
    return this.#all.length;
  }

  /** Whether a brief more can be kept. */
  get hasRoom(): boolean {
    return this.#briefs < MOST_BRIEFS;
  }

  at(number: number): CaseKind | undefined {
    return this.#all[number];
  }

  /** Those that there are, by their numbers. */
  *all(): Generator<CaseKind> {
    for (const kind of this.#all) if (kind !== undefined) yield kind;
  }

  /** The kind of the cases with a sign and a shape, if one was seen before. */
  find(sign: string, shape: number): CaseKind | undefined {
    return this.#bySign.get(sign)?.get(shape);
  }

  /** The kind of a mark, also a new one, of which no case is yet. */
  of(mark: KindMark): CaseKind {
    const key = keyOf(mark);
    const known = key === undefined ? undefined : this.#byMark.get(key);
    if (known !== undefined) return known;
    const { movable, shape, plain } = mark;
    const number = this.#free.pop() ?? this.#all.length;
    const kind = { number, movable, shape, plain, brief: undefined, cases: 0, asOf: -Infinity };
    this.#all[number] = kind;
    if (key !== undefined) this.#byMark.set(key, kind);
    return kind;
  }

  /** Notes that cases with a sign are of a kind that has a shape: the next one is found at once. */
  note(sign: string, kind: CaseKind): void {
    if (kind.shape === null) return;
    const ofSign = this.#bySign.get(sign);
    if (ofSign === undefined) this.#bySign.set(sign, new Map([[kind.shape, kind]]));
    else ofSign.set(kind.shape, kind);
    const signs = this.#signs.get(kind);
    if (signs === undefined) this.#signs.set(kind, [sign]);
    else signs.push(sign);
  }

  /** A case is of it. */
  hold(kind: CaseKind, asOf: Instant): void {
    kind.cases += 1;
    kind.asOf = Math.max(kind.asOf, asOf);
  }

  /** A case is of it no more. */
  release(kind: CaseKind): void {
    kind.cases -= 1;
    if (kind.cases > 0) return;
    if (kind.brief != null) this.#briefs -= 1;
    this.#all[kind.number] = undefined;
    this.#free.push(kind.number);
    const { shape } = kind;
    const key = keyOf(kind);
    if (shape === null || key === undefined) return;
    this.#byMark.delete(key);
    for (const sign of this.#signs.get(kind) ?? []) {
      const ofSign = this.#bySign.get(sign);
      ofSign?.delete(shape);
      if (ofSign?.size === 0) this.#bySign.delete(sign);
    }
  }

  /** Keeps what its cases are in brief, as long as there is room. */
  keepBrief(kind: CaseKind, brief: KeptBrief | null): void {
    if (brief !== null && !this.hasRoom) return;
    if (brief !== null) this.#briefs += 1;
    kind.brief = brief;
  }
}

function keyOf({ movable, shape }: KindMark): string | undefined {
  return shape === null ? undefined : `${shape} ${movable}`;
}
