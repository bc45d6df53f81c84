import { Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SelfCheckView } from '#contract/self-check-view.ts';
import { Api } from '../../../data/api.ts';
import { asApiError } from '../../../data/api-error.ts';
import { errorWords } from '../../../data/error-words.ts';
import { SessionStore } from '../../../data/session-store.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { Words } from '../../../i18n/words.ts';
import { AwaitedRows } from '../../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../../ui/state-note/failure-note.ts';
import { selfCheckZh } from './self-check-zh.ts';

/** Of `GET /verify` what is told here. */
interface FullCheck {
  readonly checked: number;
  readonly difference: number;
  readonly details: readonly string[];
  readonly at: string;
}

/** Who may have everything derived again at once: it costs the machine minutes. */
const CHECKERS: ReadonlySet<string> = new Set([
  'supervisor',
  'leader',
  'ruleAdmin',
  'systemAdmin',
  'auditor',
]);

/** The log of the standing check, and a full check on demand. */
@Component({
  selector: 'app-self-check-page',
  imports: [AwaitedRows, FailureNote, RouterLink],
  templateUrl: './self-check-page.html',
  styleUrl: './self-check-page.scss',
})
export class SelfCheckPage {
  readonly #api = inject(Api);
  readonly #session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly t = useTexts(selfCheckZh, () =>
    import('./self-check-en.ts').then((module) => module.selfCheckEn),
  );
  protected readonly read = resource({
    loader: ({ abortSignal }) => this.#api.get<SelfCheckView>('/verify/log', {}, abortSignal),
  });
  protected readonly log = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly failure = computed(() => this.#failureOf(this.read.error()));
  protected readonly mayCheck = computed(() => CHECKERS.has(this.#session.me()?.role ?? ''));
  /** Rises with each full check that is asked for; none before the first. */
  protected readonly asked = signal<number | undefined>(undefined);
  protected readonly full = resource({
    params: () => this.asked(),
    loader: ({ abortSignal }) => this.#api.get<FullCheck>('/verify', {}, abortSignal),
  });
  protected readonly found = computed(() => (this.full.hasValue() ? this.full.value() : undefined));
  protected readonly fullFailure = computed(() => this.#failureOf(this.full.error()));

  protected check(): void {
    this.asked.update((asked) => (asked ?? 0) + 1);
  }

  #failureOf(error: Error | undefined) {
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  }
}
