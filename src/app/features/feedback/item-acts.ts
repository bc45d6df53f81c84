import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  PendingTasks,
  signal,
  viewChild,
} from '@angular/core';
import type { FeedbackActRequest, FeedbackItem } from '#contract/feedback-view.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import type { ApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { LiveConnection } from '../../data/live-connection.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Words } from '../../i18n/words.ts';
import { actRefusal } from './act-refusal.ts';
import { ActSheet } from './act-sheet.ts';
import { FeedbackWords } from './feedback-words.ts';

/** What stands first where several acts are open: what the matter waits for. */
const MAIN: readonly FeedbackAct[] = [
  ...(['reply', 'sign', 'dispatch', 'grantExtension', 'revisit', 'close', 'assign'] as const),
  ...(['verify', 'rectify', 'feedBack', 'exclude'] as const),
];

/** Acts that answer a citizen; at most one of them is open. */
const ANSWERS: readonly FeedbackAct[] = ['reply', 'answer', 'feedBack'];

/** What the reader may do about a ticket or review; a closed act says why on its button. */
@Component({
  selector: 'app-item-acts',
  imports: [ActSheet],
  template: `
    <div class="acts" role="group" [attr.aria-label]="own.t().act.title">
      @for (one of acts(); track one.act) {
        <button
          type="button"
          class="button"
          [class.main]="one.act === main()"
          [attr.aria-disabled]="one.why !== ''"
          [attr.title]="one.why || null"
          [attr.aria-expanded]="open() === one.act"
          (click)="press(one.act)"
        >
          {{ own.t().acts[one.act] }}
          @if (one.why) {
            <span class="out-of-sight">{{ one.why }}</span>
          }
        </button>
      }
    </div>
    <p class="told" role="status">{{ told() }}</p>
    @if (open(); as act) {
      <app-act-sheet
        [act]="act"
        [item]="item()"
        [inQueue]="inQueue()"
        [sending]="sending()"
        [failed]="failed()"
        [conflict]="conflict()"
        [target]="target()"
        [fromTemplate]="fromTemplate()"
        (filled)="submit(act, $event.request, $event.next)"
        (cancelled)="leave()"
        (see)="reread.emit()"
      />
    } @else if (failed()) {
      <p class="failed" role="alert">{{ failed() }}</p>
    }
  `,
  styles: `
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .told:empty {
      display: none;
    }
    .told {
      padding-top: 6px;
      color: var(--mj-text-2);
    }
    .failed {
      color: var(--mj-red);
    }
  `,
})
export class ItemActs {
  readonly item = input.required<FeedbackItem>();
  readonly inQueue = input(false);
  readonly done = output<FeedbackItem>();
  readonly next = output();
  readonly reread = output();
  /** A form was left: the reader is where he came from again. */
  readonly left = output();

  readonly #api = inject(Api);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #pending = inject(PendingTasks);
  readonly #session = inject(SessionStore);
  readonly #live = inject(LiveConnection);
  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);
  readonly #id = computed(() => this.item().id);
  /** The open form stays with its ticket, also when that is read again. */
  protected readonly open = linkedSignal<string, FeedbackAct | null>({
    source: this.#id,
    computation: () => null,
  });
  protected readonly told = linkedSignal({ source: this.#id, computation: () => '' });
  protected readonly failed = linkedSignal({ source: this.#id, computation: () => '' });
  /** The item as it is now, where somebody else was faster. */
  protected readonly conflict = linkedSignal<string, FeedbackItem | undefined>({
    source: this.#id,
    computation: () => undefined,
  });
  protected readonly sending = signal(false);
  protected readonly target = signal('');
  protected readonly fromTemplate = signal(false);
  protected readonly sheet = viewChild(ActSheet);
  readonly #isLost = computed(() => this.#live.phase().phase === 'stale');
  readonly #role = computed(() => this.#session.me()?.role ?? 'leader');

  /** What is not the role's business is not shown at all. */
  protected readonly acts = computed(() =>
    this.item()
      .acts.filter(({ code }) => code !== 'access/notAllowed')
      .map(({ act, open, code }) => ({ act, why: this.#why(open, code) }))
      // What can be done stands before what cannot.
      .toSorted((one, other) => Number(one.why !== '') - Number(other.why !== '')),
  );
  protected readonly main = computed(() => {
    const open = new Set(this.acts().flatMap(({ act, why }) => (why === '' ? [act] : [])));
    return MAIN.find((act) => open.has(act));
  });

  /** Opens the form of an act, or goes to it where it is open; what is closed to the reader stays so. */
  begin(
    act: FeedbackAct,
    from: { readonly template?: boolean; readonly into?: string } = {},
  ): void {
    const one = this.acts().find((known) => known.act === act);
    if (one === undefined || this.sending()) return;
    // A key that does nothing leaves its reader wondering.
    this.told.set(one.why);
    if (one.why !== '') return;
    const { template = false, into } = from;
    if (into !== undefined) this.target.set(into);
    if (this.open() === act) {
      this.sheet()?.enter(template);
      return;
    }
    this.cancel();
    this.fromTemplate.set(template);
    if (act === 'sign') this.submit(act, {}, false);
    else this.open.set(act);
  }

  /** The form of whichever answer to a citizen is open to the reader. */
  beginWriting(template: boolean): void {
    const answers = this.acts().filter(({ act }) => ANSWERS.includes(act));
    const one = answers.find(({ why }) => why === '') ?? answers[0];
    if (one !== undefined) this.begin(one.act, { template });
  }

  protected press(act: FeedbackAct): void {
    if (this.open() === act) this.cancel();
    else this.begin(act, { into: '' });
  }

  protected leave(): void {
    this.#host.nativeElement.querySelector<HTMLElement>('[aria-expanded=true]')?.focus();
    this.cancel();
    this.left.emit();
  }

  protected cancel(): void {
    this.open.set(null);
    this.failed.set('');
    this.conflict.set(undefined);
  }

  protected submit(
    act: FeedbackAct,
    request: Omit<FeedbackActRequest, 'expectedVersion'>,
    next: boolean,
  ): void {
    if (!this.sending()) this.#pending.run(() => this.#send(act, request, next));
  }

  /** After a conflict it goes against the item as it is now: the reader has seen that it changed. */
  async #send(
    act: FeedbackAct,
    request: Omit<FeedbackActRequest, 'expectedVersion'>,
    next: boolean,
  ): Promise<void> {
    this.sending.set(true);
    const { no, subjectKind } = this.item();
    const expectedVersion = (this.conflict() ?? this.item()).version;
    try {
      const item = await this.#api.post<FeedbackItem>(
        `/feedback/${encodeURIComponent(no)}/${act}?subject=${subjectKind}`,
        { expectedVersion, ...request },
      );
      this.sheet()?.settle();
      this.cancel();
      this.told.set(this.own.t().act.done(this.own.t().acts[act]));
      this.done.emit(item);
      if (next) this.next.emit();
      else this.left.emit();
    } catch (error) {
      this.#fail(asApiError(error), act);
    } finally {
      this.sending.set(false);
    }
  }

  #fail(error: ApiError, act: FeedbackAct): void {
    const now = error.current as FeedbackItem | undefined;
    if (error.code === 'feedback/conflict' && now !== undefined) {
      this.conflict.set(now);
      this.failed.set(this.own.t().act.conflict);
      this.open.set(act === 'sign' ? null : act);
      if (act === 'sign') this.reread.emit();
      return;
    }
    if (error.problem?.path === 'into') {
      this.failed.set(this.own.t().act.badTarget);
      return;
    }
    const isRule = error.status === 409 || error.status === 422;
    this.failed.set(
      isRule
        ? actRefusal(error.code, error.problem?.detail ?? '', this.own.t().act.closed, '')
        : errorWords(error, this.words.t().error),
    );
  }

  #why(open: boolean, code: string | null): string {
    const { closed } = this.own.t().act;
    if (this.#isLost()) return closed.stale;
    if (open || code === null) return '';
    return actRefusal(code, '', closed, this.words.t().role[this.#role()]);
  }
}
