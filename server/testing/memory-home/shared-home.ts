import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Company, Duty, StoreParts } from '../../application/store/store.ts';
import type { AddedEvent, SubjectKey } from '../../application/store/store-rows.ts';
import { SubjectTaken } from '../../application/writer/subject-taken.ts';
import { Deadlock, Locks } from './locks.ts';
import type { Holder } from './locks.ts';
import { MemoryHome, partsOf } from './memory-home.ts';
import type { MemoryStore } from './memory-home.ts';
import type { MemoryViews } from './memory-tables.ts';
import { viewsOf } from './memory-tables.ts';

const MOST_ATTEMPTS = 10;

interface Transaction extends Holder {
  /** Its number, handed out at its beginning: readers follow below the lowest that is at work. */
  readonly xid: number;
}

interface Mark {
  readonly value: number;
  /** Value before it, for readers who do not see its transaction yet. */
  readonly before: number;
  readonly xid: number;
}

/**
 * A home in memory that several processes write at once, with the rules of PostgreSQL: everybody
 * sees what is committed, rows are locked until the end of their transaction, identities wait for
 * each other, versions are numbers of transactions and are followed only below those at work.
 */
export class SharedMemoryHome extends MemoryHome {
  readonly #locks = new Locks();
  readonly #atWork = new Set<Transaction>();
  readonly #duties = new Map<Duty, object>();
  #lastXid = 0;
  #lastSeq = 0;
  #swept: Mark = { value: 0, before: 0, xid: 0 };

  override open(): MemoryStore {
    const connection = {};
    const mine = new Set<Transaction>();
    let ended = false;
    const run = async <T>(work: (inside: StoreParts) => Promise<T>, company: Company) => {
      this.#lastXid += 1;
      const own: Transaction = { xid: this.#lastXid, waitsFor: undefined, isEnded: false };
      this.#atWork.add(own);
      mine.add(own);
      try {
        if (company !== 'beside') await this.#locks.enter(own, company);
        const views = viewsOf(this.tables);
        const swept: { value: number | undefined } = { value: undefined };
        const result = await work(this.#partsOf(views, own, swept));
        if (own.isEnded || ended) throw new TypeError('the connection is closed');
        this.#atWork.delete(own);
        if (swept.value !== undefined) this.#mark(swept.value, own.xid);
        this.commit(views, connection);
        return result;
      } finally {
        mine.delete(own);
        this.#end(own);
      }
    };
    const abandon = (): void => {
      ended = true;
      for (const own of mine) this.#end(own);
      for (const [duty, by] of this.#duties) if (by === connection) this.#duties.delete(duty);
    };
    return {
      ...this.#outside(connection),
      isShared: true,
      transaction: async (work, company = 'shared') => {
        for (let attempt = 1; ; attempt += 1) {
          try {
            return await run(work, company);
          } catch (error) {
            const mayPass = error instanceof Deadlock || error instanceof SubjectTaken;
            if (!mayPass || attempt >= MOST_ATTEMPTS) throw error;
          }
        }
      },
      snapshot: async (work) => {
        const views = this.snapshot();
        const horizon = this.#horizon();
        const swept = this.#swept;
        try {
          return await work(
            this.#reading(
              views,
              () => horizon,
              () => swept,
            ),
            '',
          );
        } finally {
          this.release(views);
        }
      },
      onDuty: async (duty, work) => {
        if (this.#duties.has(duty)) return undefined;
        this.#duties.set(duty, connection);
        try {
          return await work();
        } finally {
          if (this.#duties.get(duty) === connection) this.#duties.delete(duty);
        }
      },
      foreignWrites: () => Promise.resolve(true),
      wipe: () => Promise.resolve(),
      rest: () => Promise.resolve(),
      close: () => {
        abandon();
        return Promise.resolve();
      },
      abandon,
    };
  }

  /** Numbers are handed out before the commit, and not given back. */
  #addEvent(views: MemoryViews, event: LoggedEvent): AddedEvent {
    const identity = `${event.source}\0${event.id}`;
    const known = views.identities.get(identity);
    const kept = known === undefined ? undefined : views.events.get(known);
    if (known !== undefined && kept !== undefined) {
      return { fresh: false, seq: known, kept: views.detached.get(known) ?? kept };
    }
    this.#lastSeq += 1;
    views.events.set(this.#lastSeq, Object.freeze({ ...event }));
    views.identities.set(identity, this.#lastSeq);
    return { fresh: true, seq: this.#lastSeq };
  }

  #end(own: Transaction): void {
    this.#atWork.delete(own);
    this.#locks.end(own);
  }

  #horizon(): number {
    return Math.min(this.#lastXid + 1, ...[...this.#atWork].map(({ xid }) => xid));
  }

  #mark(value: number, xid: number): void {
    const { xid: last, value: known, before } = this.#swept;
    this.#swept = { value, before: last < this.#horizon() ? known : before, xid };
  }

  /** Parts that read as this home does: heads and changes below a horizon. */
  #reading(
    views: MemoryViews,
    horizon: () => number,
    swept: () => Mark,
    answer?: <T>(call: () => T) => T,
  ): StoreParts {
    const parts = partsOf(views, answer);
    const { journal } = parts;
    const versions = (): number[] => [...views.changes.entries()].map(([version]) => version);
    return {
      ...parts,
      journal: {
        ...journal,
        head: async () => {
          const head = await journal.head();
          const known = versions();
          const last = views.changes.get(Math.max(0, ...known));
          return {
            ...head,
            dataVersion: Math.max(0, ...known.filter((version) => version < horizon())),
            isSettled: known.every((version) => version < horizon()),
            lastReceivedAt: Math.max(head.lastReceivedAt, last?.at ?? 0),
            hasEvents: !views.events.values().next().done,
          };
        },
        settled: () => {
          const { value, before, xid } = swept();
          const end = horizon();
          const prunedTo = views.heads.get('prunedTo') ?? 0;
          return Promise.resolve({ upTo: end - 1, sweptTo: xid < end ? value : before, prunedTo });
        },
        after: async (version, limit) =>
          (await journal.seen(version, limit)).filter((one) => one.dataVersion < horizon()),
        lastChange: (upTo, by) => journal.lastChange(Math.min(upTo, horizon() - 1), by),
        merge: async (size) => {
          const end = horizon();
          const { upTo } = await journal.counts();
          const known = versions().filter((version) => version > upTo);
          // Changes that are not settled are left for the next time.
          return known.some((version) => version >= end) ? false : journal.merge(size);
        },
      },
    };
  }

  #outside(connection: object): StoreParts {
    const views = viewsOf(this.tables);
    return this.#reading(
      views,
      () => this.#horizon(),
      () => this.#swept,
      (call) => {
        try {
          const answer = call();
          this.commit(views, connection);
          return answer;
        } finally {
          for (const view of Object.values(views)) view.discard();
        }
      },
    );
  }

  #partsOf(views: MemoryViews, own: Transaction, swept: { value: number | undefined }): StoreParts {
    const parts = this.#reading(
      views,
      () => this.#horizon(),
      () => this.#swept,
    );
    const { log, subjects, journal, desk, audit, personal } = parts;
    const lockAll = async (names: readonly string[]): Promise<void> => {
      for (const name of [...new Set(names)].sort()) await this.#locks.take(name, own);
    };
    const nameOf = ({ kind, no }: SubjectKey): string => `subject ${kind} ${no}`;
    const rowOf = ({ kind, no }: SubjectKey) => views.subjects.get(`${kind} ${no}`);
    const locked = <Part extends object>(part: Part, name: string): Part =>
      Object.fromEntries(
        (Object.entries(part) as [string, (...args: unknown[]) => Promise<unknown>][]).map(
          ([method, call]) => [
            method,
            async (...args: unknown[]) => {
              await this.#locks.take(name, own);
              return call(...args);
            },
          ],
        ),
      ) as Part;
    return {
      ...parts,
      desk: locked(desk, 'desk'),
      audit: locked(audit, 'audit'),
      personal: locked(personal, 'personal'),
      log: {
        ...log,
        add: async (events) => {
          await lockAll(events.map(({ source, id }) => `event ${source}\0${id}`));
          return events.map((event) => this.#addEvent(views, event));
        },
      },
      subjects: {
        ...subjects,
        take: async (wanted) => {
          await lockAll(wanted.filter((key) => rowOf(key) !== undefined).map(nameOf));
          return wanted.flatMap(({ known, ...key }) => {
            const row = rowOf(key);
            return row === undefined || row.version === known ? [] : [row];
          });
        },
        put: async (writes) => {
          await lockAll(writes.map(({ row }) => nameOf(row)));
          if (
            writes.some(({ row, before }) => (rowOf(row) === undefined) !== (before === undefined))
          ) {
            throw new SubjectTaken();
          }
          await subjects.put(writes);
        },
        takeDue: async (until, limit) => {
          const due = await subjects.due(until, Infinity);
          const free = due.filter((key) => this.#locks.isFree(nameOf(key), own)).slice(0, limit);
          await lockAll(free.map(nameOf));
          return free;
        },
      },
      journal: {
        ...journal,
        add: (change) => {
          views.changes.set(own.xid, Object.freeze({ ...change, dataVersion: own.xid }));
          return Promise.resolve(own.xid);
        },
        mark: async (name, value) => {
          if (name === 'sweptTo') swept.value = value;
          await journal.mark(name, value);
        },
      },
    };
  }
}
