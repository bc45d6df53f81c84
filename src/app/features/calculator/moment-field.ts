import { Component, computed, input, model } from '@angular/core';
import { FieldFrame } from './field-frame.ts';

/** A day with an optional time of day; writes `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, empty without a day. */
@Component({
  selector: 'app-moment-field',
  imports: [FieldFrame],
  template: `
    <app-field-frame [name]="name()" [label]="label()" [error]="error()">
      <span class="pair">
        <input
          #day
          type="date"
          class="input"
          min="1900-01-01"
          max="2299-12-31"
          [id]="name()"
          [value]="dayText()"
          (input)="write(day.value, timeText())"
          [attr.aria-invalid]="error() !== '' || null"
          [attr.aria-describedby]="error() === '' ? null : name() + '-error'"
        />
        <input
          #time
          type="time"
          class="input"
          [value]="timeText()"
          [attr.aria-label]="label() + ' ' + timeLabel()"
          (input)="write(dayText(), time.value)"
        />
      </span>
    </app-field-frame>
  `,
  styles: `
    .pair {
      display: grid;
      gap: 4px;
      grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr);
    }
  `,
})
export class MomentField {
  /** Id of the field. */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly timeLabel = input.required<string>();
  readonly error = input('');
  readonly value = model.required<string>();

  protected readonly dayText = computed(() => this.value().slice(0, 10));
  protected readonly timeText = computed(() => this.value().slice(11));

  protected write(day: string, time: string): void {
    this.value.set(day === '' ? '' : time === '' ? day : `${day}T${time}`);
  }
}
