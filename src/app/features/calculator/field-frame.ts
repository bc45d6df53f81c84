import { Component, input } from '@angular/core';

/** What every field of the form has around its control: a label before and the objection behind. */
@Component({
  selector: 'app-field-frame',
  host: { class: 'field' },
  template: `
    <label [attr.for]="name()">{{ label() }}</label>
    <ng-content />
    @if (error()) {
      <span class="error" [id]="name() + '-error'">{{ error() }}</span>
    }
  `,
})
export class FieldFrame {
  /** Id of the control; that of the objection is this with `-error`. */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly error = input('');
}
