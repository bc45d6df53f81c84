import { DestroyRef, inject, signal } from '@angular/core';
import type { Page } from '#contract/page.ts';
import { Api } from './api.ts';
import type { Query } from './api.ts';
import { asApiError, isAborted } from './api-error.ts';
import type { ApiError } from './api-error.ts';

/** The list as far as it is read: all rows of the pages so far, and the last answer. */
export type ReadList<Row, Answer> = Omit<Answer, 'items' | 'next' | 'total'> & {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly total: number | null;
};

const PAGE_ROWS = 100;

/**
 * Rows of one address, page by page. A new query starts from nothing; one that takes too long can
 * be cancelled and begun again.
 */
export class PagedList<Row, Answer extends Page<Row> = Page<Row>> {
  readonly #api = inject(Api);
  readonly #path: string;
  readonly #list = signal<ReadList<Row, Answer> | undefined>(undefined);
  readonly #error = signal<ApiError | undefined>(undefined);
  readonly #loading = signal(false);
  readonly #cancelled = signal(false);
  #query: Query = {};
  #abort: AbortController | undefined;

  readonly list = this.#list.asReadonly();
  readonly error = this.#error.asReadonly();
  readonly loading = this.#loading.asReadonly();
  readonly cancelled = this.#cancelled.asReadonly();

  /** Call it in an injection context: what is on its way ends with the caller. */
  constructor(path: string) {
    this.#path = path;
    inject(DestroyRef).onDestroy(() => this.#abort?.abort());
  }

  read(query: Query): void {
    this.#query = query;
    this.#list.set(undefined);
    void this.#load(null);
  }

  /** Ends a reading that takes too long; `retry` begins it again. */
  cancel(): void {
    this.#abort?.abort();
    this.#loading.set(false);
    this.#cancelled.set(true);
  }

  retry(): void {
    void this.#load(this.#list()?.next ?? null);
  }

  more(): void {
    const next = this.#list()?.next ?? null;
    if (next !== null && !this.#loading()) void this.#load(next);
  }

  async #load(cursor: string | null): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#error.set(undefined);
    this.#cancelled.set(false);
    this.#loading.set(true);
    try {
      const { items, next, total, ...rest } = await this.#api.get<Answer>(
        this.#path,
        { ...this.#query, limit: PAGE_ROWS, cursor: cursor ?? undefined },
        abort.signal,
      );
      if (abort.signal.aborted) return;
      const before = cursor === null ? [] : (this.#list()?.rows ?? []);
      this.#list.set({ ...rest, rows: [...before, ...items], next, total: total ?? null });
    } catch (error) {
      if (isAborted(error)) return;
      this.#error.set(asApiError(error));
    }
    this.#loading.set(false);
  }
}
