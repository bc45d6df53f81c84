import { Component, computed, inject, input, resource } from '@angular/core';
import { Router } from '@angular/router';
import type { OutlinesView } from '#contract/outline-view.ts';
import type { Stamp } from '#contract/page.ts';
import type { RankingView } from '#contract/ranking-view.ts';
import { Api } from '../../data/api.ts';
import type { Query } from '../../data/api.ts';
import { OutlineMap } from './outline-map.ts';
import type { rankingZh } from './ranking-zh.ts';
import { classOf, valueClasses } from './value-class.ts';

/** The counties of a city by outline, with their totals; nothing where their outlines are not loaded. */
@Component({
  selector: 'app-county-map',
  imports: [OutlineMap],
  template: `
    @if (shown(); as map) {
      <section class="card">
        <h2>{{ texts().unit.counties }}</h2>
        <app-outline-map
          [outlines]="map.outlines"
          [values]="map.values"
          [label]="texts().unit.counties"
          [texts]="texts()"
          (choose)="open($event)"
        />
        <table class="plain">
          <caption class="out-of-sight">
            {{
              texts().unit.counties
            }}
          </caption>
          <tbody>
            @for (value of map.values; track value.unit) {
              <tr>
                <th scope="row">
                  <button type="button" class="button bare" (click)="open(value.unit)">
                    {{ value.name }}
                  </button>
                </th>
                <td class="number">{{ value.text ?? texts().notRanked }}</td>
              </tr>
            }
          </tbody>
        </table>
      </section>
    }
  `,
  styles: `
    .card {
      padding: 10px 16px 12px;
    }
    h2 {
      margin: 4px 0;
      font-size: 14px;
      line-height: 20px;
    }
    app-outline-map {
      max-width: 420px;
      margin: 0 auto;
    }
    tbody th {
      border-bottom: 1px solid var(--mj-line-soft);
      font-size: 13px;
      font-weight: 400;
    }
  `,
})
export class CountyMap {
  /** Code of the city. */
  readonly city = input.required<string>();
  /** Period and scheme of the page. */
  readonly query = input.required<Query>();
  readonly texts = input.required<typeof rankingZh>();

  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #read = resource({
    params: () => ({ city: this.city(), query: this.query() }),
    loader: async ({ params: { city, query }, abortSignal }) => {
      const path = `/regions/${encodeURIComponent(city)}/outlines`;
      const outlines = await this.#api.get<OutlinesView>(path, {}, abortSignal);
      if (outlines.items.length === 0) return undefined;
      const ranking = await this.#api.get<RankingView & Stamp>(
        '/rankings',
        { ...query, group: 'counties' },
        abortSignal,
      );
      return { outlines, ranking };
    },
  });
  protected readonly shown = computed(() => {
    const read = this.#read.hasValue() ? this.#read.value() : undefined;
    if (read === undefined) return undefined;
    const { outlines, ranking } = read;
    const drawn = new Set(outlines.items.map(({ code }) => code));
    const totals = valueClasses({ target: null, best: 100 });
    const values = [
      ...ranking.items.map(({ unit, name, total }) => ({
        ...{ unit, name, text: total },
        heat: classOf(totals, Number(total)),
      })),
      ...ranking.leftOut.map(({ unit, name }) => ({ unit, name, text: null, heat: null })),
    ].filter(({ unit }) => drawn.has(unit));
    return values.length === 0 ? undefined : { outlines, values };
  });

  protected open(unit: string): void {
    void this.#router.navigate(['/units', unit], {
      queryParams: { group: 'counties' },
      queryParamsHandling: 'merge',
    });
  }
}
