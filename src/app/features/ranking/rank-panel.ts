import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type {
  MovedView,
  RankingExplanation,
  RankingIndicator,
  RankingItem,
  RankingView,
} from '#contract/ranking-view.ts';
import type { Stamp } from '#contract/page.ts';
import { Language } from '../../i18n/language.ts';
import { periodName } from '../../i18n/period-name.ts';
import { Words } from '../../i18n/words.ts';
import { DepartmentCosts } from './department-costs.ts';
import { medianTotal } from './median-total.ts';
import { MissedCases } from './missed-cases.ts';
import { OnceAMatter } from './once-a-matter.ts';
import { missedBy, rankedDoor } from './ranking-doors.ts';
import type { rankingZh } from './ranking-zh.ts';

/** Why a unit stands where it stands: what moved it, the rule with its rounded numbers, the cases that cost. */
@Component({
  selector: 'app-rank-panel',
  imports: [DepartmentCosts, MissedCases, OnceAMatter, RouterLink],
  templateUrl: './rank-panel.html',
  styleUrl: './rank-panel.scss',
})
export class RankPanel {
  readonly view = input.required<RankingView & Stamp>();
  readonly explanation = input.required<RankingExplanation>();
  readonly indicator = input.required<string>();
  readonly texts = input.required<typeof rankingZh>();
  readonly closed = output();

  protected readonly words = inject(Words);
  readonly #language = inject(Language);

  /** What is said of the unit, ranked or not. */
  protected readonly row = computed(() => this.explanation().row ?? this.explanation().leftOut);
  protected readonly ranked = computed(() => this.explanation().row);
  readonly #group = computed(() =>
    this.view().items.filter(({ group }) => group === this.row()?.group),
  );
  protected readonly peers = computed(() => this.#group().length);
  /** Of one or two there is no middle that would tell anything. */
  protected readonly median = computed(() =>
    this.#group().length < 3
      ? null
      : medianTotal(
          this.#group().map(({ total }) => total),
          this.view().scheme.places.total,
        ),
  );
  protected readonly moved = computed(() => {
    const all = this.explanation().moved;
    if (all === null) return null;
    const shown = all.filter(({ change }) => Number(change) !== 0);
    return [...shown].sort((one, other) => Number(one.change) - Number(other.change));
  });
  protected readonly widest = computed(() =>
    Math.max(0.01, ...(this.moved() ?? []).map(({ change }) => Math.abs(Number(change)))),
  );
  protected readonly column = computed(() => this.#columnOf(this.indicator()));
  protected readonly item = computed<RankingItem | undefined>(() =>
    this.row()?.items.find(({ indicator }) => indicator === this.indicator()),
  );

  protected readonly lacking = computed(() => {
    const item = this.item();
    return item === undefined ? null : this.missed(item);
  });

  protected nameOf(id: string | null): string {
    if (id === null) return this.texts().panel.rest;
    const column = this.#columnOf(id);
    if (column === undefined) return id;
    return this.#language.code() === 'en' ? column.name.en : column.name.zh;
  }

  protected periodName(period: string): string {
    return periodName(period, this.#language.code());
  }

  protected signed(text: string): string {
    return this.words.format().change(Number(text), this.view().scheme.places.total);
  }

  protected width({ change }: MovedView): number {
    return (50 * Math.abs(Number(change))) / this.widest();
  }

  protected isUp({ change }: MovedView): boolean {
    return Number(change) > 0;
  }

  protected isCount({ denominator }: RankingItem): boolean {
    return denominator === null || denominator === undefined;
  }

  protected stepName(name: string): string {
    const { steps } = this.texts().panel;
    return name in steps ? steps[name as keyof typeof steps] : name;
  }

  protected reason(reason: string): string {
    const { reasons } = this.texts();
    return reason in reasons ? reasons[reason as keyof typeof reasons] : reason;
  }

  protected door(id: string, part: 'numerator' | 'denominator') {
    const row = this.row();
    return row === null ? null : rankedDoor(this.#columnOf(id), row, this.view(), part);
  }

  /** What a rate lacks, where a list has just that. */
  protected missed(item: RankingItem) {
    const row = this.row();
    return row === null ? null : missedBy(this.#columnOf(item.indicator), row, this.view(), item);
  }

  #columnOf(id: string): RankingIndicator | undefined {
    return this.view().indicators.find((column) => column.id === id);
  }
}
