import { Component, input, model } from '@angular/core';
import type { CalculatorTexts } from '../../i18n/zh-calculator.ts';
import { FieldFrame } from './field-frame.ts';
import { WEEK_FROM_MONDAY } from './own-calendar.ts';
import type { OwnCalendarForm, WeekKey } from './own-calendar.ts';

/** A calendar of one's own: zone, week, days off and worked, hours of single days, what it covers. */
@Component({
  selector: 'app-own-calendar-fields',
  imports: [FieldFrame],
  templateUrl: './own-calendar-fields.html',
  styleUrl: './own-calendar-fields.scss',
})
export class OwnCalendarFields {
  /** A model: keys come faster than the page is drawn, and each goes on from the one before. */
  readonly form = model.required<OwnCalendarForm>();
  readonly texts = input.required<CalculatorTexts['own']>();
  /** Objections by field, as `fieldOf` names it. */
  readonly errors = input.required<Readonly<Record<string, string>>>();

  protected readonly week = WEEK_FROM_MONDAY;
  protected readonly lists = ['holidays', 'workdays', 'hours'] as const;
  protected readonly ends = ['from', 'to'] as const;

  protected error(field: string): string {
    return this.errors()[`calendar.${field}`] ?? '';
  }

  protected hint(list: 'holidays' | 'workdays' | 'hours'): string {
    const { listHint, workdaysHint, hoursHint } = this.texts();
    return { holidays: listHint, workdays: workdaysHint, hours: hoursHint }[list];
  }

  protected put(change: Partial<OwnCalendarForm>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected putText(field: 'holidays' | 'workdays' | 'hours' | 'from' | 'to', text: string): void {
    this.put({ [field]: text });
  }

  protected putDay(key: WeekKey, text: string): void {
    this.put({ week: { ...this.form().week, [key]: text } });
  }
}
