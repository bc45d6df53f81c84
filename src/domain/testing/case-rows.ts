import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import type { DerivedCase } from '../derived-case.ts';
import { derive, dueText, event, PLACE, workingDays } from './case-fixture.ts';

/** An event as a row of a table: type without `case.`, when, data. */
export type Row = readonly [type: string, time: string, data?: Readonly<Record<string, Json>>];

/** Place and both limits of the usual case: 20 working days by law, 10 as promised. */
export const LIMITS = {
  ...PLACE,
  statutoryLimit: workingDays(20),
  commitmentLimit: workingDays(10),
};

/** The events of rows; the first one states the facts as well. */
export function eventsOf(
  rows: readonly Row[],
  facts: Readonly<Record<string, Json>> = PLACE,
): LoggedEvent[] {
  return rows.map(([type, time, data], index) =>
    event(type, time, index === 0 ? { ...facts, ...data } : (data ?? {})),
  );
}

/** A case accepted on Monday 2026-03-02 with a commitment of so many working days. */
export function promised(days: number): Row {
  return ['accepted', '2026-03-02', { commitmentLimit: workingDays(days) }];
}

/** One clock as text: due day and bucket. */
export function shownClock(derived: DerivedCase, id: string): string {
  const clock = derived.clocks.find((one) => one.id === id);
  return clock === undefined ? 'none' : `${dueText(clock.reading.due) ?? 'open'} ${clock.bucket}`;
}

/** Cards due at a moment, as `clock level`. */
export function cardsDue(events: readonly LoggedEvent[], asOf: string): string[] {
  return derive(events, asOf).toIssue.map(({ clockId, level }) => `${clockId} ${level}`);
}
