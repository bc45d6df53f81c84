import { Component, computed, input, output } from '@angular/core';

let fields = 0;

/** One field for a text, with its label, and what is wrong with it right below. */
@Component({
  selector: 'app-typed-field',
  host: { class: 'field' },
  template: `
    <label [attr.for]="id">{{ label() }}</label>
    <input
      #box
      class="input"
      autocomplete="off"
      [id]="id"
      [type]="type()"
      [attr.inputmode]="mode()"
      [attr.maxlength]="maxlength()"
      [attr.placeholder]="placeholder()"
      [value]="value()"
      [disabled]="disabled()"
      [attr.aria-invalid]="problem() === null ? null : 'true'"
      [attr.aria-describedby]="told() === null ? null : id + '-told'"
      (input)="typed.emit(box.value)"
    />
    @if (problem(); as wrong) {
      <span class="error" [id]="id + '-told'">{{ wrong }}</span>
    } @else if (hint(); as more) {
      <span class="hint" [id]="id + '-told'">{{ more }}</span>
    }
  `,
})
export class TypedField {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  /** What is wrong, in a sentence that says what is allowed. */
  readonly problem = input<string | null>(null);
  readonly hint = input<string | null>(null);
  readonly type = input<'text' | 'date'>('text');
  readonly mode = input<'text' | 'decimal' | 'numeric'>('text');
  readonly maxlength = input<number | null>(null);
  readonly placeholder = input<string | null>(null);
  readonly disabled = input(false);
  readonly typed = output<string>();

  protected readonly id = `typed-field-${(fields += 1)}`;
  protected readonly told = computed(() => this.problem() ?? this.hint());
}
