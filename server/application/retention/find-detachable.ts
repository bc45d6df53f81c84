import { DERIVED_KINDS } from '#domain/derive-subject.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { others } from '../others.ts';
import type { Store, StoreParts } from '../store/store.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import { isAtEnd, isSettled } from './is-detachable.ts';
import { monthOf } from './months.ts';

const ROWS_AT_ONCE = 200;

/** A subject that may go, as it was when it was looked at. */
export interface Detachable extends SubjectKey {
  readonly version: number;
}

/** Subjects that may go, by the month of the last event of each. */
export interface DetachableMonths {
  readonly months: ReadonlyMap<string, readonly Detachable[]>;
  /** Whether more were there than are dealt with at once. */
  readonly more: boolean;
}

/**
 * Looks through all subjects for those that go before a month: at their end, without a card that
 * anybody has still to deal with, and nothing of them received from that month on.
 */
export async function findDetachable(
  store: Store,
  calendar: Calendar,
  firstKept: string,
  most: number,
): Promise<DetachableMonths> {
  const months = new Map<string, Detachable[]>();
  let found = 0;
  for (const kind of DERIVED_KINDS) {
    let after = '';
    for (;;) {
      const rows = await store.subjects.scan(kind, after, ROWS_AT_ONCE);
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.no;
      for (const row of rows) {
        const month = await monthOfGoing(store, row, calendar, firstKept);
        if (month === undefined) continue;
        const same = months.get(month);
        const subject = { kind, no: row.no, version: row.version };
        if (same === undefined) months.set(month, [subject]);
        else same.push(subject);
        found += 1;
        if (found >= most) return { months, more: true };
      }
      await others();
    }
  }
  return { months, more: false };
}

/** Month with which a subject goes; undefined for one that stays. */
async function monthOfGoing(
  store: Store,
  row: SubjectRow,
  calendar: Calendar,
  firstKept: string,
): Promise<string | undefined> {
  if (!isAtEnd(row) || monthOf(calendar, row.finished ?? 0) >= firstKept) return undefined;
  const month = await lastMonthOf(store, row, calendar);
  if (month === undefined || month >= firstKept) return undefined;
  return (await store.cards.ofSubject(row)).every(isSettled) ? month : undefined;
}

/** Month in which the last event of a subject came; undefined where the log lacks any of them. */
async function lastMonthOf(
  { log }: Pick<StoreParts, 'log'>,
  { events }: SubjectRow,
  calendar: Calendar,
): Promise<string | undefined> {
  const read = await log.read(events);
  if (read.length === 0 || read.length !== events.length) return undefined;
  const last = read.reduce((latest, { receivedAt }) => Math.max(latest, receivedAt), 0);
  return monthOf(calendar, last);
}
