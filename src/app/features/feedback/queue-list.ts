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
  viewChild,
} from '@angular/core';
import type { FeedbackRow } from '#contract/feedback-view.ts';
import { FeedbackStore } from '../../data/feedback-store.ts';
import { placeWords } from '../../i18n/place-words.ts';
import { Words } from '../../i18n/words.ts';
import { Layout } from '../../platform/layout.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import type { Mark } from '../../ui/level-mark/level-mark.ts';
import { FeedbackWords } from './feedback-words.ts';
import { limitOfRow } from './row-limit.ts';

const ROW = 64;
const PHONE_ROW = 92;
const MARGIN = 6;
/** How close to its end a list reads on. */
const AHEAD = 100;

/** The queue as rows of two lines, of which only the visible ones are in the page; one tab stop. */
@Component({
  selector: 'app-queue-list',
  imports: [LevelMark],
  templateUrl: './queue-list.html',
  styleUrl: './queue-list.scss',
  host: { '(keydown)': 'key($event)', '(click)': 'pressed($event)' },
})
export class QueueList {
  readonly active = input.required<string | null>();
  readonly marked = input.required<ReadonlySet<string>>();
  readonly mayMark = input.required<boolean>();
  readonly open = output<string>();
  readonly mark = output<string>();
  /** Mark everything from the row marked last up to this one. */
  readonly markTo = output<string>();

  protected readonly store = inject(FeedbackStore);
  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);
  protected readonly layout = inject(Layout);
  protected readonly viewport = viewChild.required<ElementRef<HTMLElement>>('viewport');
  readonly #top = signal(0);
  readonly #height = signal(600);
  protected readonly rowHeight = computed(() => (this.layout.phone() ? PHONE_ROW : ROW));
  protected readonly activeIndex = computed(() => {
    const active = this.active();
    return active === null ? -1 : this.store.rows().findIndex(({ row }) => row.id === active);
  });
  /** Visible rows, and the one with the focus wherever it is. */
  protected readonly shown = computed(() => {
    const rows = this.store.rows();
    const height = this.rowHeight();
    const from = Math.max(0, Math.floor(this.#top() / height) - MARGIN);
    const to = Math.min(rows.length, Math.ceil((this.#top() + this.#height()) / height) + MARGIN);
    const places = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
    const active = this.activeIndex();
    if (active >= 0 && (active < from || active >= to)) places.push(active);
    return places.flatMap((index) => {
      const one = rows[index];
      return one === undefined ? [] : { index, ...one };
    });
  });

  constructor() {
    let observer: ResizeObserver | undefined;
    afterRenderEffect({
      read: () => {
        const element = this.viewport().nativeElement;
        if (observer !== undefined) return;
        observer = new ResizeObserver(() => {
          this.#height.set(element.clientHeight);
        });
        observer.observe(element);
        this.#height.set(element.clientHeight);
      },
    });
    inject(DestroyRef).onDestroy(() => observer?.disconnect());
    afterRenderEffect({
      write: () => {
        const last = this.shown().at(-1)?.index ?? 0;
        if (last + AHEAD >= this.store.rows().length && this.store.incomplete) {
          void this.store.loadMore();
        }
      },
    });
  }

  /** Brings a row into view and gives it the focus. */
  reveal(id: string): void {
    const index = this.store.rows().findIndex(({ row }) => row.id === id);
    if (index < 0) return;
    const element = this.viewport().nativeElement;
    const height = this.rowHeight();
    const top = index * height;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + height > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + height - element.clientHeight;
    }
    this.#top.set(element.scrollTop);
    setTimeout(() => {
      element
        .querySelector<HTMLElement>(`[aria-rowindex='${index + 1}']`)
        ?.focus({ preventScroll: true });
    });
  }

  protected scrolled(): void {
    this.#top.set(this.viewport().nativeElement.scrollTop);
  }

  protected key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const row = (event.target as Element).closest<HTMLElement>('[data-id]');
    const id = row?.dataset['id'];
    if (id === undefined || event.target !== row) return;
    event.preventDefault();
    if (event.key === 'Enter') this.open.emit(id);
    else if (this.mayMark()) this.mark.emit(id);
  }

  protected pressed(event: MouseEvent): void {
    const id = (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset['id'];
    if (id === undefined) return;
    if (this.mayMark() && event.shiftKey) this.markTo.emit(id);
    else if (this.mayMark() && (event.ctrlKey || event.metaKey)) this.mark.emit(id);
    else this.open.emit(id);
  }

  protected levelOf(row: FeedbackRow): Mark {
    return row.level ?? (row.overdue ? 'red' : 'neutral');
  }

  protected limit(row: FeedbackRow): string {
    const asOf = this.store.asOf();
    const words = limitOfRow(row, asOf, this.words);
    return words ?? this.own.t().list.noLimit;
  }

  protected place(row: FeedbackRow): string {
    return placeWords(row, this.words.t().between);
  }

  /** At most two: what makes it unlike the others. */
  protected tags(row: FeedbackRow): readonly string[] {
    const texts = this.own.t().list;
    return [
      ...(row.urgent ? [texts.urgent] : []),
      ...(row.confidential ? [texts.confidential] : []),
      ...(row.extensionAskedBy === null ? [] : [texts.asked]),
      ...(row.reopened > 0 ? [texts.again(row.reopened)] : []),
      ...(row.caseNo === null ? [] : [texts.linked]),
    ].slice(0, 2);
  }
}
