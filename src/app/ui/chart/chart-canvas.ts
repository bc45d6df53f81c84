import { Component, input, output } from '@angular/core';
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
      [options]="option()"
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

  protected tell(event: ECElementEvent): void {
    this.pick.emit({ series: event.seriesName ?? '', index: event.dataIndex });
  }
}
