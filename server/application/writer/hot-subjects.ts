import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { CardRow, SubjectKey, SubjectRow } from '../store/store-rows.ts';
import { SubjectMap } from '../store/subject-map.ts';

/** A subject in memory, exactly as the last commit left it. */
export interface HotSubject {
  readonly row: SubjectRow;
  /** Its events; none for kinds that are not derived. */
  readonly events: readonly LoggedEvent[];
  /** Its cards by id. */
  readonly cards: ReadonlyMap<string, CardRow>;
}

/**
 * Subjects that were written lately, so that the next event of a case costs no reading. Bounded by
 * what they hold, about 1 kB for each event and each row. In two generations: when the young ones
 * fill half of the room, the old ones go and the young ones are the old.
 */
export class HotSubjects {
  readonly #most: number;
  #young = new SubjectMap<HotSubject>();
  #old = new SubjectMap<HotSubject>();
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  find(key: SubjectKey): HotSubject | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  put(subject: HotSubject): void {
    const before = this.#young.get(subject.row);
    this.#held += weightOf(subject) - (before === undefined ? 0 : weightOf(before));
    this.#young.set(subject.row, subject);
    if (this.#held * 2 <= this.#most) return;
    this.#old = this.#young;
    this.#young = new SubjectMap();
    this.#held = 0;
  }

  /** Forgets one, such as what it holds is no longer the last. */
  drop(key: SubjectKey): void {
    const before = this.#young.get(key);
    if (before !== undefined) this.#held -= weightOf(before);
    this.#young.delete(key);
    this.#old.delete(key);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
    this.#held = 0;
  }
}

function weightOf({ events }: HotSubject): number {
  return events.length + 1;
}
