import { DestroyRef, inject, Service, signal } from '@angular/core';
import type { CaseView } from '#contract/case-view.ts';
import { Api } from './api.ts';
import { asApiError, isAborted } from './api-error.ts';
import type { ApiError } from './api-error.ts';

/** One case as it is being read. While another is read, the one before is not shown. */
export type CaseReading =
  | { readonly phase: 'none' }
  | { readonly phase: 'loading'; readonly no: string }
  | { readonly phase: 'ready'; readonly no: string; readonly value: CaseView }
  | { readonly phase: 'failed'; readonly no: string; readonly error: ApiError };

/** Keys run through rows faster than cases can be read; only where the reader rests is asked for. */
const REST_MS = 150;

@Service({ autoProvided: false })
export class CaseReader {
  readonly #api = inject(Api);
  readonly #reading = signal<CaseReading>({ phase: 'none' });
  readonly reading = this.#reading.asReadonly();
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#stop();
    });
  }

  /** Reads a case; reading the same one again keeps what is shown until the answer comes. */
  read(no: string): void {
    const now = this.#reading();
    this.#stop();
    if (now.phase !== 'ready' || now.no !== no) this.#reading.set({ phase: 'loading', no });
    this.#timer = setTimeout(() => void this.#load(no), REST_MS);
  }

  leave(): void {
    this.#stop();
    this.#reading.set({ phase: 'none' });
  }

  async #load(no: string): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const value = await this.#api.get<CaseView>(
        `/cases/${encodeURIComponent(no)}`,
        {},
        abort.signal,
      );
      this.#reading.set({ phase: 'ready', no, value });
    } catch (error) {
      if (!isAborted(error)) this.#reading.set({ phase: 'failed', no, error: asApiError(error) });
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }
}
