import { Component, computed, input, output } from '@angular/core';
import type { ECElementEvent, EChartsCoreOption } from 'echarts/core';
import { NgxEchartsDirective, provideEchartsCore } from 'ngx-echarts';

/** Where a drawing was pressed. */
export interface ChartPick {
  readonly series: string;
  readonly index: number;
}

/** The drawing itself, loaded only when a chart comes into view. */
@Component({
  selector: 'app-chart-canvas',
  imports: [NgxEchartsDirective],
  providers: [provideEchartsCore({ echarts: () => import('./echarts-parts.ts') })],
  template: `
    <div
      echarts
      class="canvas"
      [options]="drawn()"
      [initOpts]="{ renderer: 'svg' }"
      (chartClick)="tell($event)"
    ></div>
  `,
  styles: `
    :host,
    .canvas {
      display: block;
      height: 100%;
    }
  `,
})
export class ChartCanvas {
  readonly option = input.required<EChartsCoreOption>();
  readonly pick = output<ChartPick>();
  protected readonly drawn = computed(() => withDrawnTooltip(this.option()));

  protected tell(event: ECElementEvent): void {
    this.pick.emit({ series: event.seriesName ?? '', index: event.dataIndex });
  }
}

/** A tooltip is drawn like the rest: one made of HTML would be refused by the page's policy. */
function withDrawnTooltip(option: EChartsCoreOption): EChartsCoreOption {
  const { tooltip } = option;
  if (typeof tooltip !== 'object' || tooltip === null) return option;
  // What is drawn cannot stand out of the drawing.
  return { ...option, tooltip: { ...tooltip, renderMode: 'richText', confine: true } };
}
