import { Component, computed, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import type { CaseView } from '#contract/case-view.ts';
import { dayOfInstant } from '../../i18n/format.ts';
import { Words } from '../../i18n/words.ts';
import type { CalendarDays } from '../../ui/ledger/calendar-day.ts';
import { LedgerLegend } from '../../ui/ledger-strip/ledger-legend.ts';
import { LedgerStrip } from '../../ui/ledger-strip/ledger-strip.ts';
import type { StripFocus } from '../../ui/ledger-strip/strip-walk.ts';
import { LedgerTable } from '../../ui/ledger-table/ledger-table.ts';
import { ledgerClock, stripClocks } from './case-ledgers.ts';
import { caseMarks } from './case-marks.ts';
import type { CaseSpeech } from './history-words.ts';

/** The strip of all days and its table, which light each other; what is put inside stands beside the table. */
@Component({
  selector: 'app-case-ledger',
  imports: [LedgerLegend, LedgerStrip, LedgerTable],
  templateUrl: './case-ledger.html',
  styleUrl: './case-ledger.scss',
})
export class CaseLedger {
  readonly view = input.required<CaseView>();
  readonly speech = input.required<CaseSpeech>();
  readonly calendar = input.required<CalendarDays>();
  readonly printing = input(false);

  protected readonly words = inject(Words);
  protected readonly all = signal(false);
  protected readonly allDays = signal(false);
  protected readonly at = signal<StripFocus | null>(null);
  protected readonly t = computed(() => this.speech().ledger);
  protected readonly calendarName = computed(() => {
    const names: Readonly<Record<string, string>> = this.t().calendarNames;
    const { name } = this.view().calendar;
    return names[name] ?? name;
  });
  protected readonly today = computed(() => dayOfInstant(this.view().asOf));
  /** Whether there are more clocks than the strip shows at first. */
  protected readonly more = computed(
    () => this.view().clocks.length > stripClocks(this.view().clocks, false).length,
  );
  protected readonly ledgers = computed(() =>
    stripClocks(this.view().clocks, this.all()).map((clock) => ledgerClock(clock, this.words.t())),
  );
  protected readonly marks = computed(() =>
    caseMarks(this.view(), this.speech().texts, this.words.t()),
  );
  /** The clock whose days the table tells: the one pointed at or chosen, else the statute's, else the first. */
  protected readonly chosen = linkedSignal<string | undefined, string | undefined>({
    source: () => this.at()?.clockId,
    computation: (pointed, previous) => pointed ?? previous?.value,
  });
  protected readonly shown = computed(() => {
    const ledgers = this.ledgers();
    return (
      ledgers.find((clock) => clock.id === this.chosen()) ??
      ledgers.find((clock) => clock.kind === 'statutory') ??
      ledgers[0]
    );
  });
  protected readonly strip = viewChild(LedgerStrip);

  focusStrip(): void {
    this.strip()?.focus();
  }
}
