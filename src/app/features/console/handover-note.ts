import closeSvg from '@material-symbols/svg-400/outlined/close.svg';
import type { ElementRef } from '@angular/core';
import {
  afterNextRender,
  Component,
  computed,
  inject,
  input,
  output,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import type { CardView } from '#contract/card-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { readHandover } from '../../data/handover-cards.ts';
import type { HandoverList } from '../../data/handover-cards.ts';
import { SessionStore } from '../../data/session-store.ts';
import { placeWords } from '../../i18n/place-words.ts';
import { Words } from '../../i18n/words.ts';
import { Drafts } from '../../platform/drafts.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { cardReading } from './card-reading.ts';
import { ConsoleWords } from './console-words.ts';
import { handoverFigures, handoverText } from './handover-text.ts';
import type { HandoverPart } from './handover-text.ts';

/** What the next shift must know, made of all cards of the region; to print or copy, never sent. */
@Component({
  selector: 'app-handover-note',
  imports: [FailureNote, Icon, LoadingRows],
  styleUrl: './handover-note.scss',
  templateUrl: './handover-note.html',
})
export class HandoverNote {
  protected readonly words = inject(Words);
  protected readonly own = inject(ConsoleWords);
  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  readonly #drafts = inject(Drafts);
  protected readonly close = closeSvg;
  readonly scope = input.required<string>();
  readonly region = input.required<string | undefined>();
  readonly closed = output();
  protected readonly dialogRef = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly copied = signal(false);
  protected readonly note = signal(this.#drafts.read('handover'));

  /** The note is of one moment: it does not change while it is read. */
  protected readonly cards = resource({
    params: () => ({ region: this.region() }),
    loader: ({ params }) => readHandover(this.#api, params.region),
  });
  protected readonly failure = computed(() => {
    const error = this.cards.error();
    return error === undefined ? undefined : asApiError(error).code;
  });
  readonly #read = computed(() => (this.cards.hasValue() ? this.cards.value() : undefined));

  protected readonly head = computed(() => {
    const read = this.#read();
    if (read === undefined) return [];
    const texts = this.own.t().handover;
    const format = this.words.format();
    const figures = handoverFigures(read.counters).map(format.exact);
    return [
      texts.made(this.#session.me()?.displayName ?? '', format.audit(read.asOf)),
      texts.scope(this.scope()),
      texts.counts(figures[0] ?? '', figures[1] ?? '', figures[2] ?? '', figures[3] ?? ''),
    ];
  });
  protected readonly parts = computed<readonly HandoverPart[]>(() => {
    const read = this.#read();
    if (read === undefined) return [];
    const texts = this.own.t().handover;
    const part = (head: string, { cards, more }: HandoverList): HandoverPart => ({
      head,
      lines: [
        ...cards.map((card) => this.#line(card, read.asOf)),
        ...(more > 0 ? [texts.more(this.words.format().exact(more))] : []),
      ],
    });
    return [
      part(texts.openRed, read.openRed),
      part(texts.ownRed, read.ownRed),
      part(texts.assignedCards, read.assigned),
      part(texts.watchedCards, read.watched),
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

  #line(card: CardView, asOf: string): string {
    const between = this.words.t().between;
    return [
      this.words.t().level[card.level],
      card.subject,
      card.title ?? card.itemCode ?? '',
      placeWords(card, between),
      this.words.limit(cardReading(card), asOf).sentence,
      this.words.t().cardState[card.state],
    ].join(between);
  }
}
