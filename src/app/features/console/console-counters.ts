import { Component, computed, inject, input, output } from '@angular/core';
import type { CardCounters, CardFilter } from '#contract/card-view.ts';
import { Words } from '../../i18n/words.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { CategoryBar } from './category-bar.ts';
import type { ConsoleAddress } from './console-address.ts';
import { ConsoleWords } from './console-words.ts';

/** A change of the address that a counter asks for. */
export interface CounterChoice {
  readonly filter: CardFilter;
  readonly orderDueToday?: boolean | undefined;
}

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
          (click)="choose.emit({ filter: { level } })"
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
      (choose)="choose.emit({ filter: { category: $event } })"
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
  readonly watched = input.required<number | undefined>();
  readonly choose = output<CounterChoice>();

  protected readonly levels = [undefined, 'red', 'yellow', 'warning'] as const;

  /** Pressing a counter that is on takes its filter away again. */
  protected readonly others = computed(() => {
    const texts = this.own.t().counters;
    const counters = this.counters();
    const { filter, orderDueToday } = this.address();
    const open = filter.state === 'open';
    const acknowledged = filter.mine === 'acknowledged';
    const watched = filter.mine === 'watched';
    const retroactive = filter.retroactive === true;
    const line = (word: string, count: number | undefined, on: boolean, choice: CounterChoice) => ({
      word,
      count,
      on,
      choice,
    });
    return [
      line(texts.unacknowledged, counters?.unacknowledged, open, {
        filter: { state: open ? 'unsettled' : 'open' },
      }),
      line(texts.mine, this.acknowledged(), acknowledged, {
        filter: { mine: acknowledged ? undefined : 'acknowledged' },
      }),
      line(texts.watched, this.watched(), watched, {
        filter: { mine: watched ? undefined : 'watched' },
      }),
      line(texts.orderDueToday, counters?.orderDueToday, orderDueToday, {
        filter: {},
        orderDueToday: !orderDueToday,
      }),
      line(texts.retroactive, counters?.retroactive, retroactive, {
        filter: { retroactive: retroactive ? undefined : true },
      }),
    ];
  });

  protected figure(count: number | undefined): string {
    return count === undefined ? '' : this.words.format().count(count);
  }
}
