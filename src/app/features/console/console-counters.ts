import { Component, computed, inject, input, output } from '@angular/core';
import type { CardCounters, CardFilter } from '#contract/card-view.ts';
import { Words } from '../../i18n/words.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { CategoryBar } from './category-bar.ts';
import type { ConsoleAddress } from './console-address.ts';
import { ConsoleWords } from './console-words.ts';

/** Counters that are also filters; those of levels sum to the list. */
@Component({
  selector: 'app-console-counters',
  imports: [CategoryBar, LevelMark],
  styleUrl: './console-counters.scss',
  template: `
    <div
      class="levels"
      role="group"
      [attr.aria-label]="own.t().counters.label"
      [attr.aria-busy]="counters() === undefined"
    >
      @for (level of levels; track level) {
        <button
          type="button"
          class="level"
          [attr.aria-pressed]="address().filter.level === level"
          (click)="choose.emit({ level })"
        >
          <span class="word">
            @if (level) {
              <app-level-mark [mark]="level" />
            }
            {{ level ? words.t().level[level] : own.t().counters.all }}
          </span>
          <b>{{ figure(counters()?.[level ?? 'total']) }}</b>
        </button>
      }
    </div>
    <span class="line" aria-hidden="true"></span>
    <div class="others" role="group" [attr.aria-label]="own.t().filter.label">
      @for (other of others(); track other.word) {
        <button
          type="button"
          class="other"
          [attr.aria-pressed]="other.on"
          (click)="choose.emit(other.choice)"
        >
          <span class="word">{{ other.word }}</span>
          <b>{{ figure(other.count) }}</b>
        </button>
      }
    </div>
    <app-category-bar
      [counts]="counters()?.byCategory ?? {}"
      [chosen]="address().filter.category"
      (choose)="choose.emit({ category: $event })"
    />
  `,
})
export class ConsoleCounters {
  protected readonly words = inject(Words);
  protected readonly own = inject(ConsoleWords);
  /** Undefined until the server has counted: then each place stays grey, it is not zero. */
  readonly counters = input.required<CardCounters | undefined>();
  readonly address = input.required<ConsoleAddress>();
  readonly acknowledged = input.required<number | undefined>();
  readonly assigned = input.required<number | undefined>();
  readonly watched = input.required<number | undefined>();
  readonly choose = output<CardFilter>();

  protected readonly levels = [undefined, 'red', 'yellow', 'warning'] as const;

  /** Pressing a counter that is on takes its filter away again. */
  protected readonly others = computed(() => {
    const texts = this.own.t().counters;
    const counters = this.counters();
    const { filter } = this.address();
    const button = (
      word: string,
      count: number | undefined,
      on: boolean,
      pressed: CardFilter,
      released: CardFilter,
    ) => ({ word, count, on, choice: on ? released : pressed });
    const own = (mine: NonNullable<CardFilter['mine']>, word: string, count: number | undefined) =>
      button(word, count, filter.mine === mine, { mine }, { mine: undefined });
    return [
      button(
        texts.unacknowledged,
        counters?.unacknowledged,
        filter.state === 'open',
        { state: 'open' },
        { state: 'unsettled' },
      ),
      own('acknowledged', texts.mine, this.acknowledged()),
      own('assigned', texts.assigned, this.assigned()),
      own('watched', texts.watched, this.watched()),
      button(
        texts.orderDueToday,
        counters?.orderDueToday,
        filter.orderDueToday === true,
        { orderDueToday: true },
        { orderDueToday: undefined },
      ),
      button(
        texts.retroactive,
        counters?.retroactive,
        filter.retroactive === true,
        { retroactive: true },
        { retroactive: undefined },
      ),
    ];
  });

  protected figure(count: number | undefined): string {
    return count === undefined ? '' : this.words.format().count(count);
  }
}
