import { computed, inject, Service, signal } from '@angular/core';
import type { CardAct, CardView } from '#contract/card-view.ts';
import type { AssigneeView } from '#contract/person-view.ts';
import { asApiError } from '../../data/api-error.ts';
import type { ApiError } from '../../data/api-error.ts';
import { CardActs } from '../../data/card-acts.ts';
import { CardStore } from '../../data/card-store.ts';
import { errorWords } from '../../data/error-words.ts';
import { LiveConnection } from '../../data/live-connection.ts';
import { MineStore } from '../../data/mine-store.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Words } from '../../i18n/words.ts';
import { Drafts } from '../../platform/drafts.ts';
import { ReturningFocus } from '../../platform/returning-focus.ts';
import { refusalWords, whyClosed } from '../../ui/act-form/act-closed.ts';
import { draftPlace } from '../../ui/act-form/act-form.ts';
import type { ActConflict, ActInput } from '../../ui/act-form/act-form.ts';
import { ActWords } from '../../ui/act-form/act-words.ts';
import { ConsoleList } from './console-list.ts';

/** The sheet for an act that needs words: on one card, or on the marked ones. */
export interface OpenSheet {
  readonly act: CardAct;
  readonly cards: readonly CardView[];
}

const SAID_MS = 8000;

/** Acts on one card and on many: asks for words, sends, and says what became of it. */
@Service({ autoProvided: false })
export class ConsoleActs {
  readonly #acts = inject(CardActs);
  readonly #store = inject(CardStore);
  readonly #list = inject(ConsoleList);
  readonly #mine = inject(MineStore);
  readonly #session = inject(SessionStore);
  readonly #live = inject(LiveConnection);
  readonly #words = inject(Words);
  readonly #own = inject(ActWords);
  readonly #drafts = inject(Drafts);
  readonly #focus = inject(ReturningFocus);
  readonly #sheet = signal<OpenSheet | undefined>(undefined);
  readonly #sending = signal(false);
  readonly #said = signal('');
  #hush: ReturnType<typeof setTimeout> | undefined;
  readonly #error = signal('');
  readonly #conflict = signal<ActConflict | undefined>(undefined);
  readonly #refused = signal<ReadonlyMap<string, string>>(new Map());
  readonly #assignees = signal<readonly AssigneeView[] | undefined>(undefined);

  readonly sheet = this.#sheet.asReadonly();
  readonly sending = this.#sending.asReadonly();
  /** Result of the reader's own act; announced at once. */
  readonly said = this.#said.asReadonly();
  /** Why the act in the sheet did not go through; what was typed stays. */
  readonly error = this.#error.asReadonly();
  readonly conflict = this.#conflict.asReadonly();
  /** Why rows of the last act on many were refused, by card. */
  readonly refused = this.#refused.asReadonly();
  /** Those to whom the cards of the sheet may be assigned; undefined until they are known. */
  readonly assignees = this.#assignees.asReadonly();
  readonly #speech = computed(() => ({ own: this.#own.t(), shared: this.#words.t() }));

  /** Why an act is closed; undefined where it is open. */
  closed(card: CardView, act: CardAct): string | undefined {
    const { phase } = this.#live.phase();
    if (phase === 'stale') return this.#own.t().closed.stale;
    return whyClosed(card, act, this.#session.me(), this.#speech());
  }

  /** Begins an act on the marked cards, else on the one given. */
  begin(act: CardAct, card: CardView | undefined): void {
    const marked = this.#list.marked();
    if (marked.size > 0) {
      const cards = [...marked].map((id) => this.#list.find(id)?.card);
      this.#start(
        act,
        cards.filter((each) => each !== undefined),
      );
    } else if (card !== undefined) {
      const why = this.closed(card, act);
      if (why === undefined) this.#start(act, [card]);
      else this.say(why);
    }
  }

  cancel(): void {
    this.#closeSheet();
    this.#error.set('');
    this.#conflict.set(undefined);
  }

  /** Sends the act of the sheet; after a conflict, against the card as it is now. */
  async submit(input: ActInput): Promise<boolean> {
    const sheet = this.#sheet();
    if (sheet === undefined || this.#sending()) return false;
    return this.#send(sheet, input);
  }

  /** Says a result; it stands long enough to be read and can be closed before. */
  say(text: string): void {
    clearTimeout(this.#hush);
    this.#said.set(text);
    if (text === '') return;
    this.#hush = setTimeout(() => {
      this.#said.set('');
    }, SAID_MS);
  }

  #start(act: CardAct, cards: readonly CardView[]): void {
    this.#error.set('');
    this.#conflict.set(undefined);
    // Acknowledging needs no words and changes nothing that cannot be seen: it is done at once.
    if (act === 'acknowledge') void this.#send({ act, cards }, { reason: '' });
    else {
      if (this.#sheet() === undefined) this.#focus.keep();
      this.#sheet.set({ act, cards });
    }
    if (act === 'assign') void this.#findAssignees(cards);
  }

  async #findAssignees(cards: readonly CardView[]): Promise<void> {
    this.#assignees.set(undefined);
    try {
      const found = await this.#acts.assignees(cards.map(({ id }) => id));
      if (this.#sheet()?.cards === cards) this.#assignees.set(found);
    } catch (error) {
      this.#error.set(errorWords(asApiError(error), this.#words.t().error));
    }
  }

  async #send(sheet: OpenSheet, input: ActInput): Promise<boolean> {
    this.#sending.set(true);
    this.#error.set('');
    try {
      const [only] = sheet.cards;
      if (sheet.cards.length === 1 && only !== undefined)
        await this.#sendOne(only, sheet.act, input);
      else await this.#sendMany(sheet, input);
      this.#closeSheet();
      this.#conflict.set(undefined);
      this.#drafts.keep(draftPlace(sheet.act, sheet.cards), '');
      void this.#mine.load();
      return true;
    } catch (error) {
      this.#fail(asApiError(error), sheet);
      return false;
    } finally {
      this.#sending.set(false);
    }
  }

  async #sendOne(card: CardView, act: CardAct, input: ActInput): Promise<void> {
    const known = this.#conflict()?.now ?? this.#list.find(card.id)?.card ?? card;
    const after = await this.#acts.act(card.id, act, {
      ...request(input),
      expectedVersion: known.version,
    });
    this.#store.accept([after]);
    const texts = this.#own.t();
    const pending = act === 'revoke' && after.state !== 'revoked';
    this.say(pending ? texts.result.pending : texts.result.one(texts.acts[act]));
    if (this.#list.marked().has(card.id)) this.#list.keepMarked([]);
  }

  async #sendMany(sheet: OpenSheet, input: ActInput): Promise<void> {
    const ids = sheet.cards.map((card) => card.id);
    const answer = await this.#acts.actOnMany({ ids, action: sheet.act, ...request(input) });
    this.#store.accept(answer.done);
    const reasons = answer.refused.map((row) => ({
      id: row.id,
      why: refusalWords(sheet.act, row.code, row.message, this.#speech()),
    }));
    this.#refused.set(new Map(reasons.map(({ id, why }) => [id, why])));
    this.#list.keepMarked(reasons.map(({ id }) => id));
    const texts = this.#own.t();
    const exact = this.#words.format().exact;
    const why = [...new Set(reasons.map((row) => row.why))].join(this.#words.t().between);
    this.say(
      texts.result.many(texts.acts[sheet.act], exact(answer.done.length)) +
        (reasons.length === 0 ? '' : texts.result.refused(exact(reasons.length), why)),
    );
  }

  #closeSheet(): void {
    if (this.#sheet() === undefined) return;
    this.#sheet.set(undefined);
    this.#focus.giveBack();
  }

  #fail(error: ApiError, sheet: OpenSheet): void {
    const current = error.current as CardView | undefined;
    const [card] = sheet.cards;
    if (error.code === 'card/conflict' && current !== undefined && card !== undefined) {
      this.#store.accept([current]);
      this.#conflict.set({ was: card, now: current });
      this.#error.set(this.#own.t().result.conflict);
      // The sheet stays, or opens for an act that had none, so that the reader decides.
      this.#sheet.set({ act: sheet.act, cards: [current] });
      return;
    }
    const words =
      error.status === 409 || error.status === 422
        ? refusalWords(
            sheet.act,
            error.code,
            error.problem?.detail ?? error.problem?.title ?? '',
            this.#speech(),
          )
        : errorWords(error, this.#words.t().error);
    if (this.#sheet() === undefined) this.say(words);
    else this.#error.set(words);
  }
}

function request(input: ActInput): Partial<ActInput> {
  return {
    ...(input.reason === '' ? {} : { reason: input.reason }),
    ...(input.due === undefined ? {} : { due: input.due }),
    ...(input.uphold === undefined ? {} : { uphold: input.uphold }),
    ...(input.to === undefined ? {} : { to: input.to }),
  };
}
