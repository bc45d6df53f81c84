import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { isDerived } from '#domain/derive-subject.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { OpenSubject } from './open-subject.ts';
import type { OpenSubjects } from './open-subjects.ts';
import { settleSubject } from './settle-subject.ts';
import type { Settlement } from './settle-subject.ts';
import type { StoredEvent } from './store-events.ts';
import { SubjectTaken } from './subject-taken.ts';

/** How a subject is to be settled. */
export interface Manner {
  readonly silent: boolean;
  readonly sweptBefore: Instant;
}

/** A subject that is to be settled. */
export interface WantedSettlement {
  readonly key: SubjectKey;
  readonly manner: Manner;
}

/** What came of a subject: a settlement, or why our rules could not take it. */
type Outcome = Settlement | RangeError;

/** A subject with what came of it, which the draft has not taken yet. */
interface Settled extends WantedSettlement {
  readonly settlement: Settlement;
}

/** Settlements whose decisions are stored together. */
const DECIDED_AT_ONCE = 64;

/** The commit whose subjects are settled, as far as that needs it. */
export interface SettledInto {
  readonly now: Instant;
  readonly book: ReferenceBook;
  readonly sweepsBeside: boolean;
  addEvents(events: readonly LoggedEvent[]): Promise<readonly StoredEvent[]>;
}

/** Takes what came of a subject, with its decisions as they were stored, into the commit. */
export type TakeSettlement = (
  key: SubjectKey,
  settlement: Settlement,
  added: readonly StoredEvent[],
  manner: Manner,
  at: Instant,
) => void;

/** Derives the opened subjects of a commit and has their decisions stored. */
export class Settling {
  readonly #draft: SettledInto;
  readonly #subjects: OpenSubjects;
  readonly #take: TakeSettlement;

  constructor(draft: SettledInto, subjects: OpenSubjects, take: TakeSettlement) {
    this.#draft = draft;
    this.#subjects = subjects;
    this.#take = take;
  }

  /**
   * Derives an opened subject at a moment, or at the later one it was swept to.
   *
   * @throws {RangeError} our rules cannot settle it.
   */
  async settle(key: SubjectKey, manner: Manner, at: Instant): Promise<Settlement> {
    const settlement = this.#derive(key, manner, at);
    if (settlement instanceof RangeError) throw settlement;
    const [problem] = await this.#takeDecided([{ key, manner, settlement }], at);
    if (problem !== undefined) throw problem;
    return settlement;
  }

  /**
   * Derives opened subjects; their decisions are stored at once.
   *
   * @returns of each why our rules could not take it, undefined where they could; one that fails is
   *   left as it was
   */
  async settleAll(
    wanted: readonly WantedSettlement[],
    at: Instant,
  ): Promise<readonly (RangeError | undefined)[]> {
    const problems = new Array<RangeError | undefined>(wanted.length).fill(undefined);
    let deciding: (Settled & { readonly place: number })[] = [];
    const takeThem = async (): Promise<void> => {
      const them = deciding;
      deciding = [];
      const found = await this.#takeDecided(them, at);
      for (const [index, { place }] of them.entries()) problems[place] = found[index];
    };
    // What was derived is taken before the next is: kept until all are, it outlives the young heap.
    for (const [place, { key, manner }] of wanted.entries()) {
      const settlement = this.#derive(key, manner, at);
      if (settlement instanceof RangeError) problems[place] = settlement;
      else if (settlement.decided.length === 0) this.#take(key, settlement, [], manner, at);
      else deciding.push({ key, manner, settlement, place });
      if (deciding.length >= DECIDED_AT_ONCE) await takeThem();
    }
    if (deciding.length > 0) await takeThem();
    return problems;
  }

  /** Stores the decisions of settlements and takes these; of each why that failed. */
  async #takeDecided(
    settled: readonly Settled[],
    at: Instant,
  ): Promise<readonly (RangeError | undefined)[]> {
    const decided = settled.flatMap(({ settlement }) => settlement.decided);
    const added = decided.length === 0 ? [] : await this.#draft.addEvents(decided);
    let next = 0;
    return settled.map(({ key, manner, settlement }) => {
      const mine = added.slice(next, next + settlement.decided.length);
      next += settlement.decided.length;
      if (mine.some(({ fresh }) => !fresh)) {
        // Two made the subject at once, and the other one was first to decide.
        if (this.#draft.sweepsBeside && this.#subjects.get(key).before === undefined)
          throw new SubjectTaken();
        return new RangeError(`a decision on ${key.no} was taken before`);
      }
      this.#take(key, settlement, mine, manner, at);
      return undefined;
    });
  }

  #derive(key: SubjectKey, manner: Manner, at: Instant): Outcome {
    const { kind, no } = key;
    if (!isDerived(kind)) return new RangeError(`${kind} ${no} is of a kind that is not derived`);
    const subject = this.#subjects.get(key);
    const asOf = asOfOf(subject, at);
    const circumstances = { asOf, receivedAt: this.#draft.now, ...manner };
    try {
      return settleSubject(kind, subject.events, this.#draft.book.configuration, circumstances);
    } catch (error) {
      if (error instanceof RangeError) return error;
      throw error;
    }
  }
}

/** The moment at which a subject is derived: a later one that it was swept to stays. */
export function asOfOf({ row, before }: OpenSubject, at: Instant): Instant {
  return Math.max(at, (row ?? before)?.asOf ?? 0);
}
