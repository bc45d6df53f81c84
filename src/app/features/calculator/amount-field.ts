import { Component, input, model } from '@angular/core';
import type { LimitUnit } from '#domain/time/limit.ts';
import type { CalculatorTexts } from '../../i18n/zh-calculator.ts';
import { FieldFrame } from './field-frame.ts';
import { UNITS } from './limit-form.ts';
import type { AmountForm } from './limit-form.ts';

/** A number with its unit, as typed: the server judges it. */
@Component({
  selector: 'app-amount-field',
  imports: [FieldFrame],
  template: `
    <app-field-frame [name]="name()" [label]="label()" [error]="error()">
      <span class="pair">
        <input
          #number
          class="input"
          inputmode="numeric"
          autocomplete="off"
          maxlength="12"
          [id]="name()"
          [value]="amount().value"
          (input)="put({ value: number.value })"
          [attr.aria-invalid]="error() !== '' || null"
          [attr.aria-describedby]="error() === '' ? null : name() + '-error'"
        />
        <select
          #unit
          class="input"
          [attr.aria-label]="label() + ' ' + texts().unit"
          (change)="choose(unit.value)"
        >
          @for (one of units; track one) {
            <option [value]="one" [selected]="one === amount().unit">
              {{ texts().units[one] }}
            </option>
          }
        </select>
      </span>
    </app-field-frame>
  `,
  styles: `
    .pair {
      display: grid;
      gap: 4px;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr);
    }
  `,
})
export class AmountField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly texts = input.required<CalculatorTexts>();
  readonly amount = model.required<AmountForm>();
  readonly error = input('');

  protected readonly units = UNITS;

  protected choose(text: string): void {
    const unit: LimitUnit | undefined = UNITS.find((one) => one === text);
    if (unit !== undefined) this.put({ unit });
  }

  protected put(change: Partial<AmountForm>): void {
    this.amount.update(({ value, unit }) => ({ value, unit, ...change }));
  }
}
