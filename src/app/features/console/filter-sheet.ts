import type { ElementRef } from '@angular/core';
import { Component, inject, input, output, signal, viewChild } from '@angular/core';
import type { CardFilter } from '#contract/card-view.ts';
import { CardStore } from '../../data/card-store.ts';
import { MineStore } from '../../data/mine-store.ts';
import type { ConsoleAddress } from './console-address.ts';
import { ConsoleCounters } from './console-counters.ts';
import { ConsoleWords } from './console-words.ts';
import { FilterBar } from './filter-bar.ts';

/** On a phone the filters are one sheet. */
@Component({
  selector: 'app-filter-sheet',
  imports: [ConsoleCounters, FilterBar],
  styleUrl: './filter-sheet.scss',
  template: `
    <dialog #dialog [attr.aria-label]="own.t().filter.sheet" (close)="shown.set(false)">
      @if (shown()) {
        <h2>{{ own.t().filter.sheet }}</h2>
        <app-filter-bar
          [address]="address()"
          (filtered)="filtered.emit($event)"
          (clear)="clear.emit()"
        />
        <app-console-counters
          class="in-sheet"
          [counters]="store.counted() ? store.counters() : undefined"
          [address]="address()"
          [acknowledged]="mine.acknowledged()"
          [assigned]="mine.assigned()"
          [watched]="mine.watching()"
          (choose)="filtered.emit($event)"
        />
        <p class="muted">{{ own.t().bulk.phone }}</p>
        <button type="button" class="button main" (click)="dialog.close()">
          {{ own.t().filter.done }}
        </button>
      }
    </dialog>
  `,
})
export class FilterSheet {
  protected readonly store = inject(CardStore);
  protected readonly mine = inject(MineStore);
  protected readonly own = inject(ConsoleWords);
  readonly address = input.required<ConsoleAddress>();
  readonly filtered = output<CardFilter>();
  readonly clear = output();
  protected readonly shown = signal(false);
  protected readonly dialogRef = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(): void {
    this.shown.set(true);
    this.dialogRef().nativeElement.showModal();
  }
}
