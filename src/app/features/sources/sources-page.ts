import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Stamp } from '#contract/page.ts';
import type { SourceView } from '#contract/session-view.ts';
import type { SourceDayView } from '#contract/source-days.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { ReferenceStore } from '../../data/reference-store.ts';
import { SessionStore } from '../../data/session-store.ts';
import { scrollToFragment } from '../../platform/scroll-to-fragment.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { AwaitedRows } from '../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { ImportCard } from './import-card.ts';
import { RefusedEvents } from './refused-events.ts';
import { SourceDays } from './source-days.ts';
import { sourcesZh } from './sources-zh.ts';
import { WebhooksCard } from './webhooks-card.ts';

interface DaysAnswer extends Pick<Stamp, 'asOf'> {
  readonly items: readonly SourceDayView[];
}

/** Data sources: what each says it sent against what arrived, and what was refused. For the source's own staff as well. */
@Component({
  selector: 'app-sources-page',
  imports: [
    AwaitedRows,
    FailureNote,
    ImportCard,
    LevelMark,
    RefusedEvents,
    RouterLink,
    SourceDays,
    WebhooksCard,
  ],
  styleUrl: './sources-page.scss',
  templateUrl: './sources-page.html',
})
export class SourcesPage {
  /** Name of the source in the address; the first in the list where absent. */
  readonly source = input<string>();
  /** Day of the address to look at. */
  readonly day = input<string>();

  readonly #api = inject(Api);
  readonly #reference = inject(ReferenceStore);
  readonly #session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly own = useTexts(sourcesZh, () =>
    import('./sources-en.ts').then((module) => module.sourcesEn),
  );

  protected readonly list = resource({
    loader: ({ abortSignal }) =>
      this.#api.get<{ readonly items: readonly SourceView[] }>('/sources', {}, abortSignal),
  });
  protected readonly sources = computed(() =>
    this.list.hasValue() ? this.list.value().items : undefined,
  );
  protected readonly chosen = computed(() => {
    const sources = this.sources() ?? [];
    return sources.find(({ name }) => name === this.source()) ?? sources[0];
  });
  protected readonly days = resource({
    params: () => this.chosen()?.name,
    loader: ({ params: name, abortSignal }) =>
      this.#api.get<DaysAnswer>(`/sources/${encodeURIComponent(name)}/days`, {}, abortSignal),
  });
  protected readonly answer = computed(() =>
    this.days.hasValue() ? this.days.value() : undefined,
  );
  protected readonly year = computed(() => Number((this.answer()?.asOf ?? '').slice(0, 4)));
  protected readonly listFailure = computed(() => this.#failureOf(this.list.error()));
  protected readonly daysFailure = computed(() => this.#failureOf(this.days.error()));

  /** Rows of a file may name any region, and webhooks tell of all: for who sees the whole province. */
  protected readonly wholeProvince = computed(() => {
    const me = this.#session.me();
    return me?.line === null && this.#reference.findRegion(me.regionCode)?.parent === null;
  });
  protected readonly mayImport = computed(() => {
    const role = this.#session.me()?.role;
    return role === 'supervisor' || role === 'systemAdmin';
  });
  protected readonly mayTell = computed(() => {
    const role = this.#session.me()?.role;
    return this.mayImport() || role === 'liaison' || role === 'auditor';
  });

  constructor() {
    this.#reference.loadRegions();
    scrollToFragment(() => this.answer() !== undefined);
  }

  protected place({ regionCode }: SourceView): string {
    const name = regionCode === null ? undefined : this.#reference.findRegion(regionCode)?.name;
    return this.own().region(name ?? regionCode ?? this.own().province);
  }

  protected seen({ lastEventAt }: SourceView): string {
    const texts = this.words.t().lamp;
    return lastEventAt === null ? texts.never : this.words.format().instant(lastEventAt);
  }

  #failureOf(error: Error | undefined) {
    if (error === undefined) return undefined;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  }
}
