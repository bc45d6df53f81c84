/** What an operator has to look at, and the facts of it. */
export type AlarmView =
  /** No event for longer than usual; `since` is when the last one came, null where none ever did. */
  | { readonly kind: 'sourceSilent'; readonly source: string; readonly since: string | null }
  /** A manifest tells of more events than arrived. */
  | {
      readonly kind: 'eventsMissing';
      readonly source: string;
      readonly from: string;
      readonly to: string;
      readonly missing: number;
    }
  /** The official calendar ends soon or has ended: due days beyond are unknown. */
  | { readonly kind: 'calendarEnds'; readonly lastDay: string; readonly days: number }
  | { readonly kind: 'diskLow'; readonly freeBytes: number; readonly totalBytes: number }
  /** Our clock and the database's differ, or it jumped; positive where ours is ahead. */
  | { readonly kind: 'clockOff'; readonly seconds: number }
  /** The standing check found numbers that differ from a recompute. */
  | { readonly kind: 'checkDiffers'; readonly differences: number }
  /** What is sealed of people is damaged or gone, without having been forgotten. */
  | { readonly kind: 'personalUnreadable'; readonly events: number }
  /** Time limits are not applied in time. */
  | { readonly kind: 'sweepLate'; readonly seconds: number };
