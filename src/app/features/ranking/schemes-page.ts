import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Stamp } from '#contract/page.ts';
import type { WhatIfView } from '#contract/ranking-view.ts';
import { RANKING_GROUPS } from '#contract/scheme-view.ts';
import type { RankingGroup, SchemeText, SchemeView } from '#contract/scheme-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Language } from '../../i18n/language.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { Layout } from '../../platform/layout.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { textOf } from './editor/draft-text.ts';
import { editorZh } from './editor/editor-zh.ts';
import { problemAt } from './editor/problem-place.ts';
import { draftOf } from './editor/scheme-draft.ts';
import { schemeDifferences } from './editor/scheme-diff.ts';
import { SchemeDifferences } from './editor/scheme-differences.ts';
import { SchemeEditor } from './editor/scheme-editor.ts';
import { SchemeWork } from './editor/scheme-work.ts';
import { rankingZh } from './ranking-zh.ts';
import { SchemeSender } from './editor/scheme-sender.ts';
import { WhatIfTable } from './what-if-table.ts';

/** What a preview is asked: a scheme that is not saved, and for whom. */
interface Previewed {
  readonly draft: SchemeText;
  readonly group: RankingGroup;
}

/** Schemes and their versions: changed as a tree, shown who would move, proposed; another person confirms. */
@Component({
  selector: 'app-schemes-page',
  imports: [
    AwaitedRows,
    FailureNote,
    RouterLink,
    SchemeDifferences,
    SchemeEditor,
    SchemeSender,
    WhatIfTable,
  ],
  providers: [SchemeWork],
  templateUrl: './schemes-page.html',
  styleUrl: './schemes-page.scss',
})
export class SchemesPage {
  /** Id of the scheme and number of the version in the address. */
  readonly scheme = input<string>();
  readonly version = input<string>();

  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly #language = inject(Language);
  protected readonly work = inject(SchemeWork);
  protected readonly words = inject(Words);
  protected readonly layout = inject(Layout);
  protected readonly groups = RANKING_GROUPS;
  protected readonly t = useTexts(rankingZh, () =>
    import('./ranking-en.ts').then((module) => module.rankingEn),
  );
  protected readonly own = useTexts(editorZh, () =>
    import('./editor/editor-en.ts').then((module) => module.editorEn),
  );
  protected readonly list = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<{ readonly items: readonly SchemeView[] }>('/schemes', {}, abortSignal),
  });
  /** Stays while the list is read again. */
  protected readonly all = linkedSignal<
    readonly SchemeView[] | undefined,
    readonly SchemeView[] | undefined
  >({
    source: () => (this.list.hasValue() ? this.list.value().items : undefined),
    computation: (next, before) => next ?? before?.value,
  });
  protected readonly failure = computed(() => this.#failureOf(this.list.error()));
  protected readonly chosen = computed(() => {
    const all = this.all() ?? [];
    const found = all.find(
      ({ id, version }) => id === this.scheme() && String(version) === this.version(),
    );
    return found ?? all.findLast(({ id }) => id === this.scheme()) ?? all[0];
  });
  readonly #opened = computed(() => {
    const chosen = this.chosen();
    return chosen === undefined ? undefined : `${chosen.id} ${chosen.version}`;
  });
  readonly #role = computed(() => this.#session.me()?.role);
  protected readonly mayEdit = computed(() => this.#role() === 'ruleAdmin' && !this.layout.phone());
  protected readonly mayDecide = computed(
    () =>
      (this.#role() === 'ruleAdmin' || this.#role() === 'leader') &&
      this.chosen()?.state === 'proposed',
  );
  protected readonly mayPreview = computed(
    () => this.#role() === 'ruleAdmin' || this.#role() === 'leader',
  );
  /** The version that was in force before the chosen one; undefined for a new scheme. */
  readonly #before = computed(() => {
    const chosen = this.chosen();
    return (this.all() ?? []).findLast(
      ({ id, version, state }) =>
        id === chosen?.id && version < chosen.version && state === 'confirmed',
    );
  });
  /** What a version that waits would change. */
  protected readonly proposedChanges = computed(() => {
    const [before, chosen] = [this.#before(), this.chosen()];
    if (before === undefined || chosen === undefined) return null;
    return {
      version: before.version,
      differences: schemeDifferences(draftOf(before), draftOf(chosen)),
    };
  });
  readonly #text = computed(() => {
    const draft = this.work.draft();
    return draft === undefined ? undefined : textOf(draft);
  });
  protected readonly group = signal<RankingGroup>('cities');
  protected readonly reason = linkedSignal<unknown, string>({
    source: () => this.#opened(),
    computation: () => '',
  });
  /** Forgotten with every change: who would move is told of what is sent. */
  protected readonly previewed = linkedSignal<unknown, Previewed | undefined>({
    source: () => [this.#text(), this.group()],
    computation: () => undefined,
  });
  protected readonly preview = resource({
    params: () => this.previewed(),
    loader: ({ params: asked, abortSignal }) =>
      this.#api.post<WhatIfView & Stamp>('/schemes/preview', asked, abortSignal),
  });
  protected readonly moves = computed(() =>
    this.preview.hasValue() ? this.preview.value() : undefined,
  );
  protected readonly previewFailure = computed(() => this.#failureOf(this.preview.error()));
  protected readonly said = signal('');
  protected readonly refusal = signal<{ code: string; sentence: string } | null>(null);

  constructor() {
    effect(() => {
      // A list that is read again brings the same version anew.
      if (this.#opened() === undefined) return;
      untracked(() => {
        const chosen = this.chosen();
        if (chosen !== undefined) this.work.open(chosen);
      });
    });
    effect(() => {
      const error = this.preview.error();
      if (error !== undefined) untracked(() => this.#tellRefused(error));
    });
  }

  protected nameOf({ zh, en }: { readonly zh: string; readonly en: string }): string {
    return this.#language.code() === 'en' ? en : zh;
  }

  protected whose({ proposedBy, decidedBy }: SchemeView): string {
    const { editor } = this.t();
    if (proposedBy === null) return editor.shipped;
    return editor.by(proposedBy, decidedBy === null ? editor.waiting : editor.decided(decidedBy));
  }

  protected see(): void {
    const draft = this.#text();
    if (draft !== undefined) this.previewed.set({ draft, group: this.group() });
  }

  protected async propose(): Promise<void> {
    const body = { scheme: this.#text(), reason: this.reason() };
    const made = await this.#act<SchemeView>('/schemes', body, this.t().editor.proposed);
    if (made === undefined) return;
    this.work.forget();
    const queryParams = { scheme: made.id, version: made.version };
    void this.#router.navigate([], { queryParams });
  }

  protected async decide({ id, version }: SchemeView, which: 'confirm' | 'reject'): Promise<void> {
    const { editor } = this.t();
    const said = which === 'confirm' ? editor.confirmed : editor.rejected;
    await this.#act(`/schemes/${id}/versions/${version}/${which}`, {}, said);
  }

  async #act<T>(path: string, body: unknown, said: string): Promise<T | undefined> {
    this.said.set('');
    this.refusal.set(null);
    try {
      const answer = await this.#api.post<T>(path, body);
      this.said.set(said);
      this.list.reload();
      return answer;
    } catch (error) {
      this.refusal.set(this.#failureOf(error as Error));
      this.#tellRefused(error);
      return undefined;
    }
  }

  /** At the field, where the refusal names one. */
  #tellRefused(error: unknown): void {
    const { problem } = asApiError(error);
    const draft = this.work.draft();
    if (draft === undefined || problem === undefined) return;
    this.work.tellRefused(problemAt(draft, problem.path, problem.detail ?? problem.code));
  }

  #failureOf(error: Error | undefined) {
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  }
}
