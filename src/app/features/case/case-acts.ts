import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  PendingTasks,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { mayAct } from '#domain/access/card-acts.ts';
import type { CardState } from '#domain/cards/subject-card.ts';
import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { CardView } from '#contract/card-view.ts';
import type { Me } from '#contract/session-view.ts';
import { asApiError } from '../../data/api-error.ts';
import type { ApiError } from '../../data/api-error.ts';
import { CardActs } from '../../data/card-acts.ts';
import { errorWords } from '../../data/error-words.ts';
import { Words } from '../../i18n/words.ts';
import type { CaseTexts } from '../../i18n/zh-case.ts';
import { Drafts } from '../../platform/drafts.ts';
import { ReturningFocus } from '../../platform/returning-focus.ts';
import { refusalWords, whyClosed } from '../../ui/act-form/act-closed.ts';
import { ActForm, draftPlace } from '../../ui/act-form/act-form.ts';
import type { ActConflict, ActInput } from '../../ui/act-form/act-form.ts';
import { ActWords } from '../../ui/act-form/act-words.ts';

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
  imports: [ActForm, RouterLink],
  templateUrl: './case-acts.html',
  styleUrl: './case-acts.scss',
})
export class CaseActs {
  readonly cards = input.required<readonly CardView[]>();
  readonly texts = input.required<CaseTexts>();
  readonly me = input.required<Me>();
  readonly asOf = input.required<string>();
  /** The card was acted on, or had changed: the page reads again. */
  readonly acted = output();

  readonly #sender = inject(CardActs);
  readonly #pending = inject(PendingTasks);
  readonly #drafts = inject(Drafts);
  readonly #focus = inject(ReturningFocus);
  protected readonly words = inject(Words);
  protected readonly own = inject(ActWords);

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
      const answer = mayAct(card, act, this.me().role, this.me().name);
      return answer.ok || answer.code !== 'access/notAllowed';
    });
  });
  protected readonly open = signal<CaseAct | null>(null);
  protected readonly sending = signal(false);
  protected readonly told = signal('');
  protected readonly failed = signal('');
  protected readonly conflict = signal<ActConflict | undefined>(undefined);
  readonly #speech = computed(() => ({ own: this.own.t(), shared: this.words.t() }));

  /** Starts an act: acknowledging goes at once, the others ask for a reason first. */
  begin(act: CaseAct): void {
    const card = this.card();
    if (card === undefined || this.sending()) return;
    const why = this.closedWhy(act);
    this.told.set(why);
    if (why !== '') return;
    this.failed.set('');
    this.conflict.set(undefined);
    if (act === 'acknowledge') this.#start(card, act, { reason: '' });
    else {
      if (this.open() === null) this.#focus.keep();
      this.open.set(act);
    }
  }

  /** Closes the form; false where none was open. */
  cancel(): boolean {
    const was = this.open() !== null;
    this.open.set(null);
    if (was) this.#focus.giveBack();
    this.failed.set('');
    this.conflict.set(undefined);
    return was;
  }

  /** Why an act is closed now; empty where it is open. */
  protected closedWhy(act: CaseAct): string {
    const card = this.card();
    if (card === undefined) return this.texts().acts.none;
    return whyClosed(card, act, this.me(), this.#speech()) ?? '';
  }

  protected submit(filled: ActInput): void {
    const card = this.card();
    const act = this.open();
    if (card !== undefined && act !== null) this.#start(card, act, filled);
  }

  /** The page is not at rest before the answer has come. */
  #start(card: CardView, act: CaseAct, filled: ActInput): void {
    this.#pending.run(() => this.#send(card, act, filled));
  }

  /** After a conflict it goes against the card as it is now: the reader has seen that it changed. */
  async #send(card: CardView, act: CaseAct, { reason, due }: ActInput): Promise<void> {
    this.sending.set(true);
    const known = this.conflict()?.now ?? card;
    try {
      await this.#sender.act(card.id, act, {
        expectedVersion: known.version,
        ...(reason === '' ? {} : { reason }),
        ...(due === undefined ? {} : { due }),
      });
      this.#drafts.keep(draftPlace(act, [card]), '');
      this.cancel();
      this.told.set(this.own.t().result.one(this.own.t().acts[act]));
      this.acted.emit();
    } catch (error) {
      this.#fail(asApiError(error), card, act);
    } finally {
      this.sending.set(false);
    }
  }

  #fail(error: ApiError, was: CardView, act: CaseAct): void {
    const now = error.current as CardView | undefined;
    if (error.code === 'card/conflict' && now !== undefined) {
      this.conflict.set({ was, now });
      this.failed.set(this.own.t().result.conflict);
      // The form stays, or opens for an act that had none, so that the reader decides.
      this.open.set(act);
      this.acted.emit();
      return;
    }
    const isRule = error.status === 409 || error.status === 422;
    this.failed.set(
      isRule
        ? refusalWords(act, error.code, error.problem?.detail ?? '', this.#speech())
        : errorWords(error, this.words.t().error),
    );
  }
}
