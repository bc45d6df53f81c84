import closeSvg from '@material-symbols/svg-400/outlined/close.svg';
import type { ElementRef } from '@angular/core';
import {
  afterNextRender,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { CardView } from '#contract/card-view.ts';
import { CardStore } from '../../data/card-store.ts';
import { MineStore } from '../../data/mine-store.ts';
import { SessionStore } from '../../data/session-store.ts';
import { placeWords } from '../../i18n/place-words.ts';
import { Words } from '../../i18n/words.ts';
import { Drafts } from '../../platform/drafts.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { cardReading } from './card-reading.ts';
import { ConsoleWords } from './console-words.ts';
import { handoverFigures, handoverOf, handoverText } from './handover-text.ts';
import type { HandoverPart } from './handover-text.ts';

/** What the next shift must know, made of the list on screen; to print or copy, never sent. */
@Component({
  selector: 'app-handover-note',
  imports: [Icon],
  styleUrl: './handover-note.scss',
  templateUrl: './handover-note.html',
})
export class HandoverNote {
  protected readonly words = inject(Words);
  protected readonly own = inject(ConsoleWords);
  readonly #store = inject(CardStore);
  readonly #mine = inject(MineStore);
  readonly #session = inject(SessionStore);
  readonly #drafts = inject(Drafts);
  protected readonly close = closeSvg;
  readonly scope = input.required<string>();
  readonly closed = output();
  protected readonly dialogRef = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly copied = signal(false);
  protected readonly note = signal(this.#drafts.read('handover'));
  protected readonly incomplete = this.#store.incomplete;

  // The note is of one moment: it does not change while it is read.
  readonly #asOf = this.#store.asOf();
  readonly #counters = this.#store.counters();
  readonly #cards = this.#store.ordered();

  protected readonly head = computed(() => {
    const texts = this.own.t().handover;
    const format = this.words.format();
    const figures = handoverFigures(this.#counters).map(format.exact);
    return [
      texts.made(this.#session.me()?.displayName ?? '', format.audit(this.#asOf)),
      texts.scope(this.scope()),
      texts.counts(figures[0] ?? '', figures[1] ?? '', figures[2] ?? '', figures[3] ?? ''),
    ];
  });
  protected readonly parts = computed<readonly HandoverPart[]>(() => {
    const texts = this.own.t().handover;
    const account = this.#session.me()?.name ?? '';
    const { openRed, ownRed, watched } = handoverOf(this.#cards, account, this.#mine.watched());
    return [
      { head: texts.openRed, lines: openRed.map((card) => this.#line(card)) },
      { head: texts.ownRed, lines: ownRed.map((card) => this.#line(card)) },
      { head: texts.watchedCards, lines: watched.map((card) => this.#line(card)) },
    ];
  });

  constructor() {
    afterNextRender(() => {
      this.dialogRef().nativeElement.showModal();
    });
  }

  protected write(text: string): void {
    this.note.set(text);
    this.#drafts.keep('handover', text);
  }

  protected copy(): void {
    const texts = this.own.t().handover;
    const note = { head: texts.note, lines: this.note() === '' ? [] : [this.note()] };
    const head = [texts.title, ...this.head()];
    const text = handoverText(head, [...this.parts(), note], texts.none);
    void navigator.clipboard.writeText(text).then(() => {
      this.copied.set(true);
    });
  }

  protected print(): void {
    window.print();
  }

  #line(card: CardView): string {
    const between = this.words.t().between;
    return [
      this.words.t().level[card.level],
      card.subject,
      card.title ?? card.itemCode ?? '',
      placeWords(card, between),
      this.words.limit(cardReading(card), this.#asOf).sentence,
      this.words.t().cardState[card.state],
    ].join(between);
  }
}
