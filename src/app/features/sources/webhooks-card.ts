import { Component, inject, resource, signal } from '@angular/core';
import type { Page } from '#contract/page.ts';
import type { DeadLetterView, ReplayView, WebhookView } from '#contract/webhook-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import type { Mark } from '../../ui/level-mark/level-mark.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { exchangeZh } from './exchange-zh.ts';

const MARKS: Readonly<Record<WebhookView['state'], Mark>> = {
  ok: 'ok',
  waiting: 'warning',
  failing: 'red',
};

/** The systems that are told of the changes of their tickets, and what they have not taken. */
@Component({
  selector: 'app-webhooks-card',
  imports: [AwaitedRows, FailureNote, LevelMark],
  styleUrl: './webhooks-card.scss',
  templateUrl: './webhooks-card.html',
})
export class WebhooksCard {
  readonly #api = inject(Api);
  protected readonly words = inject(Words);
  protected readonly own = useTexts(exchangeZh, () =>
    import('./exchange-en.ts').then((module) => module.exchangeEn),
  );
  protected readonly list = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<{ readonly items: readonly WebhookView[] }>('/webhooks', {}, abortSignal),
  });
  protected readonly open = signal<string | undefined>(undefined);
  protected readonly letters = resource({
    params: () => this.open(),
    loader: ({ params: name, abortSignal }) =>
      this.#api.get<Page<DeadLetterView>>(`${pathOf(name)}/dead-letters`, {}, abortSignal),
  });
  protected readonly said = signal('');

  protected markOf({ state }: WebhookView): Mark {
    return MARKS[state];
  }

  protected toggle(name: string): void {
    this.open.update((open) => (open === name ? undefined : name));
  }

  protected async replay(name: string, id?: string): Promise<void> {
    try {
      const body = id === undefined ? {} : { ids: [id] };
      const { replayed } = await this.#api.post<ReplayView>(`${pathOf(name)}/replay`, body);
      this.said.set(this.own().webhooks.replayed(this.words.format().exact(replayed)));
      this.list.reload();
      this.letters.reload();
    } catch (error) {
      this.said.set(this.sentence(error));
    }
  }

  protected sentence(error: unknown): string {
    return errorWords(asApiError(error), this.words.t().error);
  }

  protected codeOf(error: unknown): string {
    return asApiError(error).code;
  }
}

function pathOf(name: string): string {
  return `/webhooks/${encodeURIComponent(name)}`;
}
