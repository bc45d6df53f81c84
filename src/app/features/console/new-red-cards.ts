import { DestroyRef, inject, Service } from '@angular/core';
import { CardStore } from '../../data/card-store.ts';
import { Words } from '../../i18n/words.ts';
import { Notifier } from '../../platform/notifier.ts';
import { ConsoleWords } from './console-words.ts';

/** Tells of new red cards by sound or notice, where the reader has switched these on. */
@Service({ autoProvided: false })
export class NewRedCards {
  readonly #store = inject(CardStore);
  readonly #notifier = inject(Notifier);
  readonly #words = inject(Words);
  readonly #own = inject(ConsoleWords);
  readonly #destroy = inject(DestroyRef);
  #known = new Set<string>();

  start(): void {
    const resets = this.#store.resets.subscribe(() => {
      this.#known = new Set(this.#store.byId().keys());
    });
    const steps = this.#store.steps.subscribe(({ upsert }) => {
      const fresh = upsert.filter((card) => !this.#known.has(card.id));
      for (const card of fresh) this.#known.add(card.id);
      // A retroactive card comes of a late report or an import, and notifies nobody.
      const red = fresh.filter((card) => card.level === 'red' && !card.retroactive);
      const [first] = red;
      if (first === undefined || !this.#notifier.on()) return;
      const count = this.#words.format().exact(red.length);
      this.#notifier.tell(
        this.#own.t().actions.noticeTitle(count),
        `${first.title ?? first.subject}${this.#words.t().between}${first.regionName}`,
      );
    });
    this.#destroy.onDestroy(() => {
      resets.unsubscribe();
      steps.unsubscribe();
    });
  }
}
