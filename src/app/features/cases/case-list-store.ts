import { DestroyRef, inject, Service, signal } from '@angular/core';
import type { CaseFilter, CaseRow, Counted } from '#contract/case-view.ts';
import type { Page, Stamp } from '#contract/page.ts';
import { Api } from '../../data/api.ts';
import { asApiError, isAborted } from '../../data/api-error.ts';
import type { ApiError } from '../../data/api-error.ts';
import { CaseTrail } from '../../data/case-trail.ts';

/** The list as far as it is read. */
export interface CaseList {
  readonly rows: readonly CaseRow[];
  readonly next: string | null;
  readonly total: number | null;
  /** Clocks, milestones or cards that the filter asks for, in these cases. */
  readonly counted: number;
  readonly asOf: string;
}

const PAGE_ROWS = 100;

/** Cases of one filter, page by page. A new filter starts from nothing. */
@Service({ autoProvided: false })
export class CaseListStore {
  readonly #api = inject(Api);
  readonly #trail = inject(CaseTrail);
  readonly #list = signal<CaseList | undefined>(undefined);
  readonly #error = signal<ApiError | undefined>(undefined);
  readonly #loading = signal(false);
  readonly #cancelled = signal(false);
  #filter: CaseFilter = {};
  #abort: AbortController | undefined;

  readonly list = this.#list.asReadonly();
  readonly error = this.#error.asReadonly();
  readonly loading = this.#loading.asReadonly();
  readonly cancelled = this.#cancelled.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#abort?.abort());
  }

  /** Ends a reading that takes too long; `retry` begins it again. */
  cancel(): void {
    this.#abort?.abort();
    this.#loading.set(false);
    this.#cancelled.set(true);
  }

  read(filter: CaseFilter): void {
    this.#filter = filter;
    this.#list.set(undefined);
    void this.#load(null);
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
      const page = await this.#api.get<Page<CaseRow> & Counted & Stamp>(
        '/cases',
        { ...this.#filter, limit: PAGE_ROWS, cursor: cursor ?? undefined },
        abort.signal,
      );
      const before = cursor === null ? [] : (this.#list()?.rows ?? []);
      const rows = [...before, ...page.items];
      this.#trail.keep(rows.map((row) => row.no));
      this.#list.set({
        rows,
        next: page.next,
        total: page.total ?? null,
        counted: page.counted,
        asOf: page.asOf,
      });
    } catch (error) {
      if (isAborted(error)) return;
      this.#error.set(asApiError(error));
    }
    this.#loading.set(false);
  }
}
