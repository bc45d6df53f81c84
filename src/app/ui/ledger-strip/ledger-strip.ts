import {
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  model,
  signal,
  viewChild,
} from '@angular/core';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { zhLedger } from '../../i18n/zh-ledger.ts';
import { NO_CALENDAR } from '../ledger/calendar-day.ts';
import type { CalendarDays } from '../ledger/calendar-day.ts';
import type { LedgerClock } from '../ledger/ledger-clock.ts';
import { ledgerDays } from '../ledger/ledger-day.ts';
import {
  countsWorkingDays,
  daySentence,
  ledgerSummary,
  limitText,
} from '../ledger/ledger-words.ts';
import type { LedgerSpeech } from '../ledger/ledger-words.ts';
import { LevelMark } from '../level-mark/level-mark.ts';
import { foldRows } from './fold-rows.ts';
import { stripCell } from './strip-cell.ts';
import { DAYS_A_ROW, stripRows } from './strip-layout.ts';
import type { StripDay, StripMonth } from './strip-layout.ts';
import { placeMarks } from './strip-mark.ts';
import type { PlacedMark, StripMark } from './strip-mark.ts';
import { walk } from './strip-walk.ts';
import type { StripFocus } from './strip-walk.ts';

const CELL_LEAST = 16; // px, the narrowest a two-digit ordinal fits
const CELL_MOST = 34; // px, a short ledger stays a strip
const HEAD = 84; // px of the column with the clocks' names; the longest is Commitment
const PHONE = 560; // px of the strip below which weeks are laid out
const ROWS_MOST = 6; // rows of months, a year and more
const WEEKS_MOST = 16; // rows of a phone, about three months
const PAPER = 648; // px of a card between the margins of A4

/**
 * The ledger of some clocks as a strip: one column a day, one line a clock. A drawing with a
 * summary; `LedgerTable` is its twin. Arrow keys walk its days and tell each one's sentence.
 */
@Component({
  selector: 'app-ledger-strip',
  imports: [LevelMark],
  templateUrl: './ledger-strip.html',
  styleUrl: './ledger-strip.scss',
})
export class LedgerStrip {
  readonly clocks = input.required<readonly LedgerClock[]>();
  /** Day of looking, `YYYY-MM-DD`. */
  readonly today = input.required<string>();
  readonly marks = input<readonly StripMark[]>([]);
  readonly calendar = input<CalendarDays>(NO_CALENDAR);
  /** Set while it is printed: laid out for the width of the paper. */
  readonly printed = input(false);
  /** The cell under the pointer or the cursor keys. */
  readonly at = model<StripFocus | null>(null);

  readonly #words = inject(Words);
  protected readonly t = useTexts(zhLedger, () =>
    import('../../i18n/en-ledger.ts').then((module) => module.enLedger),
  );
  readonly #measured = signal(1200);
  readonly #width = computed(() => (this.printed() ? PAPER : this.#measured()));
  readonly #daysARow = computed(() => {
    if (this.#width() < PHONE) return 7;
    return Math.min(DAYS_A_ROW, Math.floor((this.#width() - HEAD) / CELL_LEAST));
  });
  protected readonly weekly = computed(() => this.#daysARow() === 7);
  readonly #speech = computed<LedgerSpeech>(() => ({
    texts: this.t(),
    units: this.#words.t().unit,
    format: this.#words.format(),
    thisYear: Number(this.today().slice(0, 4)),
  }));
  readonly #days = computed(
    () =>
      new Map(
        this.clocks().map((clock) => [clock.id, ledgerDays(clock, this.today(), this.calendar())]),
      ),
  );

  /** Whether rows in the middle of a long ledger are shown too. */
  protected readonly whole = signal(false);
  readonly #rows = computed(() =>
    stripRows(this.clocks(), this.today(), this.#daysARow(), this.calendar()),
  );
  /** One width for all rows, so that a month is as wide everywhere. */
  readonly #cell = computed(() => {
    const columns = Math.max(1, ...this.#rows().map((row) => row.days.length));
    const room = Math.floor((this.#width() - HEAD) / columns);
    return this.weekly() ? room : Math.min(CELL_MOST, room);
  });
  protected readonly items = computed(() => {
    const most = this.weekly() ? WEEKS_MOST : ROWS_MOST;
    return foldRows(
      this.rows(),
      this.whole() || this.printed() ? Infinity : most,
      (row) => row.lines.some((line) => line.cells.some((cell) => cell?.due === true)),
      (row) => row.days.filter((day) => day !== null).length,
    );
  });

  protected readonly rows = computed(() =>
    this.#rows().map((row) => {
      const columns = row.days.length;
      const cell = this.#cell();
      const marks = placeMarks(
        this.marks(),
        row.days.map((day) => day?.date ?? null),
        cell,
      );
      return {
        columns,
        cell,
        months: row.months,
        days: row.days,
        lines: row.lines.map(({ clock, cells }) => ({
          clock,
          limit: this.#shortLimit(clock),
          cells: cells.map((day) => (day === null ? null : stripCell(clock, day, this.t()))),
        })),
        lanes: lanesOf(marks),
      };
    }),
  );
  protected readonly hidden = computed(() => this.items().some(({ kind }) => kind === 'gap'));
  protected readonly summary = computed(() =>
    this.clocks()
      .map((clock) => ledgerSummary(clock, this.#days().get(clock.id) ?? [], this.#speech()))
      .join(this.t().sentence.stop),
  );
  protected readonly sentence = computed(() => {
    const at = this.at();
    const clock = this.clocks().find((one) => one.id === at?.clockId);
    const day = this.#days()
      .get(at?.clockId ?? '')
      ?.find((one) => one.date === at?.date);
    return clock === undefined || day === undefined ? '' : daySentence(clock, day, this.#speech());
  });
  readonly #dates = computed(() =>
    [...new Set([...this.#days().values()].flatMap((days) => days.map((day) => day.date)))].sort(),
  );

  protected readonly stop = viewChild<ElementRef<HTMLElement>>('stop');

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const observer = new ResizeObserver((entries) => {
      const width = entries.at(-1)?.contentRect.width ?? 0;
      if (width > 0) this.#measured.set(Math.floor(width));
    });
    observer.observe(host);
    inject(DestroyRef).onDestroy(() => {
      observer.disconnect();
    });
  }

  /** Puts the cursor on the strip; its keys then walk the days. */
  focus(): void {
    this.stop()?.nativeElement.focus();
  }

  protected monthText(month: StripMonth): string {
    const other = String(month.year) !== this.today().slice(0, 4);
    return this.t().month(month.month, other ? month.year : null);
  }

  protected weekdayText(day: StripDay): string {
    if (day.kind === 'holiday') return this.t().rest;
    return day.kind === 'makeUp' ? this.t().makeUp : (this.t().weekdays[day.weekday] ?? '');
  }

  /** `20` for working days, the usual unit; any other is named. */
  #shortLimit(clock: LedgerClock): string {
    return countsWorkingDays(clock) && 'unit' in clock.limit
      ? String(clock.limit.value)
      : limitText(clock.limit, this.#speech());
  }

  protected press(event: KeyboardEvent): void {
    const clockIds = this.clocks().map((clock) => clock.id);
    const lastOfFirst = this.#days()
      .get(clockIds[0] ?? '')
      ?.at(-1)?.date;
    const to = walk(event.key, this.at(), this.#dates(), clockIds, lastOfFirst);
    if (to === null) return;
    event.preventDefault();
    this.at.set(to);
  }

  protected point(event: Event): void {
    const cell = event.target instanceof Element ? event.target.closest('[data-date]') : null;
    const date = cell?.getAttribute('data-date');
    const clockId = cell?.getAttribute('data-clock');
    if (date != null && clockId != null) this.at.set({ clockId, date });
  }
}

function lanesOf(marks: readonly PlacedMark[]): readonly (readonly PlacedMark[])[] {
  const lanes: PlacedMark[][] = [];
  for (const mark of marks) (lanes[mark.lane] ??= []).push(mark);
  return lanes;
}
