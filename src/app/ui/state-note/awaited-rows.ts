import { Component, computed, input, linkedSignal } from '@angular/core';
import type { ResourceRef } from '@angular/core';
import { CancelledNote } from './cancelled-note.ts';
import { LoadingRows } from './loading-rows.ts';

/** A reading that can be given up and begun again: a resource, or what is read by hand in its form. */
export type Reading = Pick<ResourceRef<unknown>, 'status' | 'isLoading' | 'reload'> & {
  set(value: undefined): void;
};

/**
 * Stands where the answer of a reading will be: grey bars, then how long it takes with the way to
 * give it up, and once given up the way to ask again. Nothing where nothing is awaited.
 */
@Component({
  selector: 'app-awaited-rows',
  imports: [CancelledNote, LoadingRows],
  template: `
    @if (awaited()) {
      <app-loading-rows
        [what]="what()"
        [rows]="rows()"
        [height]="height()"
        [after]="after()"
        [cancellable]="true"
        (cancelled)="cancel()"
      />
    } @else if (cancelled()) {
      <app-cancelled-note [what]="what()" (again)="again()" />
    }
  `,
})
export class AwaitedRows {
  readonly what = input.required<string>();
  readonly reading = input.required<Reading>();
  readonly rows = input(8);
  readonly height = input(36);
  /** Seconds after which a sentence says how long it takes. */
  readonly after = input(3);
  /**
   * Above what is still shown: only an answer to another question is awaited, what is read again by
   * itself pushes nothing.
   */
  readonly kept = input(false);

  /** Forgotten with the next reading, whoever began it. */
  protected readonly cancelled = linkedSignal<boolean, boolean>({
    source: () => this.reading().isLoading(),
    computation: () => false,
  });
  readonly #again = linkedSignal<boolean, boolean>({
    source: () => this.reading().isLoading(),
    computation: () => false,
  });
  protected readonly awaited = computed(() => {
    const reading = this.reading();
    if (!reading.isLoading()) return false;
    return !this.kept() || reading.status() === 'loading' || this.#again();
  });

  protected cancel(): void {
    this.reading().set(undefined);
    this.cancelled.set(true);
  }

  protected again(): void {
    this.reading().reload();
    this.#again.set(true);
  }
}
