import { Component, input, model } from '@angular/core';
import type { CalculatorTexts } from '../../i18n/zh-calculator.ts';
import { AmountField } from './amount-field.ts';
import { FieldFrame } from './field-frame.ts';
import { EMPTY_AMOUNT, EMPTY_FORM, EMPTY_SUSPENSION } from './limit-form.ts';
import type { AmountForm, LimitForm, SuspensionForm } from './limit-form.ts';
import { MomentField } from './moment-field.ts';
import { USUAL_OWN } from './own-calendar.ts';
import { OwnCalendarFields } from './own-calendar-fields.ts';

/** The fields of the calculator; each shows the server's objection to itself. */
@Component({
  selector: 'app-limit-form-fields',
  imports: [AmountField, FieldFrame, MomentField, OwnCalendarFields],
  templateUrl: './limit-form-fields.html',
  styleUrl: './limit-form-fields.scss',
})
export class LimitFormFields {
  /** A model: keys come faster than the page is drawn, and each goes on from the one before. */
  readonly form = model.required<LimitForm>();
  readonly texts = input.required<CalculatorTexts>();
  /** Objections by field, as `fieldOf` names it. */
  readonly errors = input.required<Readonly<Record<string, string>>>();

  /** The calendar of one's own while the official one is looked at: choosing it again brings it back. */
  #kept = USUAL_OWN;

  protected chooseCalendar(id: string): void {
    this.#kept = this.form().own ?? this.#kept;
    if (id === 'own') this.put({ own: this.#kept });
    else this.put({ calendar: id, own: null });
  }

  protected error(field: string): string {
    return this.errors()[field] ?? '';
  }

  protected put(change: Partial<LimitForm>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected clear(): void {
    this.form.set(EMPTY_FORM);
  }

  protected addExtension(): void {
    this.put({ extensions: [...this.form().extensions, this.#amount()] });
  }

  protected putExtension(index: number, extension: AmountForm | null): void {
    this.put({ extensions: replaced(this.form().extensions, index, extension) });
  }

  protected addWarning(): void {
    this.put({ warnings: [...this.form().warnings, this.#amount()] });
  }

  protected putWarning(index: number, warning: AmountForm | null): void {
    this.put({ warnings: replaced(this.form().warnings, index, warning) });
  }

  protected addSuspension(): void {
    this.put({ suspensions: [...this.form().suspensions, EMPTY_SUSPENSION] });
  }

  protected putSuspension(index: number, change: Partial<SuspensionForm> | null): void {
    const old = this.form().suspensions[index] ?? EMPTY_SUSPENSION;
    const suspension = change === null ? null : { ...old, ...change };
    this.put({ suspensions: replaced(this.form().suspensions, index, suspension) });
  }

  /** An empty amount in a unit of the limit's family; the limit's own unit is one. */
  #amount(): AmountForm {
    const { stated, unit } = this.form();
    return { ...EMPTY_AMOUNT, ...(stated ? {} : { unit }) };
  }
}

/** The list with one entry put in another's place, or taken out. */
function replaced<T>(list: readonly T[], index: number, entry: T | null): readonly T[] {
  return list.flatMap((one, at) => (at !== index ? [one] : entry === null ? [] : [entry]));
}
