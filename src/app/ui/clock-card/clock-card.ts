import { Component, computed, inject, input } from '@angular/core';
import type { ClockView, SpanText } from '#contract/clock-view.ts';
import { dayOfDue, dayOfInstant, isDay } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { zhLedger } from '../../i18n/zh-ledger.ts';
import { NO_CALENDAR } from '../ledger/calendar-day.ts';
import type { CalendarDays } from '../ledger/calendar-day.ts';
import { basisText, figure, limitText } from '../ledger/ledger-words.ts';
import type { LedgerSpeech } from '../ledger/ledger-words.ts';
import { clockBar, figureParts } from './clock-figure.ts';
import { clockReading, suspendedDays } from './clock-reading.ts';

/** One clock in the size of the page's question: how much is left, and until when. */
@Component({
  selector: 'app-clock-card',
  host: { class: 'card', '[attr.data-level]': 'level()' },
  template: `
    <header>
      <h2>{{ words.t().clockLong[clock().kind] }}</h2>
      <span class="muted">{{ limit() }}</span>
    </header>
    <p class="figure" [class.red]="overdue()">
      @if (parts().figure) {
        {{ parts().before }} <b>{{ parts().figure }}</b> {{ parts().after }}
      } @else {
        <span class="only">{{ parts().before }}</span>
      }
    </p>
    <p class="muted facts">
      @if (due(); as day) {
        <span
          >{{ t().card.due }} <b>{{ day }}</b></span
        >
      } @else if (parts().rest) {
        <span>{{ parts().rest }}</span>
      }
      @for (fact of facts(); track $index) {
        <span>{{ fact }}</span>
      }
    </p>
    @if (bar(); as bar) {
      <div class="bar" role="img" [attr.aria-label]="barText()">
        <i [style.width.%]="bar.within"></i>
        <i class="over" [style.left.%]="bar.within" [style.width.%]="bar.over"></i>
        <s [style.left.%]="bar.post"></s>
      </div>
    }
  `,
  styleUrl: './clock-card.scss',
})
export class ClockCard {
  readonly clock = input.required<ClockView>();
  /** Instant of looking. */
  readonly asOf = input.required<string>();
  readonly calendar = input<CalendarDays>(NO_CALENDAR);

  protected readonly words = inject(Words);
  protected readonly t = useTexts(zhLedger, () =>
    import('../../i18n/en-ledger.ts').then((module) => module.enLedger),
  );
  readonly #speech = computed<LedgerSpeech>(() => ({
    texts: this.t(),
    units: this.words.t().unit,
    format: this.words.format(),
    thisYear: Number(this.asOf().slice(0, 4)),
  }));

  protected readonly overdue = computed(
    () => this.clock().bucket === 'overdue' || this.clock().bucket === 'late',
  );
  /** The line above the card: red when the statute is over, amber when another limit is. */
  protected readonly level = computed(() => {
    if (!this.overdue()) return null;
    return this.clock().kind === 'statutory' ? 'red' : 'yellow';
  });
  protected readonly limit = computed(() =>
    this.t().card.limit(
      limitText(this.clock().limit, this.#speech()),
      basisText(this.clock().basis, this.t()),
    ),
  );
  readonly #sentence = computed(
    () =>
      this.words.limit(
        clockReading(this.clock(), this.asOf(), this.calendar(), this.t()),
        this.asOf(),
      ).sentence,
  );
  protected readonly parts = computed(() =>
    this.clock().bucket === 'unknown'
      ? { before: this.#sentence(), figure: '', after: '', rest: '' }
      : figureParts(this.#sentence()),
  );
  protected readonly due = computed(() => {
    const { due } = this.clock();
    if (due === null) return '';
    const day = this.#spokenDay(dayOfDue(due));
    return isDay(due) ? day : `${day} ${this.words.format().minute(due)}`;
  });
  protected readonly facts = computed(() => {
    const clock = this.clock();
    const { card } = this.t();
    // The sentence of a suspended clock says already what is used.
    const facts = clock.bucket === 'suspended' ? [] : [card.used(this.#span(clock.elapsed))];
    const suspended = suspendedDays(clock, dayOfInstant(this.asOf()), this.calendar());
    if (suspended > 0) facts.push(card.suspended(String(suspended)));
    for (const extension of clock.extensions) {
      facts.push(card.extended(limitText(extension, this.#speech())));
    }
    if (clock.notBefore !== null && clock.due === null) {
      facts.push(card.notBefore(this.#spokenDay(clock.notBefore)));
    }
    return facts;
  });
  protected readonly bar = computed(() => clockBar(this.clock()));
  protected readonly barText = computed(() =>
    this.t().card.bar(
      this.#span(this.clock().elapsed),
      limitText(this.clock().limit, this.#speech()),
    ),
  );

  /** A day of another year is said with it. */
  #spokenDay(day: string): string {
    const spoken = this.words.format().spokenDay(day);
    const year = day.slice(0, 4);
    return year === this.asOf().slice(0, 4) ? spoken : this.t().card.ofYear(year, spoken);
  }

  #span(span: SpanText): string {
    return 'days' in span ? String(span.days) : this.t().hours(figure(span.workingSeconds, true));
  }
}
