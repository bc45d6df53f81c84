import closeSvg from '@material-symbols/svg-400/outlined/close.svg';
import downloadSvg from '@material-symbols/svg-400/outlined/download.svg';
import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, convertToParamMap, Router, RouterLink } from '@angular/router';
import type { CaseRow } from '#contract/case-view.ts';
import { CLOCK_KINDS } from '#domain/limits/clock-kind.ts';
import { queryText } from '../../data/api.ts';
import { errorWords } from '../../data/error-words.ts';
import { ReferenceStore } from '../../data/reference-store.ts';
import { dayOfDue, dayOfInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { placeWords } from '../../i18n/place-words.ts';
import { Words } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { CaseListStore } from './case-list-store.ts';
import { BUCKETS, isNarrowedCases, LEVELS, PHASES, readCasesAddress } from './cases-address.ts';
import { casesZh } from './cases-zh.ts';

/** Cases within reach as one dense table; the numbers of other pages open it with their filter. */
@Component({
  selector: 'app-cases-page',
  imports: [FailureNote, Icon, LevelMark, LoadingRows, RouterLink],
  providers: [CaseListStore],
  styleUrl: './cases-page.scss',
  templateUrl: './cases-page.html',
})
export class CasesPage {
  readonly #router = inject(Router);
  readonly #reference = inject(ReferenceStore);
  protected readonly store = inject(CaseListStore);
  protected readonly words = inject(Words);
  protected readonly own = useTexts(casesZh, () =>
    import('./cases-en.ts').then((module) => module.casesEn),
  );
  protected readonly icons = { close: closeSvg, download: downloadSvg };
  readonly #params = toSignal(inject(ActivatedRoute).queryParamMap, {
    initialValue: convertToParamMap({}),
  });
  readonly #key = computed(() => JSON.stringify(readCasesAddress(this.#params())));
  protected readonly filter = computed(() => readCasesAddress(this.#params()));
  protected readonly narrowed = computed(() => isNarrowedCases(this.filter()));
  protected readonly exportLink = computed(
    () => `/api/v1/cases/export.csv${queryText({ ...this.filter() })}`,
  );

  /** Filters by choice; each is a select, which works with every keyboard and reader. */
  protected readonly selects = computed(() => {
    const texts = this.own().filter;
    const shared = this.words.t();
    const filter = this.filter();
    const select = (
      key: string,
      name: string,
      value: string | undefined,
      options: readonly { readonly value: string; readonly label: string }[],
    ) => ({ key, name, value: value ?? '', options });
    return [
      select('phase', texts.phase, filter.phase, labelled(PHASES, shared.phase)),
      select('level', texts.level, filter.level, labelled(LEVELS, shared.level)),
      select('clock', texts.clock, filter.clock, labelled(CLOCK_KINDS, shared.clockLong)),
      select('bucket', texts.bucket, filter.bucket, labelled(BUCKETS, shared.bucket)),
    ];
  });
  /** Filters that only links set; each can be taken away. */
  protected readonly chips = computed(() => {
    const { department, item, volume } = this.filter();
    const texts = this.own().filter;
    return [
      ...(department === undefined
        ? []
        : [{ key: 'department', label: texts.department(this.#departmentName(department)) }]),
      ...(volume === undefined ? [] : [{ key: 'volume', label: texts.volume[volume] }]),
      ...(item === undefined ? [] : [{ key: 'item', label: texts.item(this.#itemName(item)) }]),
    ];
  });
  protected readonly summary = computed(() => {
    const list = this.store.list();
    if (list === undefined || list.asOf === '') return '';
    const { exact, minute } = this.words.format();
    const texts = this.own();
    const total = exact(list.total ?? list.rows.length);
    return list.next === null
      ? texts.total(total, minute(list.asOf))
      : texts.shown(exact(list.rows.length), total, minute(list.asOf));
  });
  protected readonly failure = computed(() => {
    const error = this.store.error();
    return error === undefined
      ? undefined
      : { code: error.code, sentence: errorWords(error, this.words.t().error) };
  });
  readonly #year = computed(() =>
    Number(dayOfInstant(this.store.list()?.asOf ?? new Date().toISOString()).slice(0, 4)),
  );

  constructor() {
    effect(() => {
      this.#key();
      untracked(() => {
        const filter = this.filter();
        if (filter.department !== undefined) this.#reference.loadDepartments();
        if (filter.item !== undefined) this.#reference.loadItems();
        this.store.read(filter);
      });
    });
  }

  protected set(key: string, value: string): void {
    void this.#router.navigate([], {
      queryParams: { [key]: value === '' ? null : value },
      queryParamsHandling: 'merge',
    });
  }

  protected clear(): void {
    const { region } = this.filter();
    void this.#router.navigate([], { queryParams: region === undefined ? {} : { region } });
  }

  protected day(instant: string | null): string {
    return instant === null ? '—' : this.words.format().day(dayOfInstant(instant), this.#year());
  }

  protected place(row: CaseRow): string {
    return placeWords(row, this.words.t().between);
  }

  /** The two limits and what else is still open; ended clocks of other kinds say nothing here. */
  protected clocks(row: CaseRow): readonly { readonly text: string; readonly over: boolean }[] {
    return row.clocks
      .filter(
        ({ kind, bucket }) =>
          kind === 'statutory' ||
          kind === 'commitment' ||
          bucket === 'running' ||
          bucket === 'overdue',
      )
      .map(({ kind, due, bucket }) => ({
        text: `${this.own().due(
          this.words.t().clock[kind],
          due === null ? this.own().noDue : this.words.format().day(dayOfDue(due), this.#year()),
        )} ${this.words.t().bucket[bucket]}`,
        over: bucket === 'overdue',
      }));
  }

  #departmentName(code: string): string {
    return this.#reference.departments().find((each) => each.code === code)?.name ?? code;
  }

  #itemName(code: string): string {
    return this.#reference.items().find((each) => each.code === code)?.name ?? code;
  }
}

function labelled<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): readonly { readonly value: T; readonly label: string }[] {
  return values.map((value) => ({ value, label: labels[value] }));
}
