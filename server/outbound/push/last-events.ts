import { scopeKey } from '#domain/access/scope.ts';
import type { Scope } from '#domain/access/scope.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { CommitNote } from '../../application/platform.ts';

type Heard = Pick<CommitNote, 'at' | 'deltas' | 'lastEventAt'>;

/**
 * When something last came in that a scope may know of, for the lamp that says how fresh a page is.
 * What happens elsewhere moves no number of the scope and is not told, not even as a sign of life.
 */
export class LastEvents {
  /** Commits with events since the last question, the latest last. */
  readonly #fresh: Heard[] = [];
  readonly #lastOf = new Map<string, Instant>();

  hear(note: Heard): void {
    if (note.lastEventAt !== null) this.#fresh.push(note);
  }

  /** The instants of these scopes, by `scopeKey`; null where nothing has come in yet. */
  read(scopes: Iterable<Scope>): ReadonlyMap<string, Instant | null> {
    const answer = new Map<string, Instant | null>();
    for (const scope of scopes) {
      const key = scopeKey(scope);
      if (answer.has(key)) continue;
      const last = this.#fresh.findLast((note) => concerns(note, scope));
      if (last !== undefined) this.#lastOf.set(key, last.at);
      answer.set(key, this.#lastOf.get(key) ?? null);
    }
    this.#fresh.length = 0;
    return answer;
  }
}

/** Whether a commit moved a number of a scope; province-wide viewers may know of every event. */
function concerns({ deltas }: Heard, { path, line }: Scope): boolean {
  if (path === '' && line === null) return true;
  // A cell is the line, `|`, then JSON with the path of the region as one of its texts.
  const place = `,"${path}`;
  const lineMark = line === null ? undefined : `${line}|`;
  return deltas.some(
    ([cell]) => (lineMark === undefined || cell.startsWith(lineMark)) && cell.includes(place),
  );
}
