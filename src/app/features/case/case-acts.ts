import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  PendingTasks,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mayAct } from '#domain/access/card-acts.ts';
import type { CardActAnswer } from '#domain/access/card-acts.ts';
import type { CardState } from '#domain/cards/case-card.ts';
import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { CardActRequest, CardView } from '#contract/card-view.ts';
import type { Me } from '#contract/session-view.ts';
import { asApiError } from '../../data/api-error.ts';
import { CardActs } from '../../data/card-acts.ts';
import { errorWords } from '../../data/error-words.ts';
import { Words } from '../../i18n/words.ts';
import type { CaseTexts } from '../../i18n/zh-case.ts';
import { Drafts } from '../../platform/drafts.ts';

/** The acts of this page; others are taken on the console. */
export type CaseAct = 'acknowledge' | 'urge' | 'order' | 'explain';

const ACTS: readonly { readonly act: CaseAct; readonly key: string }[] = [
  { act: 'acknowledge', key: 'A' },
  { act: 'urge', key: 'U' },
  { act: 'order', key: 'O' },
  { act: 'explain', key: 'E' },
];
const WEIGHT: Readonly<Record<CardLevel, number>> = { red: 3, yellow: 2, warning: 1 };
const WAITING: readonly CardState[] = ['open', 'acknowledged', 'explained', 'appealed'];

/** Cards of a case that still wait for someone, the heaviest first. */
function waitingCards(cards: readonly CardView[]): readonly CardView[] {
  return cards
    .filter((card) => WAITING.includes(card.state))
    .sort((one, other) => WEIGHT[other.level] - WEIGHT[one.level]);
}

/** What the reader may do about the cards of the case: one click for 签收, a reason for the others. */
@Component({
  selector: 'app-case-acts',
  imports: [RouterLink],
  templateUrl: './case-acts.html',
  styleUrl: './case-acts.scss',
})
export class CaseActs {
  readonly cards = input.required<readonly CardView[]>();
  readonly texts = input.required<CaseTexts>();
  readonly me = input.required<Me>();
  /** The card was acted on, or had changed: the page reads again. */
  readonly acted = output();

  readonly #sender = inject(CardActs);
  readonly #pending = inject(PendingTasks);
  readonly #drafts = inject(Drafts);
  protected readonly words = inject(Words);

  protected readonly waiting = computed(() => waitingCards(this.cards()));
  protected readonly chosen = linkedSignal<readonly CardView[], string>({
    source: this.waiting,
    computation: (cards, previous) =>
      cards.some((card) => card.id === previous?.value)
        ? (previous?.value ?? '')
        : (cards[0]?.id ?? ''),
  });
  protected readonly card = computed(() =>
    this.waiting().find((card) => card.id === this.chosen()),
  );
  /** What is not the role's business is not shown at all. */
  protected readonly acts = computed(() => {
    const card = this.card();
    if (card === undefined) return [];
    return ACTS.filter(({ act }) => {
      const answer = this.#answer(card, act);
      return answer.ok || answer.code !== 'access/notAllowed';
    });
  });
  protected readonly open = signal<CaseAct | null>(null);
  protected readonly reason = signal('');
  protected readonly due = signal('');
  protected readonly sending = signal(false);
  protected readonly missing = signal<'reason' | 'due' | null>(null);
  protected readonly told = signal('');
  protected readonly failed = signal('');

  protected readonly why = viewChild<ElementRef<HTMLElement>>('why');

  constructor() {
    // The form has just been asked for by a key or a button: the cursor goes where one writes.
    effect(() => this.why()?.nativeElement.focus());
  }

  /** Starts an act: acknowledging goes at once, the others ask for a reason first. */
  begin(act: CaseAct): void {
    const card = this.card();
    const answer = card === undefined ? undefined : this.#answer(card, act);
    if (card === undefined || this.sending() || answer?.ok !== true) return;
    this.told.set('');
    this.failed.set('');
    this.missing.set(null);
    if (act === 'acknowledge') {
      this.#start(card, act, { expectedVersion: card.version });
      return;
    }
    this.open.set(act);
    this.reason.set(this.#drafts.read(`${card.id} ${act}`));
  }

  /** Closes the form; false where none was open. */
  cancel(): boolean {
    const was = this.open() !== null;
    this.open.set(null);
    return was;
  }

  /** Why an act is closed in this state; empty where it is open. */
  protected closedWhy(act: CaseAct): string {
    const card = this.card();
    if (card === undefined) return this.texts().acts.none;
    return this.#answer(card, act).ok
      ? ''
      : this.texts().acts.settled(this.words.t().cardState[card.state]);
  }

  protected write(text: string): void {
    this.reason.set(text);
    this.#drafts.keep(`${this.chosen()} ${this.open() ?? ''}`, text);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const card = this.card();
    const act = this.open();
    if (card === undefined || act === null) return;
    const reason = this.reason().trim();
    if (reason === '') {
      this.missing.set('reason');
      return;
    }
    if (act === 'order' && this.due() === '') {
      this.missing.set('due');
      return;
    }
    this.#start(card, act, {
      reason,
      expectedVersion: card.version,
      ...(act === 'order' ? { due: this.due() } : {}),
    });
  }

  /** The page is not at rest before the answer has come. */
  #start(card: CardView, act: CaseAct, request: CardActRequest): void {
    this.#pending.run(() => this.#send(card, act, request));
  }

  async #send(card: CardView, act: CaseAct, request: CardActRequest): Promise<void> {
    this.sending.set(true);
    this.missing.set(null);
    try {
      await this.#sender.act(card.id, act, request);
      this.#drafts.keep(`${card.id} ${act}`, '');
      this.open.set(null);
      this.told.set(this.texts().acts.done(this.texts().acts[act]));
      this.acted.emit();
    } catch (error) {
      const refused = asApiError(error);
      const stale = refused.status === 409;
      this.failed.set(stale ? this.texts().acts.stale : errorWords(refused, this.words.t().error));
      if (stale) this.acted.emit();
    } finally {
      this.sending.set(false);
    }
  }

  /** The server asks the same table. */
  #answer(card: CardView, act: CaseAct): CardActAnswer {
    const { role, name } = this.me();
    return mayAct(card, act, role, name);
  }
}
