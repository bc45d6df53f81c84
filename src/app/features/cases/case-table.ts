import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CaseRow } from '#contract/case-view.ts';
import { dayOfDue, dayOfInstant } from '../../i18n/format.ts';
import { placeWords } from '../../i18n/place-words.ts';
import type { Texts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { Layout } from '../../platform/layout.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import type { casesZh } from './cases-zh.ts';

/** The rows of the list: a dense table, on a phone cards of three lines. */
@Component({
  selector: 'app-case-table',
  imports: [LevelMark, RouterLink],
  templateUrl: './case-table.html',
  styleUrl: './case-table.scss',
})
export class CaseTable {
  readonly rows = input.required<readonly CaseRow[]>();
  /** Instant of the answer; its year is left out of days. */
  readonly asOf = input.required<string>();
  readonly own = input.required<Texts<typeof casesZh>>();

  protected readonly words = inject(Words);
  protected readonly layout = inject(Layout);
  readonly #year = computed(() => Number(dayOfInstant(this.asOf()).slice(0, 4)));

  protected day(instant: string | null): string {
    return instant === null ? '—' : this.words.format().day(dayOfInstant(instant), this.#year());
  }

  protected place(row: CaseRow): string {
    return placeWords(row, this.words.t().between);
  }

  /** The two limits and what else is still open; ended clocks of other kinds say nothing here. */
  protected clocks(row: CaseRow): readonly { readonly text: string; readonly over: boolean }[] {
    return row.clocks
      .filter(
        ({ kind, bucket }) =>
          kind === 'statutory' ||
          kind === 'commitment' ||
          bucket === 'running' ||
          bucket === 'overdue',
      )
      .map(({ kind, due, bucket }) => ({
        text: `${this.own().due(
          this.words.t().clock[kind],
          due === null ? this.own().noDue : this.words.format().day(dayOfDue(due), this.#year()),
        )} ${this.words.t().bucket[bucket]}`,
        over: bucket === 'overdue',
      }));
  }
}
