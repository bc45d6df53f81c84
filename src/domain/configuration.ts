import type { CardRuleSet } from './cards/card-rule.ts';
import type { ReviewContent } from './feedback/review-content.ts';
import type { ReviewPeriod } from './feedback/review-periods.ts';
import type { Survey } from './feedback/survey.ts';
import type { TicketLimitRule } from './feedback/ticket-limits.ts';
import type { Department } from './reference/department.ts';
import type { ItemVersion } from './reference/item.ts';
import type { Region } from './reference/region.ts';
import type { Calendar } from './time/calendar.ts';
import type { Day } from './time/day.ts';
import type { Instant } from './time/limit.ts';

/** A region as a subject is filed under it. */
export interface Filing {
  /** The known region that holds the subject; `unassigned` where none does. */
  readonly regionCode: string;
  readonly path: string;
}

/**
 * Everything that a derivation needs beside the events: one version of the recorded
 * configuration. Immutable; a change makes a new one with a higher `version`.
 */
export interface Configuration {
  readonly version: number;
  /** The official calendar as recorded latest; for open clocks. */
  readonly calendar: Calendar;
  /** The calendar recorded last at or before an instant (else the first): ended clocks keep theirs. */
  readonly calendarAt: (recordedBy: Instant) => Calendar;
  /** The version of an item in force on a day, if the item is known. */
  readonly findItem: (code: string, on: Day) => ItemVersion | undefined;
  readonly findRegion: (code: string) => Region | undefined;
  readonly findDepartment: (code: string) => Department | undefined;
  /** Files a region code under itself, its nearest known ancestor by code, or `unassigned`. */
  readonly fileRegion: (code: string | null) => Filing;
  /** All versions of the card rules; the one in force at a breach applies to it. */
  readonly cardRules: readonly CardRuleSet[];
  /** How long bad reviews may take, by region and date. */
  readonly reviewPeriods: readonly ReviewPeriod[];
  /** What is asked where somebody rates, by date. */
  readonly reviewContents: readonly ReviewContent[];
  /** Limits of dispatches that state none, by region, kind, urgency and date. */
  readonly ticketLimits: readonly TicketLimitRule[];
  /** The version of a survey that was recorded last, if it was published. */
  readonly findSurvey: (no: string) => Survey | undefined;
}
