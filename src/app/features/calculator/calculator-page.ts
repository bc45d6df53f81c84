import { Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { debounceTime, distinctUntilChanged, filter, map } from 'rxjs';
import type { SpanText } from '#contract/clock-view.ts';
import type { TimeLimitAnswer, TimeLimitRequestBody } from '#contract/time-limits.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { dayOfDue, dayOfInstant, isDay } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { zhCalculator } from '../../i18n/zh-calculator.ts';
import { zhLedger } from '../../i18n/zh-ledger.ts';
import { NO_CALENDAR } from '../../ui/ledger/calendar-day.ts';
import type { CalendarDay } from '../../ui/ledger/calendar-day.ts';
import { countsWorkingDays, figure } from '../../ui/ledger/ledger-words.ts';
import { LedgerLegend } from '../../ui/ledger-strip/ledger-legend.ts';
import { LedgerStrip } from '../../ui/ledger-strip/ledger-strip.ts';
import type { StripMark } from '../../ui/ledger-strip/strip-mark.ts';
import type { StripFocus } from '../../ui/ledger-strip/strip-walk.ts';
import { LedgerTable } from '../../ui/ledger-table/ledger-table.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { wallAnswer, wallAt, wallRequest } from './calendar-wall.ts';
import { EXAMPLES } from './examples.ts';
import { formAddress, formOf } from './form-address.ts';
import { entryAt, fieldOf, requestOf } from './limit-form.ts';
import type { LimitForm } from './limit-form.ts';
import { LimitFormFields } from './limit-form-fields.ts';
import { answerClock, answerReading } from './limit-result.ts';
import { ownCalendarDays } from './own-calendar.ts';

const PAUSE_MS = 200; // between two keys of one number
/** Marks the navigations that only write what was typed. */
const TYPED = 'typed';

/** Any time limit, counted day by day; open without sign-in, and its whole question is its address. */
@Component({
  selector: 'app-calculator-page',
  imports: [LedgerLegend, LedgerStrip, LedgerTable, LevelMark, LimitFormFields, RouterLink],
  templateUrl: './calculator-page.html',
  styleUrl: './calculator-page.scss',
})
export class CalculatorPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  protected readonly words = inject(Words);
  protected readonly t = useTexts(zhCalculator, () =>
    import('../../i18n/en-calculator.ts').then((module) => module.enCalculator),
  );
  protected readonly ledgerTexts = useTexts(zhLedger, () =>
    import('../../i18n/en-ledger.ts').then((module) => module.enLedger),
  );

  /** What the page itself wrote never comes back: typing has gone on meanwhile. */
  readonly #query = toSignal(
    this.#route.queryParamMap.pipe(
      filter(() => untracked(this.#router.currentNavigation)?.extras.info !== TYPED),
    ),
    { initialValue: this.#route.snapshot.queryParamMap },
  );
  protected readonly form = signal<LimitForm>(formOf(this.#route.snapshot.queryParamMap));
  protected readonly examples = EXAMPLES.map(({ name, form }) => ({
    name,
    query: present(formAddress(form)),
  }));

  /** The form as it stood after a pause in typing. */
  readonly #settled = toSignal(
    toObservable(this.form).pipe(
      debounceTime(PAUSE_MS),
      map((form) => JSON.stringify(form)),
      distinctUntilChanged(),
      map((text) => JSON.parse(text) as LimitForm),
    ),
    { initialValue: this.form() },
  );
  /** Equal questions are one: what was only moved through the address is not asked again. */
  readonly #request = computed(() => requestOf(this.#settled()), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  readonly #answer = resource({
    params: () => this.#request() ?? undefined,
    loader: async ({ params, abortSignal }) => ({
      request: wallRequest(params),
      answer: wallAnswer(
        await this.#api.post<TimeLimitAnswer>('/time-limits/evaluate', params, abortSignal),
      ),
    }),
  });
  protected readonly waiting = computed(() => this.#request() === null);
  protected readonly busy = this.#answer.isLoading;
  /** While the next answer is on its way the last one stands. */
  readonly #shown = signal<
    { readonly request: TimeLimitRequestBody; readonly answer: TimeLimitAnswer } | undefined
  >(undefined);

  protected readonly errors = computed<Readonly<Record<string, string>>>(() => {
    const error = this.#answer.error();
    if (error === undefined || this.waiting()) return {};
    const refused = asApiError(error);
    if (refused.status !== 422) return { '': errorWords(refused, this.words.t().error) };
    const sentences: Readonly<Record<string, string>> = this.t().error;
    const sentence = sentences[refused.code] ?? errorWords(refused, this.words.t().error);
    const path = refused.problem?.path ?? '';
    const request = this.#request();
    const entry = request === null ? '' : entryAt(request, path);
    return { [fieldOf(path)]: entry === '' ? sentence : this.t().entry(entry, sentence) };
  });
  protected readonly wholeError = computed(() => this.errors()[''] ?? '');
  protected readonly wrong = computed(() => Object.keys(this.errors()).length > 0);

  protected readonly result = computed(() =>
    this.waiting() || this.wrong() ? undefined : this.#shown(),
  );
  protected readonly due = computed(() => {
    const due = this.result()?.answer.due ?? null;
    return due === null
      ? ''
      : this.t().dueIn(due.slice(0, 4), this.words.format().spokenDay(dayOfDue(due)));
  });
  protected readonly end = computed(() => {
    const due = this.result()?.answer.due ?? null;
    if (due === null) return '';
    return isDay(due) ? this.t().ends : this.t().endsAt(this.words.format().minute(due));
  });
  /** The calendar that the answer was counted in, where it was brought along. */
  readonly #own = computed(() => {
    const calendar = this.result()?.request.calendar;
    return calendar === undefined || typeof calendar === 'string' ? undefined : calendar;
  });
  readonly #asOf = computed(() => {
    const asOf = this.result()?.request.asOf ?? null;
    if (asOf === null) return wallAt(this.#own()?.timeZone, Date.now());
    return isDay(asOf) ? `${asOf}T12:00:00+08:00` : asOf;
  });
  protected readonly today = computed(() => dayOfInstant(this.#asOf()));
  protected readonly sentence = computed(() => {
    const shown = this.result();
    if (shown === undefined) return '';
    return this.words.limit(answerReading(shown.request, shown.answer), this.#asOf()).sentence;
  });
  protected readonly notBefore = computed(() => {
    const day = this.result()?.answer.notBefore ?? null;
    return day === null || this.result()?.answer.due !== null ? '' : this.t().notBefore(day);
  });
  protected readonly ledger = computed(() => {
    const shown = this.result();
    return shown === undefined
      ? undefined
      : answerClock(shown.request, shown.answer, this.t().kind);
  });
  /** When to warn, in words; what cannot be known yet is said so. */
  protected readonly warnings = computed(() =>
    (this.result()?.answer.warnAt ?? []).map((at) =>
      at === null ? this.words.t().bucket.unknown : this.words.format().instant(at),
    ),
  );
  protected readonly marks = computed<readonly StripMark[]>(() => [
    ...(this.result()?.answer.warnAt ?? []).flatMap((at): readonly StripMark[] =>
      at === null
        ? []
        : [{ date: dayOfInstant(at), text: this.words.t().level.warning, look: 'warning' }],
    ),
    { date: this.today(), text: this.ledgerTexts().today, look: 'today' },
  ]);
  readonly #range = computed(() => {
    const ledger = this.ledger()?.ledger ?? [];
    const [from, to] = [ledger.at(0)?.date, ledger.at(-1)?.date];
    return from === undefined || to === undefined ? undefined : { from, to };
  });
  readonly #calendarDays = resource({
    params: () => (this.#own() === undefined ? this.#range() : undefined),
    loader: ({ params, abortSignal }) =>
      this.#api.get<readonly CalendarDay[]>('/calendars/cn/days', { ...params }, abortSignal),
  });
  protected readonly calendar = computed(() => {
    const own = this.#own();
    const range = this.#range();
    if (own !== undefined && range !== undefined) {
      return ownCalendarDays(own, range.from, range.to);
    }
    return this.#calendarDays.hasValue()
      ? new Map(this.#calendarDays.value().map((day) => [day.date, day]))
      : NO_CALENDAR;
  });
  protected readonly at = signal<StripFocus | null>(null);
  protected readonly allDays = signal(false);

  constructor() {
    effect(() => {
      if (this.#answer.hasValue()) this.#shown.set(this.#answer.value());
    });
    // An example or the way back changes the address.
    effect(() => {
      const form = formOf(this.#query());
      const now = untracked(this.form);
      if (JSON.stringify(form) !== JSON.stringify(now)) this.form.set(form);
    });
    effect(() => {
      const queryParams = formAddress(this.#settled());
      void this.#router.navigate([], {
        relativeTo: this.#route,
        queryParams,
        queryParamsHandling: 'merge',
        replaceUrl: true,
        info: TYPED,
      });
    });
  }

  protected span(span: SpanText | null): string {
    const ledger = this.ledger();
    if (span === null || ledger === undefined) return '—';
    const texts = this.ledgerTexts();
    if (!('days' in span)) {
      const text = texts.hours(figure(Math.abs(span.workingSeconds), true));
      return span.workingSeconds < 0 ? `−${text}` : text;
    }
    const unit = this.words.t().unit;
    const text = countsWorkingDays(ledger)
      ? unit.workingDay(Math.abs(span.days))
      : unit.naturalDay(Math.abs(span.days));
    return span.days < 0 ? `−${text}` : text;
  }
}

/** Only what an address has to say. */
function present(address: ReturnType<typeof formAddress>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== null));
}
