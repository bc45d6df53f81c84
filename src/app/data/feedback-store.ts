import { DestroyRef, inject, Service, signal } from '@angular/core';
import type { Subscription } from 'rxjs';
import { placeOfFeedback } from '#contract/feedback-place.ts';
import type {
  FeedbackCounters,
  FeedbackFilter,
  FeedbackPage,
  FeedbackRow,
} from '#contract/feedback-view.ts';
import { compareFeedback } from '#domain/feedback/feedback-order.ts';
import { Api } from './api.ts';
import { asApiError } from './api-error.ts';
import { LiveConnection } from './live-connection.ts';
import { readWindow, watchTopic } from './topic-feed.ts';
import type { TopicMessage } from './topic-feed.ts';

const WINDOW = 500;
const APPLY_EVERY_MS = 500;

/** A row of the queue as it stands under its reader's eyes. */
export interface QueueRow {
  readonly row: FeedbackRow;
  /** Left the list; stays in its place, struck, until the list is shown anew. */
  readonly left: boolean;
}

/**
 * The queue of one filter. What is open follows the live feed: cells change in place, what is new
 * waits until it is asked for, what has left stays struck. What has ended is read page by page.
 */
@Service({ autoProvided: false })
export class FeedbackStore {
  readonly #api = inject(Api);
  readonly #connection = inject(LiveConnection);
  readonly #rows = signal<readonly QueueRow[]>([]);
  readonly #waiting = signal<ReadonlyMap<string, FeedbackRow>>(new Map());
  readonly #counters = signal<FeedbackCounters | undefined>(undefined);
  readonly #total = signal<number | undefined>(undefined);
  readonly #asOf = signal('');
  readonly #lastChange = signal<string | undefined>(undefined);
  readonly #ready = signal(false);
  readonly #refused = signal<string | undefined>(undefined);
  readonly #cancelled = signal(false);
  #filter: FeedbackFilter = {};
  #subscription: Subscription | undefined;
  #pending: Extract<TopicMessage<FeedbackRow, FeedbackCounters>, { kind: 'changed' }>[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next: string | null = null;
  #loading = false;
  #abort: AbortController | undefined;

  readonly rows = this.#rows.asReadonly();
  /** New rows that are not shown yet. */
  readonly waiting = this.#waiting.asReadonly();
  readonly counters = this.#counters.asReadonly();
  /** Undefined where nobody counted: of what has ended there may be millions. */
  readonly total = this.#total.asReadonly();
  readonly asOf = this.#asOf.asReadonly();
  readonly lastChange = this.#lastChange.asReadonly();
  readonly ready = this.#ready.asReadonly();
  readonly refused = this.#refused.asReadonly();
  /** Whether its reader no longer waits for the first rows. */
  readonly cancelled = this.#cancelled.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#leave();
    });
  }

  watch(filter: FeedbackFilter): void {
    this.#leave();
    this.#filter = filter;
    this.#ready.set(false);
    this.#refused.set(undefined);
    this.#cancelled.set(false);
    this.#rows.set([]);
    this.#waiting.set(new Map());
    this.#lastChange.set(undefined);
    this.#next = null;
    if (isLive(filter)) {
      const request = { topic: 'feedback', filter } as const;
      this.#subscription = watchTopic<FeedbackRow, FeedbackCounters>(
        this.#connection,
        request,
      ).subscribe((message) => {
        this.#hear(message);
      });
    } else void this.#read(undefined);
  }

  /** Ends a reading that takes too long; `retry` begins it again. */
  cancel(): void {
    this.#leave();
    this.#cancelled.set(true);
  }

  /** Asks again after a refusal, or after it was cancelled. */
  retry(): void {
    this.watch(this.#filter);
  }

  /** Shows what waits, drops what has left, in the order of now; answers the first new row. */
  showNew(): string | undefined {
    const waiting = this.#waiting();
    const kept = this.#rows().flatMap(({ row, left }) => (left ? [] : [row]));
    const rows = sorted([...kept, ...waiting.values()]);
    this.#rows.set(rows.map((row) => ({ row, left: false })));
    this.#waiting.set(new Map());
    return rows.find(({ id }) => waiting.has(id))?.id;
  }

  /** Takes what the server answered to the reader's own act, ahead of the feed. */
  accept(row: FeedbackRow): void {
    this.#rows.update((rows) =>
      rows.map((known) => (known.row.id === row.id ? { ...known, row } : known)),
    );
  }

  /** Whether there are rows beyond those that are known. */
  get incomplete(): boolean {
    if (this.#next !== null) return true;
    return (
      isLive(this.#filter) && this.#rows().length + this.#waiting().size < (this.#total() ?? 0)
    );
  }

  async loadMore(): Promise<void> {
    if (this.#loading || !this.incomplete) return;
    if (this.#next !== null) {
      await this.#read(this.#next);
      return;
    }
    this.#loading = true;
    const filter = this.#filter;
    const from = Math.max(0, this.#rows().length - 20);
    const snapshot = await readWindow<FeedbackRow, FeedbackCounters>(
      this.#connection,
      { topic: 'feedback', filter },
      from,
      from + WINDOW,
    );
    this.#loading = false;
    if (snapshot === undefined || filter !== this.#filter) return;
    const known = new Set(this.#rows().map(({ row }) => row.id));
    const fresh = snapshot.rows.filter(({ id }) => !known.has(id) && !this.#waiting().has(id));
    this.#rows.update((rows) => [...rows, ...fresh.map((row) => ({ row, left: false }))]);
  }

  async #read(cursor: string | undefined): Promise<void> {
    const filter = this.#filter;
    const abort = new AbortController();
    this.#abort = abort;
    this.#loading = true;
    try {
      const page = await this.#api.get<FeedbackPage>(
        '/feedback',
        { ...filter, cursor },
        abort.signal,
      );
      if (abort.signal.aborted) return;
      const more = page.items.map((row) => ({ row, left: false }));
      this.#rows.update((rows) => [...rows, ...more]);
      this.#next = page.next;
      this.#counters.set(page.counters);
      this.#total.set(page.total);
      this.#asOf.set(page.asOf);
      this.#ready.set(true);
    } catch (error) {
      if (!abort.signal.aborted) this.#refused.set(asApiError(error).code);
    } finally {
      if (this.#abort === abort) this.#loading = false;
    }
  }

  #hear(message: TopicMessage<FeedbackRow, FeedbackCounters>): void {
    if (message.kind === 'refused') this.#refused.set(message.code);
    else if (message.kind === 'snapshot') {
      this.#drop();
      this.#refused.set(undefined);
      const { rows, counters, total, asOf } = message.snapshot;
      this.#rows.set(rows.map((row) => ({ row, left: false })));
      this.#waiting.set(new Map());
      this.#counters.set(counters);
      this.#total.set(total);
      this.#asOf.set(asOf);
      this.#ready.set(true);
    } else {
      this.#pending.push(message);
      this.#timer ??= setTimeout(() => {
        this.#apply();
      }, APPLY_EVERY_MS);
    }
  }

  #apply(): void {
    const pending = this.#pending;
    this.#drop();
    const upsert = new Map<string, FeedbackRow>();
    const removed = new Set<string>();
    for (const { change } of pending) {
      for (const row of change.upsert) {
        upsert.set(row.id, row);
        removed.delete(row.id);
      }
      for (const id of change.remove) {
        upsert.delete(id);
        removed.add(id);
      }
      this.#counters.set(change.counters);
      this.#asOf.set(change.asOf);
    }
    const known = new Set(this.#rows().map(({ row }) => row.id));
    this.#rows.update((rows) =>
      rows.map((one) => {
        if (removed.has(one.row.id)) return { row: one.row, left: true };
        const row = upsert.get(one.row.id);
        return row === undefined ? one : { row, left: false };
      }),
    );
    this.#waiting.update((waiting) => {
      const next = new Map(waiting);
      for (const id of removed) next.delete(id);
      for (const row of upsert.values()) if (!known.has(row.id)) next.set(row.id, row);
      return next;
    });
    const shown = this.#rows().filter(({ left }) => !left).length + this.#waiting().size;
    this.#total.update((total) => Math.max(shown, (total ?? 0) - removed.size));
    this.#lastChange.set(this.#asOf());
  }

  #leave(): void {
    this.#subscription?.unsubscribe();
    this.#subscription = undefined;
    this.#abort?.abort();
    this.#drop();
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = [];
  }
}

/** What has ended is in no room, and what is one's own in none that is shared. */
function isLive({ phase, mine }: FeedbackFilter): boolean {
  return phase !== 'ended' && phase !== 'closed' && phase !== 'merged' && mine !== 'handled';
}

function sorted(rows: readonly FeedbackRow[]): readonly FeedbackRow[] {
  return [...rows].sort((one, other) =>
    compareFeedback(placeOfFeedback(one), placeOfFeedback(other)),
  );
}
