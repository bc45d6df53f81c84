import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IndicatorText } from '#contract/assessment-view.ts';
import type { OtherRules, WhatIfRow, WhatIfView } from '#contract/ranking-view.ts';
import type { SchemeText } from '#contract/scheme-view.ts';
import { Language } from '../../i18n/language.ts';
import { Words } from '../../i18n/words.ts';
import { evidenceDoor } from './ranking-doors.ts';
import type { rankingZh } from './ranking-zh.ts';
import { schemeNames } from './scheme-names.ts';
import { WhatIfCases } from './what-if-cases.ts';
import type { WhatIfNumber } from './what-if-cases.ts';

/** How the scores of one unit would change, each with the evidence as it is and the cases that make it. */
@Component({
  selector: 'app-what-if-parts',
  imports: [RouterLink, WhatIfCases],
  styles: `
    .doors {
      display: flex;
      flex-wrap: wrap;
      gap: 0 12px;
    }
    .doors a {
      min-height: 24px;
      line-height: 24px;
    }
    .doors button {
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--mj-primary);
      cursor: pointer;
    }
    .doors button:hover {
      text-decoration: underline;
    }
    .scroll {
      overflow-x: auto;
    }
  `,
  template: `
    @if (parts().length === 0) {
      <p class="muted">{{ texts().if.noParts }}</p>
    } @else {
      <div
        class="scroll"
        role="group"
        tabindex="0"
        [attr.aria-label]="texts().if.parts(row().name)"
      >
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{{ texts().indicator }}</th>
              <th scope="col" class="number">{{ texts().if.before }}</th>
              <th scope="col" class="number">{{ texts().if.after }}</th>
              <th scope="col" class="number">{{ texts().if.change }}</th>
              <th scope="col">{{ texts().if.basis }}</th>
            </tr>
          </thead>
          <tbody>
            @for (part of parts(); track part.indicator) {
              <tr>
                <th scope="row">{{ part.name }}</th>
                <td class="number">{{ part.before }}</td>
                <td class="number">{{ part.after }}</td>
                <td class="number">{{ part.change }}</td>
                <td>
                  <span class="doors">
                    @for (door of part.doors; track door.text) {
                      <a [routerLink]="door.path" [queryParams]="door.query">{{ door.text }}</a>
                      @if (mayList()) {
                        <button
                          type="button"
                          [attr.aria-expanded]="open()?.indicator === door.indicator"
                          [attr.aria-label]="texts().if.casesOf(row().name, door.text)"
                          (click)="toggle(door.indicator, door.text)"
                        >
                          {{ texts().if.cases }}
                        </button>
                      }
                    } @empty {
                      <span class="muted">—</span>
                    }
                  </span>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      @if (open(); as number) {
        <app-what-if-cases [number]="number" [view]="view()" [rules]="rules()" [texts]="texts()" />
      }
      <p class="muted">{{ texts().if.partsRule }}</p>
    }
  `,
})
export class WhatIfParts {
  readonly row = input.required<WhatIfRow>();
  readonly view = input.required<WhatIfView>();
  /** Other days off and limits: without any, no case is counted otherwise. */
  readonly rules = input.required<OtherRules>();
  readonly scheme = input.required<SchemeText>();
  readonly texts = input.required<typeof rankingZh>();

  readonly #words = inject(Words);
  readonly #language = inject(Language);
  readonly #names = computed(() => schemeNames(this.scheme(), this.#language.code()));

  protected readonly mayList = computed(() => Object.keys(this.rules()).length > 0);
  /** The number whose cases are listed; forgotten with another answer. */
  protected readonly open = linkedSignal<unknown, WhatIfNumber | undefined>({
    source: () => [this.view(), this.row()],
    computation: () => undefined,
  });

  /** What changes, the most first. */
  protected readonly parts = computed(() =>
    (this.row().moved ?? [])
      .filter(({ change }) => Number(change) !== 0)
      .sort((one, other) => Math.abs(Number(other.change)) - Math.abs(Number(one.change)))
      .map(({ indicator, before, after, change }) => ({
        indicator,
        name:
          indicator === null
            ? this.texts().panel.rest
            : (this.#names().get(indicator) ?? indicator),
        before,
        after,
        change: this.#words.format().change(Number(change), 2),
        doors: indicator === null ? [] : this.#doors(indicator),
      })),
  );

  protected toggle(indicator: string, name: string): void {
    const isOpen = this.open()?.indicator === indicator;
    this.open.set(isOpen ? undefined : { unit: this.row(), indicator, name });
  }

  /** The evidence of each leaf that the score is made of: its own, or of those below it. */
  #doors(indicator: string) {
    const { scheme, reads } = this.scheme();
    return leavesBelow(scheme.indicators, indicator).flatMap(({ id, rule }) => {
      const read = reads[id];
      if (read === undefined) return [];
      const part = OF_EVENTS.has(rule.type) ? 'numerator' : 'denominator';
      const door = evidenceDoor({ reads: read }, this.row(), this.view().period.code, part);
      if (door === null || !('indicator' in read)) return [];
      return [{ ...door, indicator: read.indicator, text: this.#names().get(id) ?? id }];
    });
  }
}

/** Rules that count events; all others rate them, and a rate is made of its denominator. */
const OF_EVENTS: ReadonlySet<string> = new Set(['deductPerEvent', 'bonus', 'veto']);

/** The leaves of an indicator of a scheme's tree; itself where it is one. */
function leavesBelow(tree: readonly IndicatorText[], id: string): readonly IndicatorText[] {
  return tree.flatMap((one): readonly IndicatorText[] => {
    if (one.id === id) return leavesOf(one);
    return one.rule.type === 'composite' ? leavesBelow(one.rule.children, id) : [];
  });
}

function leavesOf(one: IndicatorText): readonly IndicatorText[] {
  return one.rule.type === 'composite' ? one.rule.children.flatMap(leavesOf) : [one];
}
