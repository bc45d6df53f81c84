import { Component, inject, input, output } from '@angular/core';
import { ActForm } from '../../ui/act-form/act-form.ts';
import { ConsoleActs } from './console-acts.ts';
import type { OpenSheet } from './console-acts.ts';

/** The act that is being filled in, on one card or on the marked ones. */
@Component({
  selector: 'app-act-sheet',
  imports: [ActForm],
  styles: `
    :host {
      display: block;
    }
  `,
  template: `
    <app-act-form
      [act]="sheet().act"
      [cards]="sheet().cards"
      [asOf]="asOf()"
      [assignees]="acts.assignees()"
      [sending]="acts.sending()"
      [error]="acts.error()"
      [conflict]="acts.conflict()"
      (filled)="acts.submit($event)"
      (cancelled)="acts.cancel()"
      (seeChange)="seeChange.emit()"
    />
  `,
})
export class ActSheet {
  protected readonly acts = inject(ConsoleActs);
  readonly sheet = input.required<OpenSheet>();
  readonly asOf = input.required<string>();
  readonly seeChange = output();
}
