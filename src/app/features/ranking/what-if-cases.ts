import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Stamp } from '#contract/page.ts';
import type { OtherRules, WhatIfRow, WhatIfView } from '#contract/ranking-view.ts';
import type { MovedClock, WhatIfCase, WhatIfCasesView } from '#contract/what-if-cases.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { Words } from '../../i18n/words.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import type { rankingZh } from './ranking-zh.ts';

/** Which number is opened. */
export interface WhatIfNumber {
  readonly unit: WhatIfRow;
  /** Id of the catalogue. */
  readonly indicator: string;
  /** Name of the scheme's indicator that reads it. */
  readonly name: string;
}

interface Loaded extends Pick<WhatIfCasesView, 'numerator' | 'denominator' | 'total'> {
  readonly items: readonly WhatIfCase[];
  readonly next: string | null;
}

/** The cases that a what-if counts otherwise for one number: each with its due dates before and after. */
@Component({
  selector: 'app-what-if-cases',
  imports: [FailureNote, LoadingRows, RouterLink],
  styles: `
    :host {
      display: block;
    }
    .scroll {
      overflow-x: auto;
    }
    .due {
      display: block;
      white-space: nowrap;
    }
  `,
  template: `
    @if (failure(); as failed) {
      <app-failure-note
        [what]="texts().if.casesOf(number().unit.name, number().name)"
        [sentence]="failed.sentence"
        [code]="failed.code"
        (retry)="page.reload()"
      />
    } @else if (shown(); as list) {
      <p role="status">
        {{ texts().if.casesOf(number().unit.name, number().name) }}: {{ texts().if.numerator }}
        {{ list.numerator.before }} → {{ list.numerator.after }}
        @if (list.denominator; as denominator) {
          · {{ texts().if.denominator }} {{ denominator.before }} → {{ denominator.after }}
        }
        · {{ texts().if.casesTotal(list.total) }}
      </p>
      @if (list.items.length > 0) {
        <div
          class="scroll"
          role="group"
          tabindex="0"
          [attr.aria-label]="texts().if.casesOf(number().unit.name, number().name)"
        >
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">{{ texts().if.caseNo }}</th>
                <th scope="col">{{ texts().if.department }}</th>
                <th scope="col">{{ texts().if.dueNow }}</th>
                <th scope="col">{{ texts().if.dueThen }}</th>
                <th scope="col" class="number">{{ texts().if.counted }}</th>
              </tr>
            </thead>
            <tbody>
              @for (item of list.items; track item.no) {
                <tr>
                  <th scope="row">
                    <a [routerLink]="['/cases', item.no]">{{ item.no }}</a>
                    @if (item.title !== null) {
                      <span class="muted"> {{ item.title }}</span>
                    }
                  </th>
                  <td>{{ item.departmentName ?? item.departmentCode ?? item.regionName }}</td>
                  <td>
                    @for (clock of item.clocks; track $index) {
                      <span class="due">{{ dueOf(clock, 'before') }}</span>
                    }
                  </td>
                  <td>
                    @for (clock of item.clocks; track $index) {
                      <span class="due">{{ dueOf(clock, 'after') }}</span>
                    }
                  </td>
                  <td class="number">{{ countedOf(item) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (list.next; as next) {
          <button
            type="button"
            class="button"
            [disabled]="page.isLoading()"
            (click)="cursor.set(next)"
          >
            {{ texts().if.moreCases(list.total - list.items.length) }}
          </button>
        }
      }
    } @else {
      <app-loading-rows [what]="texts().if.cases" [rows]="3" />
    }
  `,
})
export class WhatIfCases {
  readonly number = input.required<WhatIfNumber>();
  readonly view = input.required<Pick<WhatIfView, 'period' | 'group' | 'scheme'>>();
  readonly rules = input.required<OtherRules>();
  readonly texts = input.required<typeof rankingZh>();

  readonly #api = inject(Api);
  readonly #words = inject(Words);
  readonly #asked = computed(() => {
    const { period, group, scheme } = this.view();
    const { unit, indicator } = this.number();
    return {
      ...{ period: period.code, group, scheme: scheme.id, unit: unit.unit, indicator },
      ...this.rules(),
    };
  });
  /** The place after which the next page begins; another number begins anew. */
  protected readonly cursor = linkedSignal<unknown, string | undefined>({
    source: this.#asked,
    computation: () => undefined,
  });
  protected readonly page = resource({
    params: () => ({ asked: this.#asked(), cursor: this.cursor() }),
    loader: async ({ params: { asked, cursor }, abortSignal }) => {
      const body = cursor === undefined ? asked : { ...asked, cursor };
      const path = '/rankings/what-if/cases';
      const view = await this.#api.post<WhatIfCasesView & Stamp>(path, body, abortSignal);
      return { asked, cursor, view };
    },
  });
  /** All pages that were opened, one after the other. */
  protected readonly shown = linkedSignal({
    source: () => ({
      asked: this.#asked(),
      page: this.page.hasValue() ? this.page.value() : undefined,
    }),
    computation: (
      { asked, page },
      before?: { readonly value: Loaded | undefined; readonly source: { readonly asked: unknown } },
    ): Loaded | undefined => {
      const kept = before?.source.asked === asked ? before.value : undefined;
      if (page?.asked !== asked) return kept;
      const { items, next, numerator, denominator, total } = page.view;
      const first = page.cursor === undefined ? [] : (kept?.items ?? []);
      return { numerator, denominator, total, next, items: [...first, ...items] };
    },
  });
  protected readonly failure = computed(() => {
    const error = this.page.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.#words.t().error) };
  });

  protected dueOf({ kind, ...ends }: MovedClock, when: 'before' | 'after'): string {
    const words = this.#words.t();
    const end = ends[when];
    if (end === null) return `${words.clock[kind]} —`;
    return `${words.clock[kind]} ${end.due ?? '—'} ${words.bucket[end.bucket]}`;
  }

  /** What the case adds to the numerator, and to the denominator where it does. */
  protected countedOf({ numerator, denominator }: WhatIfCase): string {
    const { change } = this.#words.format();
    const parts = [
      ...(numerator === 0 ? [] : [`${this.texts().if.numerator} ${change(numerator, 0)}`]),
      ...(denominator === 0 ? [] : [`${this.texts().if.denominator} ${change(denominator, 0)}`]),
    ];
    return parts.join(' · ');
  }
}
