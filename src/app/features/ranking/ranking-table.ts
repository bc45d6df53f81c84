import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type {
  LeftOutRow,
  RankingIndicator,
  RankingItem,
  RankingRow,
  RankingView,
} from '#contract/ranking-view.ts';
import { ReferenceStore } from '../../data/reference-store.ts';
import { Language } from '../../i18n/language.ts';
import { Words } from '../../i18n/words.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { dotScale } from '../../ui/chart/dot-scale.ts';
import { DotPlot } from '../../ui/chart/dot-plot.ts';
import { rankedDoor } from './ranking-doors.ts';
import type { rankingZh } from './ranking-zh.ts';
import { itemOf, missesTarget, showsRates } from './shown-rows.ts';

/** The table of a ranking: rank, movement, total, the chosen indicator drawn, then the others. */
@Component({
  selector: 'app-ranking-table',
  imports: [DotPlot, LevelMark, RouterLink],
  templateUrl: './ranking-table.html',
  styleUrl: './ranking-table.scss',
})
export class RankingTable {
  readonly view = input.required<RankingView>();
  /** In the order that is shown. */
  readonly rows = input.required<readonly RankingRow[]>();
  /** The indicator that is drawn. */
  readonly indicator = input.required<string>();
  readonly unit = input<string>();
  readonly texts = input.required<typeof rankingZh>();
  readonly choose = output<string>();

  protected readonly words = inject(Words);
  readonly #language = inject(Language);
  readonly #reference = inject(ReferenceStore);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Leaves in the order of the scheme, the chosen one first. */
  protected readonly columns = computed(() => {
    const leaves = this.view().indicators.filter(({ reads }) => reads !== null);
    const chosen = leaves.filter(({ id }) => id === this.indicator());
    return [...chosen, ...leaves.filter(({ id }) => id !== this.indicator())];
  });
  protected readonly drawn = computed(() =>
    this.view().indicators.find(({ id }) => id === this.indicator()),
  );
  protected readonly scale = computed(() => {
    const values = this.rows().flatMap((row) => {
      const item = itemOf(row, this.indicator());
      const ends = item?.band == null ? [] : [item.band.low, item.band.high];
      return [item?.rate ?? item?.score ?? [], ends].flat().map(Number);
    });
    const target = this.drawn()?.target ?? null;
    return dotScale(values, target === null ? null : Number(target));
  });

  constructor() {
    // Keys and the map choose rows that are scrolled out of sight as well.
    afterRenderEffect(() => {
      if (this.unit() === undefined) return;
      const row = this.#host.nativeElement.querySelector('tr[aria-current]');
      row?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected nameOf({ name }: RankingIndicator): string {
    return this.#language.code() === 'en' ? name.en : name.zh;
  }

  /** Rates by their name; of counts and scores of persons the column shows the score. */
  protected headOf(column: RankingIndicator): string {
    const name = this.nameOf(column);
    return showsRates(this.view(), column.id) ? name : this.texts().points(name);
  }

  protected item(row: RankingRow | LeftOutRow, id: string): RankingItem | undefined {
    return itemOf(row, id);
  }

  protected figure(row: RankingRow, id: string): string {
    const item = itemOf(row, id);
    return item?.rate ?? item?.score ?? '—';
  }

  protected isBad(row: RankingRow, id: string): boolean {
    return missesTarget(this.view(), id, itemOf(row, id)?.rate ?? null);
  }

  protected door(row: RankingRow | LeftOutRow, column: RankingIndicator) {
    const item = itemOf(row, column.id);
    const part = item?.denominator == null ? 'numerator' : 'denominator';
    return rankedDoor(column, row, this.view(), part);
  }

  protected movement({ rank, previousRank }: RankingRow): { text: string; spoken: string } {
    const texts = this.texts();
    if (previousRank === null) return { text: texts.isNew, spoken: texts.isNew };
    const by = previousRank - rank;
    if (by > 0) return { text: texts.up(by), spoken: texts.upWords(by) };
    if (by < 0) return { text: texts.down(-by), spoken: texts.downWords(-by) };
    return { text: texts.same, spoken: texts.sameWords };
  }

  protected why({ indicator, reason }: LeftOutRow): string {
    const texts = this.texts();
    const { reasons } = texts;
    const words = reason in reasons ? reasons[reason as keyof typeof reasons] : reason;
    const column = this.view().indicators.find(({ id }) => id === indicator);
    return column === undefined ? words : texts.why(this.nameOf(column), words);
  }

  protected groupName(group: string): string {
    const { sizes } = this.texts();
    if (group in sizes) return sizes[group as keyof typeof sizes];
    return this.#reference.findRegion(group)?.name ?? group;
  }
}
