import type { ElementRef } from '@angular/core';
import {
  afterNextRender,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { addDays, formatDay, parseDay } from '#domain/time/day.ts';
import { dayOfInstant } from '../../i18n/format.ts';
import { Words } from '../../i18n/words.ts';
import { Drafts } from '../../platform/drafts.ts';
import { ConsoleActs } from './console-acts.ts';
import type { OpenSheet } from './console-acts.ts';
import { ConsoleWords } from './console-words.ts';

const LONGEST = 2000;
/** A reply within three days is what orders usually ask for; the reader may change it. */
const REPLY_DAYS = 3;

/** Reason, day of reply or decision of one act, in the panel and not over it. */
@Component({
  selector: 'app-act-sheet',
  styleUrl: './act-sheet.scss',
  templateUrl: './act-sheet.html',
})
export class ActSheet {
  protected readonly acts = inject(ConsoleActs);
  protected readonly words = inject(Words);
  protected readonly own = inject(ConsoleWords);
  readonly #drafts = inject(Drafts);
  readonly sheet = input.required<OpenSheet>();
  readonly asOf = input.required<string>();
  readonly seeChange = output();

  protected readonly longest = LONGEST;
  protected readonly reasonRef = viewChild.required<ElementRef<HTMLTextAreaElement>>('reason');
  protected readonly act = computed(() => this.sheet().act);
  readonly #place = computed(() =>
    `${this.act()} ${this.sheet()
      .cards.map((card) => card.id)
      .join(' ')}`.slice(0, 200),
  );
  protected readonly reason = linkedSignal(() => this.#drafts.read(this.#place()));
  protected readonly today = computed(() => dayOfInstant(this.asOf()));
  protected readonly due = linkedSignal(() => {
    const today = parseDay(this.today());
    return today === undefined ? '' : formatDay(addDays(today, REPLY_DAYS));
  });
  protected readonly uphold = signal(false);
  protected readonly tried = signal(false);

  protected readonly reasonError = computed(() =>
    this.reason().trim() === '' ? this.own.t().sheet.reasonMissing : '',
  );
  protected readonly dueError = computed(() => {
    if (this.act() !== 'order') return '';
    if (parseDay(this.due()) === undefined) return this.own.t().sheet.dueMissing;
    return this.due() < this.today() ? this.own.t().sheet.duePast : '';
  });
  protected readonly hint = computed(() => {
    const act = this.act();
    return act === 'acknowledge' ? '' : this.own.t().sheet.reasonHints[act];
  });
  protected readonly button = computed(() => {
    const texts = this.own.t();
    const word = texts.acts[this.act()];
    const { length } = this.sheet().cards;
    if (this.acts.sending()) return texts.sheet.sending;
    if (this.acts.conflict() !== undefined) return texts.result.still;
    return length === 1 ? word : texts.sheet.many(word, this.words.format().exact(length));
  });
  protected readonly needsReason = computed(() => this.act() !== 'acknowledge');
  protected readonly red = computed(() => this.sheet().cards.some((card) => card.level === 'red'));
  protected readonly changes = computed(() => {
    const conflict = this.acts.conflict();
    if (conflict === undefined) return '';
    const { was, now } = conflict;
    const texts = this.own.t().result;
    if (was.state === 'open' && now.acknowledgedBy !== null && now.acknowledgedAt !== null) {
      return texts.byOther(now.acknowledgedBy, this.words.format().instant(now.acknowledgedAt));
    }
    const states = this.words.t().cardState;
    return was.state === now.state ? '' : texts.changes(states[was.state], states[now.state]);
  });

  constructor() {
    afterNextRender(() => {
      this.reasonRef().nativeElement.focus();
    });
  }

  protected write(text: string): void {
    this.reason.set(text);
    this.#drafts.keep(this.#place(), text);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    if (this.needsReason() && this.reasonError() !== '') {
      this.reasonRef().nativeElement.focus();
      return;
    }
    if (this.dueError() !== '') return;
    const place = this.#place();
    const act = this.act();
    void this.acts
      .submit({
        reason: this.reason().trim(),
        due: act === 'order' ? this.due() : undefined,
        uphold: act === 'decideAppeal' ? this.uphold() : undefined,
      })
      .then((done) => {
        if (done) this.#drafts.keep(place, '');
      });
  }
}
