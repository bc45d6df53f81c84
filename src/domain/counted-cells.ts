import type { SubjectCard } from './cards/subject-card.ts';
import type { Contribution } from './derived-subject.ts';
import type { SubjectClock } from './limits/subject-clock.ts';
import type { CardedKind } from './subject-kind.ts';
import type { Calendar } from './time/calendar.ts';
import { dayAt } from './time/calendar.ts';
import type { Due } from './time/clock.ts';
import type { Day } from './time/day.ts';

/** Where a subject counts: its filing's path, its department and its item. */
export interface CountedPlace {
  readonly path: string;
  readonly departmentCode: string | null;
  readonly itemCode: string | null;
  /** Kind of the subject; a case where absent. Its cards say so, cases' do not. */
  readonly kind?: CardedKind | undefined;
}

/**
 * Adds up what a subject adds to the counts. Cells are JSON text, made here and nowhere else:
 *
 * - `["clock", kind, regionPath, department, item, dueDay, bucket]`
 * - `["card", level, regionPath, department, item, day]`, un-revoked cards by the day of their ground;
 *   those of other subjects than cases with the kind of these behind the day
 * - `[measure, name, regionPath, department, item, day, kind]` for every other measure; with the channel
 *   behind it where an indicator is asked by channel and the subject tells one
 */
export class CountedCells {
  readonly #sums = new Map<string, number>();
  readonly #calendar: Calendar;
  readonly #path: string;
  readonly #departmentCode: string | null;
  readonly #department: string;
  readonly #item: string;
  readonly #cardKind: string;

  constructor({ path, departmentCode, itemCode, kind }: CountedPlace, calendar: Calendar) {
    this.#calendar = calendar;
    this.#path = JSON.stringify(path);
    this.#departmentCode = departmentCode;
    this.#department = JSON.stringify(departmentCode);
    this.#item = JSON.stringify(itemCode);
    this.#cardKind = kind === undefined || kind === 'case' ? '' : `,"${kind}"`;
  }

  /** Each clock by the department that answers for it, once more under another measure where that is given. */
  addClocks(clocks: readonly SubjectClock[], measure = 'clock'): void {
    for (const { kind, departmentCode, reading, bucket } of clocks) {
      const due = dueDayOf(reading.due, this.#calendar);
      const place = `${this.#path},${this.#answerable(departmentCode)},${this.#item}`;
      this.addCell(`["${measure}","${kind}",${place},${due},"${bucket}"]`, 1);
    }
  }

  addCards(cards: readonly SubjectCard[]): void {
    for (const { state, level, departmentCode, groundAt } of cards) {
      if (state === 'revoked') continue;
      const place = `${this.#path},${this.#answerable(departmentCode)},${this.#item}`;
      const day = dayAt(this.#calendar, groundAt);
      this.addCell(`["card","${level}",${place},${day}${this.#cardKind}]`, 1);
    }
  }

  /** Any other measure. */
  add(
    measure: string,
    name: string,
    day: Day,
    kind: string | null,
    amount = 1,
    channel: string | null = null,
  ): void {
    this.addOf(this.#departmentCode, measure, name, day, kind, amount, channel);
  }

  /** The same under the department that answers for it; of what has no day, null. */
  addOf(
    departmentCode: string | null,
    measure: string,
    name: string,
    day: Day | null,
    kind: string | null,
    amount = 1,
    channel: string | null = null,
  ): void {
    const place = `${this.#path},${this.#answerable(departmentCode)},${this.#item}`;
    const what = `${JSON.stringify(measure)},${JSON.stringify(name)}`;
    const told = channel === null ? '' : `,${JSON.stringify(channel)}`;
    this.addCell(`[${what},${place},${day},${JSON.stringify(kind)}${told}]`, amount);
  }

  /** A cell in its own form. */
  addCell(cell: string, amount: number): void {
    this.#sums.set(cell, (this.#sums.get(cell) ?? 0) + amount);
  }

  get contribution(): Contribution {
    return [...this.#sums];
  }

  #answerable(departmentCode: string | null): string {
    return departmentCode === this.#departmentCode
      ? this.#department
      : JSON.stringify(departmentCode);
  }
}

/** The day under which a clock counts; null where its end is not known. */
export function dueDayOf(due: Due | null, calendar: Calendar): Day | null {
  if (due === null) return null;
  return due.kind === 'day' ? due.day : dayAt(calendar, due.at);
}
