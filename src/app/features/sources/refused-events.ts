import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import type { Receipt } from '#contract/receipt.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import type { ApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { PagedList } from '../../data/paged-list.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { CancelledNote } from '../../ui/state-note/cancelled-note.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { sourcesZh } from './sources-zh.ts';

/** A refused event as `GET /quarantine` lists it. */
export interface RefusedEvent {
  readonly id: string;
  readonly source: string | null;
  readonly eventId: string | null;
  readonly code: string;
  readonly path: string | null;
  readonly message: string;
  readonly receivedAt: string;
  readonly event: unknown;
  readonly kept: unknown;
}

/** What became of taking an event again: its reason where it was refused once more. */
interface Retried {
  readonly refusedFor: string | null;
}

/** Refused events of one source with their reason; each can be looked at and taken once more. */
@Component({
  selector: 'app-refused-events',
  imports: [CancelledNote, FailureNote, LoadingRows],
  styleUrl: './refused-events.scss',
  templateUrl: './refused-events.html',
})
export class RefusedEvents {
  /** Name of the source. */
  readonly source = input.required<string>();
  readonly #api = inject(Api);
  protected readonly words = inject(Words);
  protected readonly own = useTexts(sourcesZh, () =>
    import('./sources-en.ts').then((module) => module.sourcesEn),
  );
  protected readonly list = new PagedList<RefusedEvent>('/quarantine');
  protected readonly open = signal<string | undefined>(undefined);
  protected readonly retried = signal<ReadonlyMap<string, Retried>>(new Map());

  constructor() {
    effect(() => {
      const source = this.source();
      untracked(() => {
        this.retried.set(new Map());
        this.list.read({ source });
      });
    });
  }

  protected toggle(id: string): void {
    this.open.update((open) => (open === id ? undefined : id));
  }

  protected text(value: unknown): string {
    return JSON.stringify(value, null, 2);
  }

  protected sentence(error: ApiError): string {
    return errorWords(error, this.words.t().error);
  }

  protected async retry({ id }: RefusedEvent): Promise<void> {
    try {
      const receipt = await this.#api.post<Receipt>(`/quarantine/${id}/retry`, {});
      this.#note(id, receipt.rejected[0]?.message ?? null);
    } catch (error) {
      this.#note(id, this.sentence(asApiError(error)));
    }
  }

  #note(id: string, refusedFor: string | null): void {
    this.retried.update((all) => new Map(all).set(id, { refusedFor }));
  }
}
