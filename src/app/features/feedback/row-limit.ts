import type { FeedbackRow } from '#contract/feedback-view.ts';
import type { Words } from '../../i18n/words.ts';

/** How the limit of a row stands, in the short form of tables; null where none runs. */
export function limitOfRow(row: FeedbackRow, asOf: string, words: Words): string | null {
  const { clock, due, limit, remaining, overdue } = row;
  if (clock === null || asOf === '') return null;
  const reading = {
    state: overdue ? ('overdue' as const) : ('running' as const),
    due,
    limit,
    elapsed: null,
    remaining,
    suspension: null,
    beyondCalendar: null,
  };
  return `${words.t().clock[clock]} ${words.limit(reading, asOf).table}`;
}
