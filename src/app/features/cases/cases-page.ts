import downloadSvg from '@material-symbols/svg-400/outlined/download.svg';
import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, convertToParamMap, Router } from '@angular/router';
import type { CaseRow, Counted } from '#contract/case-view.ts';
import type { Page, Stamp } from '#contract/page.ts';
import { queryText } from '../../data/api.ts';
import { CaseTrail } from '../../data/case-trail.ts';
import { errorWords } from '../../data/error-words.ts';
import { useHiddenTotal } from '../../data/hidden-total.ts';
import { LiveConnection } from '../../data/live-connection.ts';
import { PagedList } from '../../data/paged-list.ts';
import { ReferenceStore } from '../../data/reference-store.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { Layout } from '../../platform/layout.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { CancelledNote } from '../../ui/state-note/cancelled-note.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { StaleRibbon } from '../../ui/state-note/stale-ribbon.ts';
import { CaseFilters } from './case-filters.ts';
import type { FilterChange } from './case-filters.ts';
import { CaseTable } from './case-table.ts';
import { chosenFilters, countedKind, readCasesAddress } from './cases-address.ts';
import { casesZh } from './cases-zh.ts';

/** Cases within reach as one dense table; the numbers of other pages open it with their filter. */
@Component({
  selector: 'app-cases-page',
  imports: [CancelledNote, CaseFilters, CaseTable, FailureNote, Icon, LoadingRows, StaleRibbon],
  styleUrl: './cases-page.scss',
  templateUrl: './cases-page.html',
})
export class CasesPage {
  readonly #router = inject(Router);
  readonly #reference = inject(ReferenceStore);
  readonly #trail = inject(CaseTrail);
  protected readonly store = new PagedList<CaseRow, Page<CaseRow> & Counted & Stamp>('/cases');
  readonly #live = inject(LiveConnection);
  protected readonly words = inject(Words);
  protected readonly lost = computed(() => this.#live.phase().phase === 'stale');
  protected readonly layout = inject(Layout);
  protected readonly own = useTexts(casesZh, () =>
    import('./cases-en.ts').then((module) => module.casesEn),
  );
  protected readonly icons = { download: downloadSvg };
  readonly #params = toSignal(inject(ActivatedRoute).queryParamMap, {
    initialValue: convertToParamMap({}),
  });
  readonly #key = computed(() => JSON.stringify(readCasesAddress(this.#params())));
  protected readonly filter = computed(() => readCasesAddress(this.#params()));
  protected readonly narrowed = computed(() => chosenFilters(this.filter()) > 0);
  protected readonly exportLink = computed(
    () => `/api/v1/cases/export.csv${queryText({ ...this.filter() })}`,
  );
  protected readonly workbookLink = computed(
    () => `/api/v1/cases/export.csv${queryText({ ...this.filter(), format: 'xlsx' })}`,
  );

  protected readonly summary = computed(() => {
    const list = this.store.list();
    if (list === undefined || list.asOf === '') return '';
    const { exact, minute } = this.words.format();
    const texts = this.own();
    const total = exact(list.total ?? list.rows.length);
    const sentence =
      list.next === null
        ? texts.total(total, minute(list.asOf))
        : texts.shown(exact(list.rows.length), total, minute(list.asOf));
    const kind = countedKind(this.filter());
    if (kind === null) return sentence;
    return texts.both(texts.counted[kind](exact(list.counted)), sentence);
  });
  readonly #hidden = useHiddenTotal('/cases', () =>
    this.narrowed() && this.store.list()?.rows.length === 0
      ? { region: this.filter().region }
      : undefined,
  );
  protected readonly empty = computed(() => {
    const hidden = this.#hidden();
    return hidden === undefined
      ? this.own().empty
      : this.own().hidden(this.words.format().exact(hidden));
  });
  protected readonly failure = computed(() => {
    const error = this.store.error();
    return error === undefined
      ? undefined
      : { code: error.code, sentence: errorWords(error, this.words.t().error) };
  });

  constructor() {
    // The page of a case walks this list.
    effect(() => {
      const rows = this.store.list()?.rows ?? [];
      if (rows.length > 0) this.#trail.keep(rows.map(({ no }) => no));
    });
    effect(() => {
      this.#key();
      untracked(() => {
        const filter = this.filter();
        if (filter.department !== undefined) this.#reference.loadDepartments();
        if (filter.item !== undefined) this.#reference.loadItems();
        this.store.read({ ...filter });
      });
    });
  }

  protected set({ key, value }: FilterChange): void {
    void this.#router.navigate([], {
      queryParams: { [key]: value === '' ? null : value },
      queryParamsHandling: 'merge',
    });
  }

  protected clear(): void {
    const { region } = this.filter();
    void this.#router.navigate([], { queryParams: region === undefined ? {} : { region } });
  }
}
