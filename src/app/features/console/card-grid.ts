import type { ElementRef } from '@angular/core';
import {
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { CardSort } from '#domain/cards/card-order.ts';
import { MineStore } from '../../data/mine-store.ts';
import { CardStore } from '../../data/card-store.ts';
import { Language } from '../../i18n/language.ts';
import { Layout } from '../../platform/layout.ts';
import { CardRow } from './card-row.ts';
import { ConsoleActs } from './console-acts.ts';
import { ConsoleList } from './console-list.ts';
import { ConsoleWords } from './console-words.ts';
import { columnTracks, nextSort, shownColumns, sortOf } from './grid-columns.ts';
import { TableView } from './table-view.ts';
import { scrollTopFor, visibleRange } from './visible-range.ts';

const PHONE_ROW = 88;
const DENSE_ROW = 36;
const LOOSE_ROW = 44;
/** The next stretch is asked for before its rows come into view. */
const AHEAD_ROWS = 60;

/**
 * The list as a grid of which only the visible rows, and the one with the focus, are in the page.
 * One tab stop; arrows walk rows and cells. Rows are placed by index, so none moves by itself.
 */
@Component({
  selector: 'app-card-grid',
  imports: [CardRow],
  styleUrl: './card-grid.scss',
  templateUrl: './card-grid.html',
  host: {
    '(click)': 'press($event)',
    '(keydown)': 'key($event)',
    '(pointerenter)': 'list.setPointerInside(true)',
    '(pointerleave)': 'list.setPointerInside(false)',
  },
})
export class CardGrid {
  readonly #language = inject(Language);
  protected readonly list = inject(ConsoleList);
  protected readonly acts = inject(ConsoleActs);
  protected readonly own = inject(ConsoleWords);
  protected readonly store = inject(CardStore);
  protected readonly mine = inject(MineStore);
  protected readonly layout = inject(Layout);
  readonly sort = input.required<CardSort>();
  readonly sortBy = output<CardSort>();
  readonly open = output<string>();
  /** First and last visible row, from 1; for the line above the list. */
  readonly seen = output<{ readonly from: number; readonly to: number }>();

  protected readonly viewportRef = viewChild.required<ElementRef<HTMLElement>>('viewport');
  readonly #view = inject(TableView);
  readonly #room = computed(() => {
    if (this.layout.narrow()) return 'narrow';
    return this.layout.tight() && this.#language.code() === 'en' ? 'tight' : 'wide';
  });
  protected readonly columns = computed(() => shownColumns(this.#view.hidden(), this.#room()));
  protected readonly tracks = computed(() =>
    columnTracks(this.columns(), this.#language.code(), this.#room()),
  );
  protected readonly sorted = sortOf;
  protected readonly next = nextSort;
  protected readonly column = signal(-1);
  readonly #scrollTop = signal(0);
  readonly #height = signal(600);
  readonly #focusWanted = signal(0);

  protected readonly rowHeight = computed(() =>
    this.layout.phone() ? PHONE_ROW : this.#view.dense() ? DENSE_ROW : LOOSE_ROW,
  );
  protected readonly range = computed(() =>
    visibleRange(this.#scrollTop(), this.#height(), this.rowHeight(), this.list.length()),
  );
  /** Visible rows, and the focused one wherever it is: its focus must not be lost by scrolling. */
  protected readonly rows = computed(() => {
    const { from, to } = this.range();
    const ids = this.list.ids();
    const active = this.list.activeIndex();
    const indexes = Array.from({ length: to - from }, (_, at) => from + at);
    if (active >= 0 && (active < from || active >= to)) indexes.push(active);
    return indexes.map((index) => {
      const id = ids[index];
      return { index, id, row: id === undefined ? undefined : this.list.find(id) };
    });
  });
  protected readonly tabStop = computed(() => Math.max(0, this.list.activeIndex()));

  constructor() {
    const destroy = inject(DestroyRef);
    let observer: ResizeObserver | undefined;
    afterRenderEffect({
      read: () => {
        const element = this.viewportRef().nativeElement;
        if (observer !== undefined) return;
        observer = new ResizeObserver(() => {
          this.#height.set(element.clientHeight);
        });
        observer.observe(element);
        this.#height.set(element.clientHeight);
      },
    });
    destroy.onDestroy(() => observer?.disconnect());
    afterRenderEffect({
      read: () => {
        const top = Math.floor(this.#scrollTop() / this.rowHeight());
        const fits = Math.floor(this.#height() / this.rowHeight());
        const from = Math.min(top + 1, this.list.length());
        this.seen.emit({ from, to: Math.min(top + fits, this.list.length()) });
      },
    });
    afterRenderEffect({
      write: () => {
        if (this.range().to + AHEAD_ROWS >= this.list.ids().length && this.store.incomplete()) {
          void this.list.loadMore();
        }
      },
    });
    afterRenderEffect({
      read: () => {
        // Only when asked for: a list that is shown anew takes the focus from nobody.
        if (this.#focusWanted() > 0) untracked(() => this.#focusActive());
      },
    });
  }

  /** Brings the active row into view and gives it the focus. */
  reveal(): void {
    const index = this.list.activeIndex();
    if (index < 0) return;
    const element = this.viewportRef().nativeElement;
    element.scrollTop = scrollTopFor(index, element.scrollTop, this.#height(), this.rowHeight());
    this.#scrollTop.set(element.scrollTop);
    this.#focusWanted.update((wanted) => wanted + 1);
  }

  toTop(): void {
    this.viewportRef().nativeElement.scrollTop = 0;
  }

  protected scrolled(event: Event): void {
    const { scrollTop } = event.target as HTMLElement;
    this.#scrollTop.set(scrollTop);
    this.list.setAtTop(scrollTop < 4);
  }

  protected press(event: MouseEvent): void {
    const row = (event.target as Element).closest<HTMLElement>('[data-card]');
    const id = row?.dataset['card'];
    if (id === undefined) return;
    if (event.shiftKey) this.list.markRange(id);
    else if (event.ctrlKey || event.metaKey) this.list.mark(id);
    else this.open.emit(id);
  }

  protected key(event: KeyboardEvent): void {
    const rowsOfPage = Math.max(1, Math.floor(this.#height() / this.rowHeight()) - 1);
    const moves: Readonly<Record<string, number>> = {
      PageDown: rowsOfPage,
      PageUp: -rowsOfPage,
      Home: -Infinity,
      End: Infinity,
    };
    const by = moves[event.key];
    if (by !== undefined) {
      event.preventDefault();
      this.list.move(
        Number.isFinite(by) ? by : by > 0 ? this.list.ids().length : -this.list.ids().length,
      );
      this.reveal();
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      const step = event.key === 'ArrowRight' ? 1 : -1;
      this.column.update((at) => Math.min(Math.max(-1, at + step), this.columns().length - 1));
      this.#focusWanted.update((wanted) => wanted + 1);
    } else if (event.key === ' ') {
      event.preventDefault();
      const id = this.list.active();
      if (id !== null) this.list.mark(id);
    }
  }

  #focusActive(): void {
    const index = this.list.activeIndex();
    const row = this.viewportRef().nativeElement.querySelector<HTMLElement>(
      `[aria-rowindex='${index + 2}']`,
    );
    const cell = row?.querySelectorAll<HTMLElement>('[role="gridcell"]')[this.column()];
    (cell ?? row)?.focus({ preventScroll: true });
  }
}
