import type { AuditTable } from '../../application/audit/audit-rows.ts';
import type { Desk } from '../../application/store/desk.ts';
import type {
  CardTable,
  EvidenceTable,
  EventLog,
  Journal,
  PersonalTable,
  ReferenceTable,
  Store,
  StoreParts,
  SubjectTable,
} from '../../application/store/store.ts';
import type { StretchTable } from '../../application/store/stretch-rows.ts';
import { promised } from './at-once.ts';
import { memoryEvidence } from './memory-evidence.ts';
import { memoryAudit } from './memory-audit.ts';
import { memoryDesk, memoryReference } from './memory-desk.ts';
import { memoryPersonal } from './memory-personal.ts';
import { memoryJournal, memoryLog } from './memory-log.ts';
import { memoryStretches } from './memory-stretches.ts';
import { memoryCards, memorySubjects } from './memory-subjects.ts';
import { memoryTables, viewsOf } from './memory-tables.ts';
import type { MemoryTables, MemoryViews } from './memory-tables.ts';
import type { TableView } from './table.ts';

/** A connection to a home in memory. */
export interface MemoryStore extends Store {
  /** Ends as a killed process does: the transaction at work leaves nothing and its lock. */
  abandon(): void;
}

/**
 * A home of the data in memory, for tests: no file, the same promises. What was committed is kept
 * whatever becomes of the connections; one transaction runs at a time, as in the embedded home.
 */
export class MemoryHome {
  /** What is committed, for whoever checks it; nobody else looks past a connection. */
  readonly tables: MemoryTables = memoryTables();
  /** Called after each commit that wrote. */
  onCommit: (() => void) | undefined;
  readonly #snapshots = new Set<MemoryViews>();
  readonly #connections = new Set<Connection>();
  #last: Promise<void> = Promise.resolve();

  open(): MemoryStore {
    const connection = new Connection(this);
    this.#connections.add(connection);
    return connection.store();
  }

  close(connection: Connection): void {
    this.#connections.delete(connection);
  }

  snapshot(): MemoryViews {
    const views = viewsOf(this.tables);
    this.#snapshots.add(views);
    return views;
  }

  release(views: MemoryViews): void {
    this.#snapshots.delete(views);
  }

  /** Resolves when the only right to write is the caller's; he gives it back by the answer. */
  async lock(): Promise<() => void> {
    const before = this.#last;
    let release = (): void => undefined;
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }

  commit(views: MemoryViews, by: object): void {
    let wrote = false;
    for (const [name, view] of Object.entries(views) as [keyof MemoryTables, AnyView][]) {
      if (!view.isTouched) continue;
      wrote = true;
      view.commit([...this.#snapshots].map((snapshot) => snapshot[name] as AnyView));
    }
    if (!wrote) return;
    for (const connection of this.#connections) if (connection !== by) connection.foreign = true;
    this.onCommit?.();
  }
}

type AnyView = TableView<unknown, unknown>;

/** One connection; what it reads outside of a transaction is what is committed. */
class Connection {
  foreign = false;
  readonly #home: MemoryHome;
  #ended = false;
  #release: (() => void) | undefined;

  constructor(home: MemoryHome) {
    this.#home = home;
  }

  store(): MemoryStore {
    return {
      ...this.#outside(),
      isShared: false,
      onDuty: (_duty, work) => work(),
      transaction: (work) => this.#transaction(work),
      snapshot: async (work) => {
        const views = this.#home.snapshot();
        try {
          return await work(partsOf(views), '');
        } finally {
          this.#home.release(views);
        }
      },
      foreignWrites: () => {
        const { foreign } = this;
        this.foreign = false;
        return Promise.resolve(foreign);
      },
      rest: () => Promise.resolve(),
      wipe: () => Promise.resolve(),
      close: () => {
        this.abandon();
        return Promise.resolve();
      },
      abandon: () => {
        this.abandon();
      },
    };
  }

  abandon(): void {
    this.#ended = true;
    this.#home.close(this);
    this.#release?.();
  }

  async #transaction<T>(work: (inside: StoreParts) => Promise<T>): Promise<T> {
    const release = await this.#home.lock();
    if (this.#ended) release();
    else this.#release = release;
    try {
      const views = viewsOf(this.#home.tables);
      const result = await work(partsOf(views));
      if (this.#ended) throw new TypeError('the connection is closed');
      this.#home.commit(views, this);
      return result;
    } finally {
      this.#release = undefined;
      release();
    }
  }

  /** Each call of a part is a transaction of its own. */
  #outside(): StoreParts {
    const views = viewsOf(this.#home.tables);
    return partsOf(views, (call) => {
      try {
        const answer = call();
        this.#home.commit(views, this);
        return answer;
      } finally {
        for (const view of Object.values(views)) view.discard();
      }
    });
  }
}

/** The parts over views; `answer` runs each call. */
export function partsOf(views: MemoryViews, answer?: <T>(call: () => T) => T): StoreParts {
  return {
    log: promised<EventLog>(memoryLog(views), answer),
    subjects: promised<SubjectTable>(memorySubjects(views), answer),
    evidence: promised<EvidenceTable>(memoryEvidence(views), answer),
    cards: promised<CardTable>(memoryCards(views), answer),
    journal: promised<Journal>(memoryJournal(views), answer),
    stretches: promised<StretchTable>(memoryStretches(views), answer),
    reference: promised<ReferenceTable>(memoryReference(views), answer),
    desk: promised<Desk>(memoryDesk(views), answer),
    audit: promised<AuditTable>(memoryAudit(views), answer),
    personal: promised<PersonalTable>(memoryPersonal(views), answer),
  };
}
