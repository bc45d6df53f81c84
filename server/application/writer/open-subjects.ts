import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { isDerived } from '#domain/derive-subject.ts';
import type { StoreParts, WantedSubject } from '../store/store.ts';
import type { CardRow, SubjectKey, SubjectRow } from '../store/store-rows.ts';
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
    const rows = await this.#inside.subjects.take(wanted);
    const known = rows.map((row) => this.#knownOf(row));
    const more = await this.#inside.log.readLists(
      rows.map(({ kind, events }, place) =>
        isDerived(kind) ? events.slice(known[place]?.length ?? 0) : [],
      ),
    );
    const read = rows.map((row, place) => ({
      row,
      events: [...(known[place] ?? []), ...(more[place] ?? [])],
    }));
    const carded = read.filter(({ events }) => events.some(({ type }) => type === 'card.issued'));
    const found =
      carded.length === 0 ? [] : await this.#inside.cards.ofSubjects(carded.map(({ row }) => row));
    const cards = new SubjectMap<Map<string, CardRow>>();
    for (const { row } of read) cards.set(row, new Map());
    for (const card of found) cards.get({ kind: card.kind, no: card.subject })?.set(card.id, card);
    for (const { row, events } of read) {
      this.#open.set(row, openSubject(row, row, events, cards.get(row) ?? new Map()));
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
      if (toldWhole || isOver(row)) this.#hot.drop(row);
      else this.#hot.put({ row, events, cards });
    }
  }

  /** The first events of a row as far as memory holds them: they are not read again. */
  #knownOf(row: SubjectRow): readonly LoggedEvent[] {
    const hot = this.#hot.find(row);
    const known = hot?.row.events.every((seq, place) => row.events[place] === seq) === true;
    return known && hot.events.length === hot.row.events.length ? hot.events : [];
  }
}

/**
 * Whether time brings nothing more and events seldom do: of the cases of a busy day most are over, and
 * what they hold is the room of those that go on.
 */
function isOver({ finished, nextAt }: SubjectRow): boolean {
  return finished !== null && nextAt === null;
}
