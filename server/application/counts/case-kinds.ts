import type { Instant } from '#domain/time/limit.ts';
import type { KeptBrief } from './kept-brief.ts';
import type { SharedPlain } from './shared-plains.ts';

/** What cases are of one kind by. */
interface KindSign {
  /** What they add to the counts, each in its own place. */
  readonly sign: string;
  /** The number of their shape; null where the kind is of one case alone. */
  readonly shape: number | null;
  readonly plain: SharedPlain | 'never' | undefined;
}

/** Cases that add the same to the counts, each in its own place, and of which rules make the same. */
export interface CaseKind extends KindSign {
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
  readonly #shared = new Map<string, Map<number, CaseKind>>();
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

  find(sign: string, shape: number): CaseKind | undefined {
    return this.#shared.get(sign)?.get(shape);
  }

  /** A kind of which no case is yet. */
  add({ sign, shape, plain }: KindSign): CaseKind {
    const number = this.#free.pop() ?? this.#all.length;
    const kind = { number, sign, shape, plain, brief: undefined, cases: 0, asOf: -Infinity };
    this.#all[number] = kind;
    if (shape === null) return kind;
    const ofSign = this.#shared.get(sign);
    if (ofSign === undefined) this.#shared.set(sign, new Map([[shape, kind]]));
    else ofSign.set(shape, kind);
    return kind;
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
    const { sign, shape } = kind;
    const ofSign = this.#shared.get(sign);
    if (shape === null || ofSign === undefined) return;
    ofSign.delete(shape);
    if (ofSign.size === 0) this.#shared.delete(sign);
  }

  /** Keeps what its cases are in brief, as long as there is room. */
  keepBrief(kind: CaseKind, brief: KeptBrief | null): void {
    if (brief !== null && !this.hasRoom) return;
    if (brief !== null) this.#briefs += 1;
    kind.brief = brief;
  }
}
