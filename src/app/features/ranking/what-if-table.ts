import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OtherRules, WhatIfRow, WhatIfView } from '#contract/ranking-view.ts';
import type { SchemeText } from '#contract/scheme-view.ts';
import { Language } from '../../i18n/language.ts';
import { Words } from '../../i18n/words.ts';
import type { rankingZh } from './ranking-zh.ts';
import { schemeNames } from './scheme-names.ts';
import { WhatIfParts } from './what-if-parts.ts';

/** Every unit before and after a what-if, and which indicator moves it most. */
@Component({
  selector: 'app-what-if-table',
  imports: [RouterLink, WhatIfParts],
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .scroll {
      overflow: auto;
    }
    .moves {
      padding: 8px 16px;
      font-weight: 600;
    }
    tbody th {
      border-bottom: 1px solid var(--mj-line-soft);
      color: var(--mj-text);
      font-size: 13px;
      font-weight: 500;
    }
    button {
      min-width: 24px;
      min-height: 24px;
      padding: 0;
      text-align: end;
      border: 0;
      background: none;
      color: var(--mj-primary);
      cursor: pointer;
      font-variant-numeric: tabular-nums;
    }
    button:hover {
      text-decoration: underline;
    }
    /* On a phone the table scrolls sideways; what is opened in it keeps to the screen. */
    @media (width < 720px) {
      app-what-if-parts {
        position: sticky;
        left: 16px;
        display: block;
        width: calc(100vw - 66px);
      }
    }
    .parts > td {
      padding: 8px 16px 12px;
      background: var(--mj-raised);
      white-space: normal;
    }
    .moved > * {
      background: var(--mj-select);
      color: var(--mj-on-select);
    }
  `,
  template: `
    <p class="moves" role="status">
      {{ view().moves === 0 ? texts().if.nobody : texts().if.moves(view().moves) }}
    </p>
    <div class="scroll" role="group" tabindex="0" [attr.aria-label]="texts().if.title">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col" class="number">{{ texts().if.would }}</th>
            <th scope="col" class="number">{{ texts().if.now }}</th>
            <th scope="col">{{ texts().head.movement }}</th>
            <th scope="col">{{ texts().head.unit }}</th>
            <th scope="col" class="number">{{ texts().if.wouldTotal }}</th>
            <th scope="col" class="number">{{ texts().if.total }}</th>
            <th scope="col" class="number">{{ texts().if.change }}</th>
            <th scope="col">{{ texts().if.because }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.unit) {
            <tr [class.moved]="row.rank !== row.wouldRank">
              <td class="number">
                @if (row.mayOpen && row.wouldRank !== null) {
                  <button
                    type="button"
                    [attr.aria-expanded]="open() === row.unit"
                    (click)="toggle(row)"
                  >
                    {{ row.wouldRank }}
                  </button>
                } @else {
                  {{ row.wouldRank ?? '—' }}
                }
              </td>
              <td class="number">
                @if (row.mayOpen && row.rank !== null) {
                  <a routerLink="/ranking" [queryParams]="rankingQuery(row)">{{ row.rank }}</a>
                } @else {
                  {{ row.rank ?? '—' }}
                }
              </td>
              <td>{{ movement(row) }}</td>
              <th scope="row">
                @if (row.mayOpen) {
                  <a [routerLink]="['/units', row.unit]" [queryParams]="doorQuery()">{{
                    row.name
                  }}</a>
                } @else {
                  {{ row.name }}
                }
              </th>
              <td class="number">
                @if (row.mayOpen && row.wouldTotal !== null) {
                  <button
                    type="button"
                    [attr.aria-expanded]="open() === row.unit"
                    (click)="toggle(row)"
                  >
                    {{ row.wouldTotal }}
                  </button>
                } @else {
                  {{ row.wouldTotal ?? texts().notRanked }}
                }
              </td>
              <td class="number">
                @if (row.mayOpen && row.total !== null) {
                  <a [routerLink]="['/units', row.unit]" [queryParams]="doorQuery()">{{
                    row.total
                  }}</a>
                } @else {
                  {{ row.total ?? texts().notRanked }}
                }
              </td>
              <td class="number">
                @if (row.mayOpen && row.change !== null) {
                  <button
                    type="button"
                    [attr.aria-expanded]="open() === row.unit"
                    (click)="toggle(row)"
                  >
                    {{ signed(row.change) }}
                  </button>
                } @else {
                  {{ row.change === null ? '—' : signed(row.change) }}
                }
              </td>
              <td>{{ because(row) }}</td>
            </tr>
            @if (open() === row.unit) {
              <tr class="parts">
                <td colspan="8">
                  <app-what-if-parts
                    [row]="row"
                    [view]="view()"
                    [rules]="rules()"
                    [scheme]="scheme()"
                    [texts]="texts()"
                  />
                </td>
              </tr>
            }
          }
        </tbody>
      </table>
    </div>
  `,
})
export class WhatIfTable {
  readonly view = input.required<WhatIfView>();
  /** Other days off and limits that were asked for. */
  readonly rules = input<OtherRules>({});
  readonly scheme = input.required<SchemeText>();
  readonly texts = input.required<typeof rankingZh>();

  readonly #words = inject(Words);
  readonly #language = inject(Language);
  /** Units that are ranked before or after. */
  protected readonly rows = computed(() =>
    this.view().items.filter(({ rank, wouldRank }) => rank !== null || wouldRank !== null),
  );
  /** As it is: what would be has no page. */
  protected readonly doorQuery = computed(() => {
    const { period, group, scheme } = this.view();
    return { period: period.code, group, scheme: scheme.id };
  });
  readonly #names = computed(() => schemeNames(this.scheme(), this.#language.code()));
  /** The unit whose scores are listed one by one. */
  protected readonly open = signal<string | undefined>(undefined);

  protected toggle({ unit }: WhatIfRow): void {
    this.open.update((open) => (open === unit ? undefined : unit));
  }

  /** The ranking as it is, with the unit explained. */
  protected rankingQuery({ unit }: WhatIfRow): Record<string, string> {
    return { ...this.doorQuery(), unit };
  }

  protected movement({ rank, wouldRank }: WhatIfRow): string {
    const texts = this.texts();
    if (rank === wouldRank) return texts.same;
    if (rank === null) return texts.isNew;
    if (wouldRank === null) return texts.notRanked;
    return wouldRank < rank ? texts.up(rank - wouldRank) : texts.down(wouldRank - rank);
  }

  protected signed(text: string): string {
    return this.#words.format().change(Number(text), 2);
  }

  protected because({ moved }: WhatIfRow): string {
    const parts = [...(moved ?? [])].sort(
      (one, other) => Math.abs(Number(other.change)) - Math.abs(Number(one.change)),
    );
    const [most] = parts;
    if (most === undefined || Number(most.change) === 0) return '';
    const name =
      most.indicator === null
        ? this.texts().panel.rest
        : (this.#names().get(most.indicator) ?? most.indicator);
    return `${name} ${this.signed(most.change)}`;
  }
}
