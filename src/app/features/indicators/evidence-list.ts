import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EvidencePage, EvidenceQuery, EvidenceRow } from '#contract/indicator-view.ts';
import { Api, queryText } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { Language } from '../../i18n/language.ts';
import { periodName } from '../../i18n/period-name.ts';
import { Words } from '../../i18n/words.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import type { IndicatorTexts } from './indicator-zh.ts';

/** Which count is opened. */
export type AskedEvidence = Pick<
  EvidenceQuery,
  'period' | 'part' | 'region' | 'atRegion' | 'department' | 'item' | 'channel' | 'knownAt'
> & {
  readonly id: string;
};

/** Exactly the things behind one count, of one version of the data, page by page. */
@Component({
  selector: 'app-evidence-list',
  imports: [AwaitedRows, FailureNote, RouterLink],
  templateUrl: './evidence-list.html',
  styleUrl: './indicator-page.scss',
})
export class EvidenceList {
  readonly asked = input.required<AskedEvidence>();
  /** Name of the unit. */
  readonly place = input.required<string>();
  readonly texts = input.required<IndicatorTexts>();

  readonly #api = inject(Api);
  readonly #language = inject(Language);
  protected readonly words = inject(Words);
  /** Cursor of the page wanted next; begins anew with every count. */
  readonly #cursor = linkedSignal<AskedEvidence, string | undefined>({
    source: this.asked,
    computation: () => undefined,
  });
  protected readonly read = resource({
    params: () => ({ asked: this.asked(), cursor: this.#cursor() }),
    loader: ({ params: { asked, cursor }, abortSignal }) => this.#read(asked, cursor, abortSignal),
  });
  protected readonly page = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  /** All rows read so far of this count, with both counts and the version as the last page told them. */
  protected readonly rows = linkedSignal<
    { readonly asked: AskedEvidence; readonly page: EvidencePage | undefined },
    {
      readonly asked: AskedEvidence;
      readonly items: readonly EvidenceRow[];
      readonly head: EvidencePage | undefined;
    }
  >({
    source: () => ({ asked: this.asked(), page: this.page() }),
    computation: ({ asked, page }, before) => {
      const held = before?.value.asked === asked ? before.value : { items: [], head: undefined };
      if (page === undefined) return { ...held, asked };
      return { asked, items: [...held.items, ...page.items], head: page };
    },
  });
  protected readonly head = computed(() => this.rows().head);
  protected readonly failure = computed(() => {
    const error = this.read.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  });

  protected periodName(): string {
    return periodName(this.asked().period, this.#language.code());
  }

  protected more(next: string): void {
    this.#cursor.set(next);
  }

  protected file(format: 'csv' | 'xlsx'): string {
    const { id, ...query } = this.asked();
    const dataVersion = this.head()?.dataVersion;
    const text = queryText({ ...query, dataVersion, format });
    return `/api/v1/indicators/${encodeURIComponent(id)}/evidence.csv${text}`;
  }

  /** Where a row leads; null for what has no page of its own. */
  protected pathOf({ kind, no }: EvidenceRow): readonly string[] | null {
    if (kind === 'case') return ['/cases', no];
    return kind === 'ticket' || kind === 'review' ? ['/feedback', no] : null;
  }

  protected kindOf(kind: string): string {
    const { kinds } = this.texts();
    return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kind;
  }

  #read(asked: AskedEvidence, cursor: string | undefined, signal: AbortSignal) {
    const { id, ...query } = asked;
    const path = `/indicators/${encodeURIComponent(id)}/evidence`;
    return this.#api.get<EvidencePage>(path, { ...query, cursor, limit: 100 }, signal);
  }
}
