import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import { ReferenceBook } from '../application/reference/reference-book.ts';
import type { MemoryHome } from '../testing/memory-home/memory-home.ts';
import { promise } from './broken.ts';

/** A card as it was issued, and what the platform knew then. */
export interface Issue {
  readonly seq: number;
  /** Number of the commit that brought it. */
  readonly commit: number;
  readonly event: LoggedEvent;
  /** Watermark before the commit, as stored. */
  readonly sweptBefore: Instant;
  /** The highest that a process had told: moving it alone is not worth a write each time. */
  readonly toldBefore: Instant;
  /** Whether others were at work, who may have moved it unseen. */
  readonly isEntangled: boolean;
  /** Reference data before and after the commit: time is swept before, events are settled after. */
  readonly known: readonly number[];
}

/** What each commit left, watched from below: the rows themselves, past every reader and writer. */
export class History {
  readonly issues: Issue[] = [];
  commits = 0;
  isEntangled = false;
  readonly #home: MemoryHome;
  readonly #books = new Map<number, ReferenceBook>();
  readonly #versions = new Set<number>();
  #told: Instant = -Infinity;
  /** The commit that brought each event. */
  readonly #commitOf = new Map<number, number>();
  #sweptTo: Instant = -Infinity;
  #version = 0;
  #configuration = 0;

  readonly #isShared: boolean;

  constructor(home: MemoryHome, isShared: boolean) {
    this.#home = home;
    this.#isShared = isShared;
    home.onCommit = () => {
      this.#look();
    };
  }

  get sweptTo(): Instant {
    return this.#home.tables.heads.rows.get('sweptTo') ?? 0;
  }

  /** Reference data as of a number of its rows, made from the rows alone. */
  book(no = this.#home.tables.references.rows.size): ReferenceBook {
    const known = this.#books.get(no);
    if (known !== undefined) return known;
    const rows = [...this.#home.tables.references.rows.values()].filter((row) => row.no <= no);
    const book = new ReferenceBook(rows);
    this.#books.set(no, book);
    return book;
  }

  /** Notes that a process told how far time has come. */
  tell(sweptTo: Instant): void {
    this.#told = Math.max(this.#told, sweptTo);
  }

  /** Numbers of the reference data that were in force at some time. */
  versions(): readonly number[] {
    return [...this.#versions];
  }

  #look(): void {
    this.commits += 1;
    const { tables } = this.#home;
    const before = { sweptTo: this.#sweptTo, configuration: this.#configuration };
    this.#configuration = tables.references.rows.size;
    this.#versions.add(this.#configuration);
    for (const [seq, event] of tables.events.rows) {
      if (this.#commitOf.has(seq)) continue;
      this.#commitOf.set(seq, this.commits);
      if (event.source !== PLATFORM_SOURCE || event.type !== 'card.issued') continue;
      this.issues.push({
        seq,
        commit: this.commits,
        event,
        sweptBefore: before.sweptTo,
        toldBefore: this.#told,
        isEntangled: this.isEntangled,
        known: [before.configuration, this.#configuration],
      });
    }
    if (!this.#isShared) this.#lookAtNumbers();
    this.#lookAtWatermark();
  }

  commitOf(seq: number): number {
    return this.#commitOf.get(seq) ?? 0;
  }

  /** Where one writes at a time there are no gaps. */
  #lookAtNumbers(): void {
    const { tables } = this.#home;
    const events = tables.events.rows.size;
    promise('logHasNoGap', events === 0 || tables.events.rows.has(events), () => `${events}`);
    const version = tables.changes.rows.size;
    promise(
      'changesHaveNoGap',
      version === 0 || tables.changes.rows.has(version),
      () => `${version}`,
    );
    promise('changesOnlyGrow', version >= this.#version, () => `${this.#version} -> ${version}`);
    this.#version = version;
  }

  #lookAtWatermark(): void {
    const { sweptTo } = this;
    // Without events no time has passed: it begins anew with the clock of whoever starts.
    const hasNoEvents = this.#home.tables.events.rows.size === 0;
    promise(
      'watermarkNeverGoesBack',
      sweptTo >= this.#sweptTo || hasNoEvents,
      () => `${textOf(this.#sweptTo)} -> ${textOf(sweptTo)}`,
    );
    this.#sweptTo = sweptTo;
    for (const { no, nextAt } of this.#home.tables.subjects.rows.values()) {
      promise(
        'watermarkNeverPassesDueWork',
        nextAt === null || nextAt > sweptTo,
        () => `${no} is due at ${textOf(nextAt ?? 0)}, swept to ${textOf(sweptTo)}`,
      );
    }
  }
}

export function textOf(at: Instant): string {
  return Number.isFinite(at) ? new Date(at).toISOString() : String(at);
}
