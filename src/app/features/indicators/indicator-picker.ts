import { Component, computed, inject, input, output } from '@angular/core';
import { INDICATORS } from '#domain/indicators/catalogue.ts';
import type { Indicator } from '#domain/indicators/indicator.ts';
import { UNCOUNTED } from '#domain/indicators/uncounted.ts';
import { Language } from '../../i18n/language.ts';
import type { IndicatorTexts } from './indicator-zh.ts';

/** Chooses among all indicators, by the stage that each is of; those that are not counted come last. */
@Component({
  selector: 'app-indicator-picker',
  styles: `
    label {
      display: inline-flex;
      min-width: 0;
      align-items: center;
      gap: 6px;
      white-space: nowrap;
    }

    select {
      max-width: 240px;
      min-width: 0;
    }
  `,
  template: `
    <label>
      {{ texts().what }}
      <select #chosen class="input" [value]="id()" (change)="choose.emit(chosen.value)">
        @for (group of groups(); track group.name) {
          <optgroup [label]="group.name">
            @for (one of group.options; track one.id) {
              <option [value]="one.id" [selected]="one.id === id()">{{ one.name }}</option>
            }
          </optgroup>
        }
      </select>
    </label>
  `,
})
export class IndicatorPicker {
  readonly id = input.required<string>();
  readonly texts = input.required<IndicatorTexts>();
  readonly choose = output<string>();

  readonly #language = inject(Language);
  protected readonly groups = computed(() => {
    const texts = this.texts();
    const stages = new Set(INDICATORS.map(({ stage }) => stage));
    return [
      ...[...stages].map((stage) => ({
        name: texts.stage[stage],
        options: this.#options(INDICATORS.filter((each) => each.stage === stage)),
      })),
      { name: texts.uncounted, options: this.#options(UNCOUNTED) },
    ];
  });

  #options(some: readonly Pick<Indicator, 'id' | 'name'>[]) {
    const code = this.#language.code();
    return some.map(({ id, name }) => ({ id, name: `${id} ${name[code]}` }));
  }
}
