import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SignList } from '#contract/sign-view.ts';
import { Api } from '../../../data/api.ts';
import { asApiError } from '../../../data/api-error.ts';
import { errorWords } from '../../../data/error-words.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { Words } from '../../../i18n/words.ts';
import { AwaitedRows } from '../../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../../ui/state-note/failure-note.ts';
import { FeedbackTabs } from '../feedback-tabs.ts';
import { signsZh } from './signs-zh.ts';

type Sign = SignList['items'][number];

/** Signs 线索 that ratings were made: each a question with its reviews, none a verdict. */
@Component({
  selector: 'app-signs-page',
  imports: [AwaitedRows, FailureNote, FeedbackTabs, RouterLink],
  templateUrl: './signs-page.html',
  styleUrl: './signs-page.scss',
})
export class SignsPage {
  /** Of the address: region, and days of the ratings. */
  readonly region = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  readonly #api = inject(Api);
  readonly #router = inject(Router);
  protected readonly words = inject(Words);
  protected readonly t = useTexts(signsZh, () =>
    import('./signs-en.ts').then((module) => module.signsEn),
  );
  readonly #review = { subject: 'review' };
  readonly #ticket = { subject: 'ticket' };
  protected readonly read = resource({
    params: () => ({ region: this.region(), from: this.from(), to: this.to() }),
    loader: ({ params, abortSignal }) =>
      this.#api.get<SignList>('/feedback/signs', params, abortSignal),
  });
  /** Stays on screen while others are looked for. */
  protected readonly list = linkedSignal<SignList | undefined, SignList | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (next, before) => next ?? before?.value,
  });
  protected readonly failure = computed(() => {
    const error = this.read.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  });

  protected days(part: 'from' | 'to', day: string): void {
    this.#go({ [part]: day === '' ? null : day });
  }

  protected lastWeek(): void {
    this.#go({ from: null, to: null });
  }

  protected department({ departmentName, departmentCode }: Sign): string {
    return departmentName ?? departmentCode ?? this.t().noDepartment;
  }

  /** What the reviews have in common; the department stands beside it. */
  protected common({ by, key, departmentCode, from }: Sign): string {
    const words = this.t().by;
    if (by === 'department') return '';
    if (by === 'words') return words.words();
    if (by === 'minute') return words.minute(this.words.format().instant(from));
    const own = departmentCode === null ? key : key.replace(`${departmentCode} `, '');
    return words[by](own);
  }

  /** What the numbers of its evidence are numbers of. */
  protected subject({ kind }: Sign): { readonly subject: string } {
    return kind === 'copiedReply' ? this.#ticket : this.#review;
  }

  protected behind({ kind, count }: Sign): string {
    const { evidence, tickets } = this.t();
    return (kind === 'copiedReply' ? tickets : evidence)(this.words.format().count(count));
  }

  protected sentence({ kind, count, expected, from, to }: Sign): string {
    const { exact } = this.words.format();
    return this.t().found[kind](exact(count), exact(expected), this.#lasted(from, to));
  }

  /** How long it lasted, in the largest whole unit that is not zero; a part counts as a whole. */
  #lasted(from: string, to: string): string {
    const minutes = Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / 60_000));
    const { exact } = this.words.format();
    if (minutes < 120) return this.t().minutes(exact(minutes));
    if (minutes < 48 * 60) return this.t().hours(exact(Math.ceil(minutes / 60)));
    return this.t().wholeDays(exact(Math.ceil(minutes / 1440)));
  }

  #go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
