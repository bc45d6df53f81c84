import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '../../i18n/words.ts';
import type { OverviewTexts } from '../../i18n/zh-overview.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import type { KindSummary } from './clock-bars.ts';
import { casesOf, overdueByRegion } from './clock-shares.ts';

/** Where limits are over, most first: the first thing of the page. */
@Component({
  selector: 'app-overdue-regions',
  imports: [LevelMark, RouterLink],
  template: `
    @if (rows().length === 0) {
      <p class="good">
        <app-level-mark mark="ok" />
        {{ texts().overdue.none(words.t().clock[summary().kind]) }}
      </p>
    } @else {
      <table>
        <caption class="out-of-sight">
          {{
            title()
          }}
        </caption>
        <thead class="out-of-sight">
          <tr>
            <th scope="col">{{ texts().overdue.region }}</th>
            <th scope="col">{{ words.t().bucket.overdue }}</th>
            <th scope="col">{{ texts().overdue.rate }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.key) {
            <tr>
              <th scope="row">{{ row.key === own() ? texts().ownLevel(row.name) : row.name }}</th>
              <td class="bar">
                <i [style.width.%]="(row.overdue / most()) * 92"></i>
                @if (row.key === own()) {
                  <b>{{ words.format().count(row.overdue) }}</b>
                } @else {
                  <a routerLink="/cases" [queryParams]="query(row.key)">{{
                    words.format().count(row.overdue)
                  }}</a>
                }
              </td>
              <td class="rate">{{ words.format().rate(row.overdue, row.total) }}</td>
            </tr>
          }
        </tbody>
      </table>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    tbody th {
      width: 1%;
      padding: 0 12px 0 0;
      font-weight: 400;
      text-align: start;
      white-space: nowrap;
    }
    td {
      height: 28px;
      padding: 0;
    }
    .bar {
      display: flex;
      align-items: center;
      gap: 6px;
    }
    i {
      min-width: 2px;
      height: 12px;
      border-radius: 0 2px 2px 0;
      background: var(--mj-red);
    }
    .bar :is(a, b) {
      min-width: 24px;
      color: var(--mj-red);
      font-weight: 600;
      line-height: 28px;
    }
    .rate {
      width: 1%;
      padding-left: 12px;
      color: var(--mj-text-3);
      font-size: 12px;
      text-align: end;
      white-space: nowrap;
    }
    .good {
      display: flex;
      align-items: center;
      gap: 6px;
    }
    @media (width < 720px) {
      .rate {
        display: none;
      }
    }
    @media (forced-colors: active) {
      i {
        border: 1px solid CanvasText;
      }
    }
  `,
})
export class OverdueRegions {
  readonly summary = input.required<KindSummary>();
  readonly texts = input.required<OverviewTexts>();
  /** Region of the page: its row holds only its own cases, which no list shows alone, so it is no door. */
  readonly own = input<string | null>(null);

  protected readonly words = inject(Words);
  protected readonly rows = computed(() => overdueByRegion(this.summary().rows));
  protected readonly most = computed(() => Math.max(1, ...this.rows().map((row) => row.overdue)));
  protected readonly title = computed(() =>
    this.texts().overdue.title(this.words.t().clock[this.summary().kind]),
  );

  protected query(region: string): Readonly<Record<string, string>> {
    return casesOf(this.summary().kind, 'overdue', region);
  }
}
