import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { SubjectRow } from './store-rows.ts';

/** A subject in memory, exactly as the last commit left it. */
export interface HotSubject {
  readonly row: SubjectRow;
  /** Its events; undefined for kinds that are not derived. */
  readonly events: readonly LoggedEvent[];
  /** Bodies of its cards by id. */
  readonly cards: ReadonlyMap<string, string>;
}

/**
 * Subjects that were written lately, so that the next event of a case costs no reading. Bounded by
 * the number of events held, about 1 kB each; the least recently written go first.
 */
export class HotSubjects {
  readonly #most: number;
  readonly #subjects = new Map<string, HotSubject>();
  #events = 0;

  constructor(mostEvents: number) {
    this.#most = mostEvents;
  }

  find(text: string): HotSubject | undefined {
    return this.#subjects.get(text);
  }

  put(text: string, subject: HotSubject): void {
    this.#drop(text);
    this.#subjects.set(text, subject);
    this.#events += subject.events.length;
    for (const oldest of this.#subjects.keys()) {
      if (this.#events <= this.#most) return;
      this.#drop(oldest);
    }
  }

  clear(): void {
    this.#subjects.clear();
    this.#events = 0;
  }

  #drop(text: string): void {
    this.#events -= this.#subjects.get(text)?.events.length ?? 0;
    this.#subjects.delete(text);
  }
}
