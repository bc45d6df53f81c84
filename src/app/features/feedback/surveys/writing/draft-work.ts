import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import type { SurveyDraftView } from '#contract/survey-draft-view.ts';
import { draftProblems } from '#domain/feedback/survey-draft.ts';
import type { DraftProblem, SurveyDraft } from '#domain/feedback/survey-draft.ts';
import { parseDay } from '#domain/time/day.ts';
import { Api } from '../../../../data/api.ts';
import { asApiError } from '../../../../data/api-error.ts';
import type { ApiError } from '../../../../data/api-error.ts';
import { lastingApi } from '../../../../data/lasting-api.ts';
import { whenLeft } from '../../../../platform/when-left.ts';

const KEEP_AFTER_MS = 2000;
const AGAIN_AFTER_MS = 10_000;

/** How the draft on the screen stands to the one on the server. */
export type KeptState = 'kept' | 'changed' | 'keeping' | 'failed' | 'conflict';

/**
 * The survey that is being written. What is typed is on the screen at once and on the server two
 * seconds after the last key, one keeping at a time; leaving, also by closing the browser, keeps what
 * is left. While the server
 * cannot be reached it is tried again every ten seconds. A draft that somebody else changed meanwhile
 * is not written over: its writer decides whose stands.
 */
@Service({ autoProvided: false })
export class DraftWork {
  readonly #api = inject(Api);
  readonly #lasting = lastingApi();
  readonly #draft = signal<SurveyDraft | undefined>(undefined);
  readonly #view = signal<SurveyDraftView | undefined>(undefined);
  readonly #state = signal<KeptState>('kept');
  readonly #theirs = signal<SurveyDraftView | undefined>(undefined);
  readonly #refused = signal<ApiError | undefined>(undefined);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keeping: Promise<void> | undefined;
  #isLeft = false;

  readonly draft = this.#draft.asReadonly();
  /** The draft as the server last had it. */
  readonly view = this.#view.asReadonly();
  readonly state = this.#state.asReadonly();
  /** What somebody else has kept meanwhile. */
  readonly theirs = this.#theirs.asReadonly();
  /** Why it could not be kept. */
  readonly refused = this.#refused.asReadonly();
  /** What keeps it from being published. */
  readonly problems = computed((): readonly DraftProblem[] => {
    const today = parseDay(this.#view()?.today ?? '');
    const draft = this.#draft();
    return draft === undefined || today === undefined ? [] : draftProblems(draft, today);
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#isLeft = true;
      void this.keep();
    });
    whenLeft(() => void this.keep(this.#lasting));
  }

  begin(view: SurveyDraftView): void {
    this.#view.set(view);
    this.#draft.set(view.draft);
    this.#settle('kept');
  }

  type(change: Partial<SurveyDraft>): void {
    const draft = this.#draft();
    if (draft === undefined) return;
    this.#draft.set({ ...draft, ...change });
    if (this.#theirs() !== undefined) return;
    this.#state.set('changed');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), KEEP_AFTER_MS);
  }

  /** Keeps what is not kept yet; whether the server has everything then. */
  async keep(api = this.#api): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#keeping !== undefined) await this.#keeping;
    this.#keeping = this.#keepNow(api).finally(() => (this.#keeping = undefined));
    await this.#keeping;
    return this.#state() === 'kept';
  }

  /** Somebody else's draft replaces what stands here. */
  takeTheirs(): void {
    const theirs = this.#theirs();
    if (theirs !== undefined) this.begin(theirs);
  }

  /** What stands here is kept over what somebody else wrote, of which one has been told. */
  async keepMine(): Promise<void> {
    const theirs = this.#theirs();
    if (theirs === undefined) return;
    this.#view.set(theirs);
    this.#settle('changed');
    await this.keep();
  }

  /** A refusal of an act on the draft: it changed since it was read, or something else. */
  fail(error: unknown): void {
    const refused = asApiError(error);
    this.#refused.set(refused);
    const isConflict = refused.code === 'survey/draftChanged' && refused.current !== undefined;
    if (isConflict) this.#theirs.set(refused.current as SurveyDraftView);
    this.#state.set(isConflict ? 'conflict' : 'failed');
  }

  /** Nothing more is kept: it was published or taken away. */
  end(): void {
    clearTimeout(this.#timer);
    this.#draft.set(undefined);
  }

  async #keepNow(api: Api): Promise<void> {
    const [draft, view] = [this.#draft(), this.#view()];
    if (draft === undefined || view === undefined || this.#theirs() !== undefined) return;
    if (draft === view.draft) return;
    this.#state.set('keeping');
    try {
      const path = `/survey-drafts/${encodeURIComponent(view.no)}`;
      const body = { draft, expectedVersion: view.version };
      const kept = await api.post<SurveyDraftView>(path, body);
      // The very draft that was sent: what was typed meanwhile is told from it by being another.
      this.#view.set({ ...kept, draft });
      this.#settle(this.#draft() === draft ? 'kept' : 'changed');
    } catch (error) {
      this.fail(error);
      // A refusal stays one until something is changed; a server that did not answer may answer.
      const { status = 0 } = this.#refused() ?? {};
      if (!this.#isLeft && (status === 0 || status === 401 || status >= 500)) {
        this.#timer = setTimeout(() => void this.keep(), AGAIN_AFTER_MS);
      }
    }
  }

  #settle(state: KeptState): void {
    this.#theirs.set(undefined);
    this.#refused.set(undefined);
    this.#state.set(state);
  }
}
