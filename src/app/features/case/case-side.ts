import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CaseView } from '#contract/case-view.ts';
import { ReferenceStore } from '../../data/reference-store.ts';
import { Chart } from '../../ui/chart/chart.ts';
import type { ChartTheme } from '../../ui/chart/chart-theme.ts';
import { stackedBars, stackedBarsHeight } from '../../ui/chart/stacked-bars.ts';
import { CaseTimeline } from './case-timeline.ts';
import { history, learntLater } from './history.ts';
import { historyWords } from './history-words.ts';
import type { CaseSpeech } from './history-words.ts';
import { spentDrawing } from './time-spent.ts';

/** What happened and was found, what was learnt later, where the time went, and what is linked. */
@Component({
  selector: 'app-case-side',
  imports: [CaseTimeline, Chart, RouterLink],
  templateUrl: './case-side.html',
  styleUrl: './case-side.scss',
})
export class CaseSide {
  readonly view = input.required<CaseView>();
  readonly speech = input.required<CaseSpeech>();
  /** The case as now known, where the page looks at an earlier knowledge. */
  readonly now = input<CaseView>();
  readonly knownAt = input<string>();

  readonly #reference = inject(ReferenceStore);
  protected readonly t = computed(() => this.speech().texts);
  protected readonly entries = computed(() => history(this.view()));
  protected readonly later = computed(() => {
    const [now, knownAt] = [this.now(), this.knownAt()];
    if (now === undefined || knownAt === undefined) return null;
    const { format } = this.speech();
    return learntLater(now, knownAt).map((entry) => ({
      id: entry.id,
      words: historyWords(entry, this.speech()),
      when:
        entry.kind === 'event'
          ? this.t().laterEvent(format.instant(entry.at), format.instant(entry.event.receivedAt))
          : format.instant(entry.at),
    }));
  });
  protected readonly spent = computed(() =>
    spentDrawing(this.view().timeSpent, this.t(), this.speech().format, (code) =>
      this.#departmentName(code),
    ),
  );
  protected readonly spentBuild = computed(() => {
    const { bars, series } = this.spent();
    return (theme: ChartTheme) => stackedBars(bars, series, theme);
  });
  protected readonly spentHeight = computed(() => stackedBarsHeight(this.spent().bars));

  constructor() {
    this.#reference.loadDepartments();
  }

  protected kindOfLink(kind: string): string {
    const words: Readonly<Record<string, string>> = this.t().links;
    return words[kind] ?? kind;
  }

  #departmentName(code: string): string {
    return (
      this.#reference.departments().find((department) => department.code === code)?.name ?? code
    );
  }
}
