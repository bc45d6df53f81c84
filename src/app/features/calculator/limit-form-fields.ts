import { Component, input, output } from '@angular/core';
import type { CalculatorTexts } from '../../i18n/zh-calculator.ts';
import { AmountField } from './amount-field.ts';
import { EMPTY_EXTENSION, EMPTY_FORM, EMPTY_SUSPENSION } from './limit-form.ts';
import type { AmountForm, LimitForm, SuspensionForm } from './limit-form.ts';
import { MomentField } from './moment-field.ts';

/** The fields of the calculator; each shows the server's objection to itself. */
@Component({
  selector: 'app-limit-form-fields',
  imports: [AmountField, MomentField],
  templateUrl: './limit-form-fields.html',
  styleUrl: './limit-form-fields.scss',
})
export class LimitFormFields {
  readonly form = input.required<LimitForm>();
  readonly texts = input.required<CalculatorTexts>();
  /** Objections by field, as `fieldOf` names it. */
  readonly errors = input.required<Readonly<Record<string, string>>>();
  readonly changed = output<LimitForm>();

  protected error(field: string): string {
    return this.errors()[field] ?? '';
  }

  protected put(change: Partial<LimitForm>): void {
    this.changed.emit({ ...this.form(), ...change });
  }

  protected clear(): void {
    this.changed.emit(EMPTY_FORM);
  }

  protected addExtension(): void {
    // An extension has units of its limit's family; the limit's own unit is one.
    const { stated, unit } = this.form();
    const extension = { ...EMPTY_EXTENSION, ...(stated ? {} : { unit }) };
    this.put({ extensions: [...this.form().extensions, extension] });
  }

  protected putExtension(index: number, extension: AmountForm | null): void {
    this.put({ extensions: replaced(this.form().extensions, index, extension) });
  }

  protected addSuspension(): void {
    this.put({ suspensions: [...this.form().suspensions, EMPTY_SUSPENSION] });
  }

  protected putSuspension(index: number, change: Partial<SuspensionForm> | null): void {
    const old = this.form().suspensions[index] ?? EMPTY_SUSPENSION;
    const suspension = change === null ? null : { ...old, ...change };
    this.put({ suspensions: replaced(this.form().suspensions, index, suspension) });
  }
}

/** The list with one entry put in another's place, or taken out. */
function replaced<T>(list: readonly T[], index: number, entry: T | null): readonly T[] {
  return list.flatMap((one, at) => (at !== index ? [one] : entry === null ? [] : [entry]));
}
