import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EChartsCoreOption } from 'echarts/core';
import { useTexts } from '../../i18n/texts.ts';
import { zhChart } from '../../i18n/zh-chart.ts';
import { ChartCanvas } from './chart-canvas.ts';
import type { ChartPick } from './chart-canvas.ts';
import type { ChartTheme } from './chart-theme.ts';
import { ChartThemes } from './chart-themes.ts';

/** A number of the table, and where it opens its cases. */
export interface ChartCell {
  readonly text: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The numbers of a drawing as a table; its first column names the rows. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly cells: readonly (string | ChartCell)[];
  }[];
}

/**
 * The one wrapper around the chart library: a drawing with a sentence for those who do not see
 * it, and a switch to the table of the same numbers. The library loads when a chart is in view.
 */
@Component({
  selector: 'app-chart',
  imports: [ChartCanvas, RouterLink],
  template: `
    <div class="top">
      <ng-content />
      <span class="spacer"></span>
      <button
        type="button"
        class="button text"
        [attr.aria-pressed]="asTable()"
        (click)="asTable.set(!asTable())"
      >
        {{ t().table }}
      </button>
    </div>
    @if (asTable()) {
      <div class="scroll" role="group" tabindex="0" [attr.aria-label]="label()">
        <table class="plain">
          <caption class="out-of-sight">
            {{
              label()
            }}
          </caption>
          <thead>
            <tr>
              @for (column of table().columns; track $index) {
                <th scope="col" [class.number]="!$first">{{ column }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of table().rows; track $index) {
              <tr>
                <th scope="row">{{ row.name }}</th>
                @for (cell of row.cells; track $index) {
                  <td class="number">
                    @if (doorOf(cell); as door) {
                      <a [routerLink]="door.path" [queryParams]="door.query">{{ door.text }}</a>
                    } @else {
                      {{ cell }}
                    }
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else {
      <div class="drawing" role="img" [attr.aria-label]="label()" [style.height.px]="height()">
        @defer (on viewport; prefetch on idle) {
          <app-chart-canvas [option]="option()" (pick)="pick.emit($event)" />
        } @placeholder {
          <div class="place"></div>
        }
      </div>
    }
  `,
  styleUrl: './chart.scss',
})
export class Chart {
  /** Pure builder of the drawing; called again when the theme changes. */
  readonly build = input.required<(theme: ChartTheme) => EChartsCoreOption>();
  /** The finding in one sentence. */
  readonly label = input.required<string>();
  readonly table = input.required<ChartTable>();
  readonly height = input(160);
  readonly pick = output<ChartPick>();

  readonly #themes = inject(ChartThemes);
  protected readonly t = useTexts(zhChart, () =>
    import('../../i18n/en-chart.ts').then((module) => module.enChart),
  );
  protected readonly asTable = signal(false);
  protected readonly option = computed(() => this.build()(this.#themes.theme()));

  protected doorOf(cell: string | ChartCell): ChartCell | null {
    return typeof cell === 'string' ? null : cell;
  }
}
