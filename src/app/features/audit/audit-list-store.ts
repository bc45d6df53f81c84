import { DestroyRef, inject, Service, signal } from '@angular/core';
import type { AuditFilter, AuditView } from '#contract/audit-view.ts';
import type { Page } from '#contract/page.ts';
import { Api } from '../../data/api.ts';
import { asApiError, isAborted } from '../../data/api-error.ts';
import type { ApiError } from '../../data/api-error.ts';

/** The log as far as it is read. */
export interface AuditList {
  readonly rows: readonly AuditView[];
  readonly next: string | null;
  readonly total: number;
}

const PAGE_ROWS = 100;

/** Rows of the audit log with one filter, page by page, the latest first. */
@Service({ autoProvided: false })
export class AuditListStore {
  readonly #api = inject(Api);
  readonly #list = signal<AuditList | undefined>(undefined);
  readonly #error = signal<ApiError | undefined>(undefined);
  readonly #loading = signal(false);
  #filter: AuditFilter = {};
  #abort: AbortController | undefined;

  readonly list = this.#list.asReadonly();
  readonly error = this.#error.asReadonly();
  readonly loading = this.#loading.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#abort?.abort());
  }

  read(filter: AuditFilter): void {
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
    this.#loading.set(true);
    try {
      const page = await this.#api.get<Page<AuditView>>(
        '/audit',
        { ...this.#filter, limit: PAGE_ROWS, cursor: cursor ?? undefined },
        abort.signal,
      );
      const before = cursor === null ? [] : (this.#list()?.rows ?? []);
      const rows = [...before, ...page.items];
      this.#list.set({ rows, next: page.next, total: page.total ?? rows.length });
    } catch (error) {
      if (isAborted(error)) return;
      this.#error.set(asApiError(error));
    }
    this.#loading.set(false);
  }
}
