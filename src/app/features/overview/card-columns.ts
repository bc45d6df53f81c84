import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CardLevel } from '#domain/cards/card-rule.ts';
import { Words } from '../../i18n/words.ts';
import type { OverviewTexts } from '../../i18n/zh-overview.ts';
import { Chart } from '../../ui/chart/chart.ts';
import type { ChartTable } from '../../ui/chart/chart.ts';
import type { ChartPick } from '../../ui/chart/chart-canvas.ts';
import type { ChartTheme } from '../../ui/chart/chart-theme.ts';
import { columnsByLevel, columnsHeight } from '../../ui/chart/columns-by-level.ts';
import type { LevelDay } from '../../ui/chart/columns-by-level.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { Doors } from './doors.ts';
import { cardDoor } from './case-doors.ts';
import type { CaseDoor } from './case-doors.ts';

const LEVELS: readonly CardLevel[] = ['red', 'yellow', 'warning'];

/** Cards of the last days by level, by the day on which their ground arose. */
@Component({
  selector: 'app-card-columns',
  imports: [Chart, LevelMark, RouterLink],
  template: `
    <app-chart
      [build]="build()"
      [label]="label()"
      [table]="table()"
      [height]="height()"
      (pick)="open($event)"
    >
      <h2 id="overview-cards">{{ texts().cards.title(days().length) }}</h2>
      <span class="muted">{{ texts().cards.unit }}</span>
    </app-chart>
    <p class="sums">
      <span class="muted">{{ texts().cards.sum }}</span>
      @for (sum of sums(); track sum.level) {
        <a [routerLink]="doors.cases()" [queryParams]="sum.door">
          <app-level-mark [mark]="sum.level" />{{ words.t().level[sum.level] }}
          <b>{{ words.format().count(sum.count) }}</b>
        </a>
      }
      <a class="now" [routerLink]="doors.console()" [queryParams]="regionQuery()">{{
        texts().cards.now
      }}</a>
    </p>
  `,
  styles: `
    :host {
      display: block;
    }
    h2 {
      font-size: 14px;
      line-height: 20px;
    }
    .sums {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 16px;
    }
    a {
      display: inline-flex;
      min-height: 24px;
      align-items: center;
      gap: 4px;
    }
    .now {
      margin-inline-start: auto;
    }
  `,
})
export class CardColumns {
  readonly days = input.required<readonly LevelDay[]>();
  readonly region = input.required<string | null>();
  /** px of height for the drawing, so that it ends where its neighbour does. */
  readonly place = input(0);
  readonly texts = input.required<OverviewTexts>();

  readonly #router = inject(Router);
  protected readonly words = inject(Words);
  protected readonly doors = inject(Doors);
  protected readonly height = computed(() => columnsHeight(this.place()));
  protected readonly build = computed(() => {
    const days = this.days();
    const { level } = this.words.t();
    const format = this.words.format();
    const year = Number((days.at(-1)?.day ?? '').slice(0, 4));
    const dayText = (day: string): string => format.day(day, year);
    const place = this.place();
    return (theme: ChartTheme) => columnsByLevel(days, level, theme, dayText, place);
  });
  protected readonly sums = computed(() => {
    const days = this.days();
    const [from, to] = [days.at(0)?.day ?? '', days.at(-1)?.day ?? ''];
    return LEVELS.map((level) => ({
      level,
      count: days.reduce((total, day) => total + day[level], 0),
      door: this.#door(level, from, to),
    }));
  });
  protected readonly label = computed(() => {
    const [red, yellow, warning] = this.sums().map(({ count }) => this.words.format().count(count));
    return this.texts().cards.label(this.days().length, red ?? '', yellow ?? '', warning ?? '');
  });
  protected readonly table = computed((): ChartTable => {
    const { level } = this.words.t();
    const format = this.words.format();
    const path = this.doors.cases();
    return {
      columns: [this.texts().cards.day, ...LEVELS.map((one) => level[one])],
      rows: [...this.days()].reverse().map((day) => ({
        name: format.day(day.day, Number(day.day.slice(0, 4))),
        cells: LEVELS.map((one) =>
          day[one] === 0 || path === null
            ? format.count(day[one])
            : {
                text: format.count(day[one]),
                path,
                query: this.#door(one, day.day, day.day),
              },
        ),
      })),
    };
  });
  protected readonly regionQuery = computed(() => {
    const region = this.region();
    return region === null ? {} : { region };
  });

  /** A column opens its cases; the table has the same doors for the keyboard. */
  protected open({ series, index }: ChartPick): void {
    const { level } = this.words.t();
    const picked = LEVELS.find((one) => level[one] === series);
    const day = this.days()[index]?.day;
    const path = this.doors.cases();
    if (picked === undefined || day === undefined || path === null) return;
    void this.#router.navigate([path], { queryParams: this.#door(picked, day, day) });
  }

  #door(level: CardLevel, from: string, to: string): CaseDoor {
    return cardDoor(level, from, to, { region: this.region(), atRegion: false });
  }
}
