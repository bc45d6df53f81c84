import { Component, computed, inject, input, model, signal } from '@angular/core';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { zhLedger } from '../../i18n/zh-ledger.ts';
import { NO_CALENDAR } from '../ledger/calendar-day.ts';
import type { CalendarDays } from '../ledger/calendar-day.ts';
import type { LawArticle } from '../ledger/law-article.ts';
import type { LedgerClock } from '../ledger/ledger-clock.ts';
import { countsHours, ledgerDays } from '../ledger/ledger-day.ts';
import { figure } from '../ledger/ledger-words.ts';
import type { LedgerSpeech } from '../ledger/ledger-words.ts';
import { ledgerRows } from './ledger-rows.ts';

/** How one clock was counted: grouped runs of days or all of them, each with the article behind it. */
@Component({
  selector: 'app-ledger-table',
  templateUrl: './ledger-table.html',
  styleUrl: './ledger-table.scss',
})
export class LedgerTable {
  readonly clock = input.required<LedgerClock>();
  /** Day of looking, `YYYY-MM-DD`. */
  readonly today = input.required<string>();
  readonly calendar = input<CalendarDays>(NO_CALENDAR);
  /** The day that the strip points at. */
  readonly lit = input<string | null>(null);
  /** Every day in a line of its own. */
  readonly all = model(false);

  readonly #words = inject(Words);
  protected readonly t = useTexts(zhLedger, () =>
    import('../../i18n/en-ledger.ts').then((module) => module.enLedger),
  );
  protected readonly open = signal<{ readonly from: string; readonly article: LawArticle } | null>(
    null,
  );
  readonly #speech = computed<LedgerSpeech>(() => ({
    texts: this.t(),
    units: this.#words.t().unit,
    format: this.#words.format(),
    thisYear: Number(this.today().slice(0, 4)),
  }));
  readonly #days = computed(() => ledgerDays(this.clock(), this.today(), this.calendar()));

  protected readonly rows = computed(() =>
    ledgerRows(this.clock(), this.#days(), this.all(), this.#speech()),
  );
  protected readonly total = computed(() => {
    const days = this.#days();
    const seconds = days.reduce((sum, day) => sum + day.counted, 0);
    const counting = days.filter((day) => day.counted > 0).length;
    const hours = countsHours(this.clock());
    return this.t().table.total(
      String(days.length),
      hours ? this.t().hours(figure(seconds, true)) : String(counting),
      String(days.length - counting),
    );
  });
  protected readonly count = computed(() => this.#days().length);

  protected isLit(from: string, to: string): boolean {
    const lit = this.lit();
    return lit !== null && from <= lit && lit <= to;
  }

  protected isOpen(from: string, article: LawArticle): boolean {
    const open = this.open();
    return open !== null && open.from === from && open.article === article;
  }

  protected read(from: string, article: LawArticle): void {
    this.open.set(this.isOpen(from, article) ? null : { from, article });
  }
}
