import { inject, Service } from '@angular/core';
import type {
  CardAct,
  CardActRequest,
  CardBulkAnswer,
  CardBulkRequest,
  CardView,
} from '#contract/card-view.ts';
import type { AssigneeView } from '#contract/person-view.ts';
import { Api } from './api.ts';

/** At most so many cards in one request (`interfaces.md` 4). */
const BULK_ROWS = 500;

/** Sends what a person does with cards. The effect comes home as the server's answer or the feed. */
@Service()
export class CardActs {
  readonly #api = inject(Api);

  /** The card after the act; throws an ApiError whose `current` is the card as it is, for a conflict. */
  act(card: string, act: CardAct, request: CardActRequest): Promise<CardView> {
    return this.#api.post<CardView>(`/cards/${encodeURIComponent(card)}/${act}`, request);
  }

  /** Those who see all of these cards and may act on them. */
  async assignees(ids: readonly string[]): Promise<readonly AssigneeView[]> {
    const answer = await this.#api.post<{ readonly items: readonly AssigneeView[] }>(
      '/cards/assignees',
      { ids: ids.slice(0, BULK_ROWS) },
    );
    return answer.items;
  }

  /** What was done and what was refused, over as many requests as it takes. */
  async actOnMany(request: CardBulkRequest): Promise<CardBulkAnswer> {
    const done: CardView[] = [];
    const refused: CardBulkAnswer['refused'][number][] = [];
    for (let from = 0; from < request.ids.length; from += BULK_ROWS) {
      const ids = request.ids.slice(from, from + BULK_ROWS);
      const answer = await this.#api.post<CardBulkAnswer>('/cards/bulk', { ...request, ids });
      done.push(...answer.done);
      refused.push(...answer.refused);
    }
    return { done, refused };
  }
}
