import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { isDerived } from '#domain/derive-subject.ts';
import type { StoreParts, WantedSubject } from '../store/store.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import { SubjectMap } from '../store/subject-map.ts';
import type { HotSubjects } from './hot-subjects.ts';
import { emptySubject, openSubject } from './open-subject.ts';
import type { OpenSubject } from './open-subject.ts';

/** The subjects that one commit works on; memory is touched only by `keep`, after it. */
export class OpenSubjects {
  readonly #inside: StoreParts;
  readonly #hot: HotSubjects;
  readonly #open = new SubjectMap<OpenSubject>();

  constructor(inside: StoreParts, hot: HotSubjects) {
    this.#inside = inside;
    this.#hot = hot;
  }

  /** Brings subjects in, from memory or from the store; nobody else writes them until the commit. */
  async open(keys: readonly SubjectKey[]): Promise<void> {
    const wanted: WantedSubject[] = [];
    for (const key of keys) {
      if (this.#open.get(key) !== undefined) continue;
      const { kind, no } = key;
      const hot = this.#hot.find(key);
      wanted.push({ kind, no, known: hot?.row.version ?? null });
      this.#open.set(
        key,
        hot === undefined ? emptySubject(key) : openSubject(key, hot.row, hot.events, hot.cards),
      );
    }
    if (wanted.length === 0) return;
    for (const row of await this.#inside.subjects.take(wanted)) {
      const events = isDerived(row.kind) ? await this.#eventsOf(row) : [];
      const hasCards = events.some(({ type }) => type === 'card.issued');
      const cards = hasCards ? await this.#inside.cards.ofSubject(row) : [];
      const held = new Map(cards.map((card) => [card.id, card]));
      this.#open.set(row, openSubject(row, row, events, held));
    }
  }

  find(key: SubjectKey): OpenSubject | undefined {
    return this.#open.get(key);
  }

  /** @throws {RangeError} it is not open. */
  get(key: SubjectKey): OpenSubject {
    const subject = this.#open.get(key);
    if (subject === undefined) throw new RangeError(`${key.kind} ${key.no} is not open`);
    return subject;
  }

  values(): Iterable<OpenSubject> {
    return this.#open.values();
  }

  /** After the commit: what was written is what memory holds. */
  keep(): void {
    for (const { row, events, cards, toldWhole } of this.#open.values()) {
      if (row === undefined) continue;
      if (toldWhole) this.#hot.drop(row);
      else this.#hot.put({ row, events, cards });
    }
  }

  /** The events of a row; those that memory holds of it are not read again. */
  async #eventsOf(row: SubjectRow): Promise<readonly LoggedEvent[]> {
    const hot = this.#hot.find(row);
    const known = hot?.row.events.every((seq, place) => row.events[place] === seq) === true;
    if (!known || hot.events.length !== hot.row.events.length) {
      return this.#inside.log.read(row.events);
    }
    const more = row.events.slice(hot.events.length);
    return more.length === 0 ? hot.events : [...hot.events, ...(await this.#inside.log.read(more))];
  }
}
