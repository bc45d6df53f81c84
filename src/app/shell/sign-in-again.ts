import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, inject, output, viewChild } from '@angular/core';
import { Words } from '../i18n/words.ts';
import { SignInForm } from './sign-in-form.ts';

/** Stands over the page when the session has ended, so that nothing typed below is lost. */
@Component({
  selector: 'app-sign-in-again',
  imports: [SignInForm],
  styles: `
    dialog {
      width: min(360px, 100vw - 32px);
      padding: 24px;
      border: 1px solid var(--mj-line);
      border-radius: var(--mj-radius-card);
      background: var(--mj-surface);
      box-shadow: var(--mj-shadow);
      color: var(--mj-text);
    }
    p {
      margin: 4px 0 16px;
    }
  `,
  template: `
    <dialog #dialog aria-labelledby="sign-in-again" (cancel)="$event.preventDefault()">
      <h2 id="sign-in-again">{{ words.t().signIn.title }}</h2>
      <p>{{ words.t().signIn.again }}</p>
      <app-sign-in-form (done)="done.emit()" />
    </dialog>
  `,
})
export class SignInAgain {
  protected readonly words = inject(Words);
  readonly done = output();
  protected readonly dialogRef = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterNextRender(() => {
      this.dialogRef().nativeElement.showModal();
    });
  }
}
