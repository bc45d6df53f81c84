import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SourceQualityView } from '#contract/source-days.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Words } from '../../i18n/words.ts';
import { Doors } from './doors.ts';
import type { OverviewTexts } from '../../i18n/zh-overview.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';

/** How good what each source sends is: refused, missing against its manifests, late. */
@Component({
  selector: 'app-source-quality',
  imports: [LevelMark, NgTemplateOutlet, RouterLink],
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .scroll {
      max-height: 320px;
      overflow: auto;
    }
    thead th {
      position: sticky;
      z-index: 1;
      top: 0;
      background: var(--mj-surface);
    }
    tbody th {
      border-bottom: 1px solid var(--mj-line-soft);
      color: var(--mj-text);
      font-size: 13px;
      font-weight: 400;
    }
    a {
      display: inline-block;
      min-width: 24px;
      line-height: 28px;
    }
    .missing {
      display: inline-flex;
      align-items: center;
      color: var(--mj-on-amber-tint);
      font-weight: 600;
      gap: 4px;
    }
  `,
  template: `
    <div class="scroll" role="group" tabindex="0" [attr.aria-label]="texts().quality.title">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">{{ words.t().lamp.name }}</th>
            <th scope="col" class="number">{{ texts().quality.accepted }}</th>
            <th scope="col" class="number">{{ texts().quality.rejected }}</th>
            <th scope="col" class="number">{{ texts().quality.missing }}</th>
            <th scope="col" class="number">{{ texts().quality.late }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.name) {
            <tr>
              <th scope="row">
                <ng-container
                  [ngTemplateOutlet]="door"
                  [ngTemplateOutletContext]="{ row, text: row.name }"
                />
              </th>
              <td class="number">
                <ng-container
                  [ngTemplateOutlet]="door"
                  [ngTemplateOutletContext]="{ row, text: words.format().count(row.accepted) }"
                />
              </td>
              <td class="number">
                <ng-container
                  [ngTemplateOutlet]="door"
                  [ngTemplateOutletContext]="{ row, text: words.format().count(row.rejected) }"
                />
              </td>
              <td class="number">
                @if (row.missing === null) {
                  <span class="muted" [attr.title]="texts().quality.noManifest">—</span>
                  <span class="out-of-sight">{{ texts().quality.noManifest }}</span>
                } @else if (row.missing > 0) {
                  <span class="missing">
                    <app-level-mark mark="yellow" />
                    <ng-container
                      [ngTemplateOutlet]="door"
                      [ngTemplateOutletContext]="{ row, text: words.format().count(row.missing) }"
                    />
                  </span>
                } @else {
                  0
                }
              </td>
              <td class="number">
                <ng-container
                  [ngTemplateOutlet]="door"
                  [ngTemplateOutletContext]="{
                    row,
                    text: words.format().rate(row.late, row.accepted),
                  }"
                />
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    <ng-template #door let-row="row" let-text="text">
      @if (opens()) {
        <a [routerLink]="doors.sources()" [queryParams]="{ source: row.name }">{{ text }}</a>
      } @else {
        {{ text }}
      }
    </ng-template>
  `,
})
export class SourceQuality {
  readonly sources = input.required<readonly SourceQualityView[]>();
  readonly texts = input.required<OverviewTexts>();

  protected readonly words = inject(Words);
  protected readonly doors = inject(Doors);
  readonly #session = inject(SessionStore);
  /** Sources where something is wrong first. */
  protected readonly rows = computed(() =>
    [...this.sources()].sort((one, other) => troubleOf(other) - troubleOf(one)),
  );
  /** Day by day and refused event by refused event they stand on the page of sources, for its readers. */
  protected readonly opens = computed(() => this.#session.me()?.pages.includes('sources') ?? false);
}

function troubleOf({ rejected, missing, late, accepted }: SourceQualityView): number {
  return rejected + (missing ?? 0) + late / Math.max(1, accepted);
}
