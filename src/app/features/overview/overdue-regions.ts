import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClockBucket } from '#domain/limits/clock-kind.ts';
import { Words } from '../../i18n/words.ts';
import type { OverviewTexts } from '../../i18n/zh-overview.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { Doors } from './doors.ts';
import type { KindSummary } from './clock-bars.ts';
import { clockDoor } from './case-doors.ts';
import type { CaseDoor } from './case-doors.ts';
import { overdueByRegion } from './clock-shares.ts';

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
                <a [routerLink]="doors.cases()" [queryParams]="door(row.key, 'overdue')">{{
                  words.format().count(row.overdue)
                }}</a>
              </td>
              <td class="rate">
                <a [routerLink]="doors.cases()" [queryParams]="door(row.key, null)">{{
                  words.format().rate(row.overdue, row.total)
                }}</a>
              </td>
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
    .bar a {
      min-width: 24px;
      color: var(--mj-red);
      font-weight: 600;
      line-height: 28px;
    }
    .rate a {
      color: inherit;
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
  /** Region of the page: its row holds only what is filed at the region itself. */
  readonly own = input<string | null>(null);

  protected readonly words = inject(Words);
  protected readonly doors = inject(Doors);
  protected readonly rows = computed(() => overdueByRegion(this.summary().rows));
  protected readonly most = computed(() => Math.max(1, ...this.rows().map((row) => row.overdue)));
  protected readonly title = computed(() =>
    this.texts().overdue.title(this.words.t().clock[this.summary().kind]),
  );

  protected door(region: string, bucket: ClockBucket | null): CaseDoor {
    return clockDoor(this.summary().kind, bucket, { region, atRegion: region === this.own() });
  }
}
