import {
  ApplicationRef,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { debounceTime, switchMap } from 'rxjs';
import type { CaseView } from '#contract/case-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { LiveConnection } from '../../data/live-connection.ts';
import { TopicWatch } from '../../data/topic-watch.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { zhCase } from '../../i18n/zh-case.ts';
import { zhLedger } from '../../i18n/zh-ledger.ts';
import { scrollToFragment } from '../../platform/scroll-to-fragment.ts';
import { Shortcuts } from '../../platform/shortcuts.ts';
import type { Shortcut } from '../../platform/shortcuts.ts';
import { NO_CALENDAR } from '../../ui/ledger/calendar-day.ts';
import type { CalendarDay } from '../../ui/ledger/calendar-day.ts';
import { CancelledNote } from '../../ui/state-note/cancelled-note.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { CaseClocks } from './case-clocks.ts';
import { CaseHead } from './case-head.ts';
import { CaseLedger } from './case-ledger.ts';
import { ledgerRange } from './case-ledgers.ts';
import { CaseSide } from './case-side.ts';
import type { CaseSpeech } from './history-words.ts';
import { PhaseBar } from './phase-bar.ts';
import { PrintSheet } from './print-sheet.ts';
import { ActWords } from '../../ui/act-form/act-words.ts';

const SETTLE_MS = 300; // several events of one batch are read once

/** One case: its limits in large figures, how each day counted, what happened and what was found. */
@Component({
  selector: 'app-case-page',
  imports: [
    CancelledNote,
    CaseClocks,
    CaseHead,
    CaseLedger,
    CaseSide,
    FailureNote,
    LoadingRows,
    PhaseBar,
    PrintSheet,
    RouterLink,
  ],
  templateUrl: './case-page.html',
  styleUrl: './case-page.scss',
})
export class CasePage {
  /** Number of the case, of the address. */
  readonly no = input.required<string>();
  /** Moments of the address; absent for now. */
  readonly asOf = input<string>();
  readonly knownAt = input<string>();

  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #live = inject(LiveConnection);
  readonly #actWords = inject(ActWords);
  protected readonly words = inject(Words);
  protected readonly t = useTexts(zhCase, () =>
    import('../../i18n/en-case.ts').then((module) => module.enCase),
  );
  readonly #ledgerTexts = useTexts(zhLedger, () =>
    import('../../i18n/en-ledger.ts').then((module) => module.enLedger),
  );

  readonly #case = resource({
    params: () => ({ no: this.no(), asOf: this.asOf(), knownAt: this.knownAt() }),
    loader: ({ params: { no, asOf, knownAt }, abortSignal }) =>
      this.#api.get<CaseView>(`/cases/${encodeURIComponent(no)}`, { asOf, knownAt }, abortSignal),
  });
  /** The case as now known, to tell what was learnt after the moment on screen. */
  readonly #now = resource({
    params: () => (this.knownAt() === undefined ? undefined : { no: this.no() }),
    loader: ({ params, abortSignal }) =>
      this.#api.get<CaseView>(`/cases/${encodeURIComponent(params.no)}`, {}, abortSignal),
  });
  /** While it is read again the page keeps what it shows, unless it is another case. */
  protected readonly view = linkedSignal<
    { readonly no: string; readonly read: CaseView | undefined },
    CaseView | undefined
  >({
    source: () => ({ no: this.no(), read: this.#case.hasValue() ? this.#case.value() : undefined }),
    computation: ({ no, read }, previous) =>
      read ?? (previous?.source.no === no ? previous.value : undefined),
  });
  protected readonly now = computed(() => (this.#now.hasValue() ? this.#now.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.#case.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    return {
      missing: refused.status === 404,
      code: refused.code,
      sentence: errorWords(refused, this.words.t().error),
    };
  });

  readonly #range = computed(() => ledgerRange(this.view()?.clocks ?? []), {
    equal: (one, other) => one?.from === other?.from && one?.to === other?.to,
  });
  readonly #calendarDays = resource({
    params: () => this.#range() ?? undefined,
    loader: ({ params, abortSignal }) =>
      this.#api.get<readonly CalendarDay[]>('/calendars/cn/days', { ...params }, abortSignal),
  });
  /** Without the calendar the ledgers still stand; only names and weekends under hatching are missing. */
  protected readonly calendar = computed(() =>
    this.#calendarDays.hasValue()
      ? new Map(this.#calendarDays.value().map((day) => [day.date, day]))
      : NO_CALENDAR,
  );

  protected readonly then = computed(
    () => this.knownAt() !== undefined || this.asOf() !== undefined,
  );
  protected readonly printing = signal(false);
  protected readonly cancelled = linkedSignal({ source: this.no, computation: () => false });
  protected readonly speech = computed<CaseSpeech>(() => ({
    texts: this.t(),
    ledger: this.#ledgerTexts(),
    shared: this.words.t(),
    format: this.words.format(),
    people: this.view()?.people ?? [],
  }));
  /** After 15 s without a connection the page says how old it is. */
  protected readonly stale = computed(() => {
    const asOf = this.view()?.asOf;
    return this.#live.phase().phase === 'stale' && asOf !== undefined
      ? this.words.t().lamp.lost(this.words.format().second(asOf))
      : '';
  });

  protected readonly head = viewChild(CaseHead);
  protected readonly ledger = viewChild(CaseLedger);
  protected readonly clocksPart = viewChild(CaseClocks, { read: ElementRef });
  protected readonly sidePart = viewChild(CaseSide, { read: ElementRef });

  constructor() {
    const watch = inject(TopicWatch);
    toObservable(this.no)
      .pipe(
        switchMap((no) => watch.changes(`case:${no}`)),
        debounceTime(SETTLE_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        if (!this.then()) this.reload();
      });
    scrollToFragment(() => this.view() !== undefined);
    this.#layOutForPaper();
    inject(Shortcuts).bind('case', this.#shortcuts());
  }

  /** Ends a reading that takes too long; `reload` begins it again. */
  protected cancel(): void {
    this.#case.set(undefined);
    this.cancelled.set(true);
  }

  protected reload(): void {
    this.cancelled.set(false);
    this.#case.reload();
  }

  /** Looks at the case as known at an instant; null for now. */
  protected look(knownAt: string | null): void {
    void this.#router.navigate([], {
      queryParams: { knownAt, asOf: null },
      queryParamsHandling: 'merge',
    });
  }

  /** The sheet for an appeal has every day: laid out before the browser takes its picture. */
  #layOutForPaper(): void {
    const application = inject(ApplicationRef);
    const paper = window.matchMedia('print');
    const turn = (): void => {
      this.printing.set(paper.matches);
      application.tick();
    };
    paper.addEventListener('change', turn);
    inject(DestroyRef).onDestroy(() => {
      paper.removeEventListener('change', turn);
    });
  }

  #shortcuts(): readonly Shortcut[] {
    const keys = (): ReturnType<CasePage['t']>['keys'] => this.t().keys;
    const key = (letter: string, label: () => string, run: () => void): Shortcut => ({
      keys: letter,
      shown: letter.toUpperCase(),
      label,
      run,
    });
    const acts = { a: 'acknowledge', u: 'urge', o: 'order', e: 'explain' } as const;
    return [
      key(
        'c',
        () => keys().clocks,
        () => focusOn(this.clocksPart()),
      ),
      key(
        'l',
        () => keys().ledger,
        () => this.ledger()?.focusStrip(),
      ),
      key(
        'h',
        () => keys().history,
        () => focusOn(this.sidePart()),
      ),
      key(
        't',
        () => keys().then,
        () => this.head()?.ask(),
      ),
      // Without a label: the list of keys names Escape once for all pages.
      { keys: 'Escape', inFields: true, run: () => this.head()?.close() },
      ...Object.entries(acts).map(([letter, act]) =>
        key(
          letter,
          () => this.#actWords.t().acts[act],
          () => this.head()?.begin(act),
        ),
      ),
    ];
  }
}

function focusOn(part: ElementRef<unknown> | undefined): void {
  if (part?.nativeElement instanceof HTMLElement) part.nativeElement.focus();
}
