import { listOfBrief } from '#domain/case-brief.ts';
import type { BriefCell, CaseBrief } from '#domain/case-brief.ts';
import { shapeOf } from '#domain/case-shape.ts';
import type { Configuration } from '#domain/configuration.ts';
import { daysOfBrief } from '#domain/days-of-brief.ts';
import type { DaySpan } from '#domain/days-of-brief.ts';
import type { Instant } from '#domain/time/limit.ts';

/** A brief, and the cells that it gives now. */
export interface KeptBrief {
  readonly brief: CaseBrief;
  readonly list: readonly BriefCell[];
  /** Other days off than these move nothing of it; undefined where any may. */
  readonly span: DaySpan | undefined;
  /** Absent where it is of one case alone. */
  readonly shared?: Shared | undefined;
}

/** A shape at some moments. A department that is null is the own one of each of its cases. */
interface Shared {
  readonly key: string;
  readonly from: Instant;
  readonly until: Instant;
  /** How many are kept by it. */
  cases: number;
}

/** Shapes by which cases are kept: each once however many cases it has, and gone with the last of them. */
export class SharedBriefs {
  readonly #byKey = new Map<string, readonly KeptBrief[]>();
  #size = 0;

  /** How many there are, those of one case alone as well. */
  get size(): number {
    return this.#size;
  }

  /**
   * What a case in brief gives at a moment, together with other cases where hours do not count.
   *
   * @returns undefined where the case has to be derived as a whole
   */
  of(brief: CaseBrief, configuration: Configuration, asOf: Instant): KeptBrief | undefined {
    const shape = shapeOf(brief, configuration);
    const known = shape && this.#byKey.get(shape.key)?.find((one) => holdsAt(one, asOf));
    if (known !== undefined) return known;
    const own = shape?.brief ?? brief;
    const found = listOfBrief(own, configuration, asOf, 0);
    if (found === undefined) return undefined;
    const { list, nextAt } = found;
    const span = daysOfBrief(own, configuration, asOf);
    const shared = shape && { key: shape.key, from: asOf, until: nextAt ?? Infinity, cases: 0 };
    return { brief: own, list, span, shared };
  }

  /** A case is kept by it. */
  hold(kept: KeptBrief): void {
    const { shared } = kept;
    if (shared === undefined || shared.cases === 0) this.#size += 1;
    if (shared === undefined) return;
    if (shared.cases === 0) {
      this.#byKey.set(shared.key, [...(this.#byKey.get(shared.key) ?? []), kept]);
    }
    shared.cases += 1;
  }

  /** A case is kept by it no more. */
  release(kept: KeptBrief): void {
    const { shared } = kept;
    if (shared !== undefined) {
      shared.cases -= 1;
      if (shared.cases > 0) return;
      const others = this.#byKey.get(shared.key)?.filter((one) => one !== kept) ?? [];
      if (others.length === 0) this.#byKey.delete(shared.key);
      else this.#byKey.set(shared.key, others);
    }
    this.#size -= 1;
  }
}

function holdsAt({ shared }: KeptBrief, asOf: Instant): boolean {
  return shared !== undefined && asOf >= shared.from && asOf < shared.until;
}
