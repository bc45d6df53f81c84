import { isStage } from '#domain/feedback/service-stage.ts';
import type { ServiceStage } from '#domain/feedback/service-stage.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { addWorkingDays, workingDaysBetween } from '#domain/time/working-day-steps.ts';
import type { Vault } from '../people/vault.ts';

/** What a link lets somebody rate. */
export interface RatingLink {
  readonly caseNo: string;
  readonly stage: ServiceStage;
  readonly channel: string;
  /** Day on which it was made. */
  readonly day: Day;
}

/** Working days during which a service can be rated (`domain.md` 3.2, Shandong). */
const RATING_DAYS = 5;

/** Where the calendar does not reach, natural days. */
const NATURAL_DAYS = 10;

/** 22 characters of base64url are 132 bits: nobody guesses a link. */
const PROOF = 22;

/** Makes the token of a link: what it is for, and the proof that this platform made it. */
export function writeRatingLink({ caseNo, stage, channel, day }: RatingLink, vault: Vault): string {
  const said = writeText(JSON.stringify([caseNo, stage, channel, day]));
  return `${said}.${proofOf(said, vault)}`;
}

/** Reads a token; undefined for one that this platform did not make. */
export function readRatingLink(token: string, vault: Vault): RatingLink | undefined {
  const dot = token.lastIndexOf('.');
  const said = token.slice(0, Math.max(0, dot));
  if (dot < 0 || token.slice(dot + 1) !== proofOf(said, vault)) return undefined;
  const [caseNo, stage, channel, day] = JSON.parse(readText(said)) as readonly [
    string,
    string,
    string,
    number,
  ];
  return isStage(stage) ? { caseNo, stage, channel, day: day as Day } : undefined;
}

/** Whether a link can no longer be used. */
export function isExpired({ day }: RatingLink, calendar: Calendar, now: Instant): boolean {
  const today = dayAt(calendar, now);
  const days = workingDaysBetween(calendar, day, today);
  return days === undefined ? today - day > NATURAL_DAYS : days > RATING_DAYS;
}

/** Last day on which a link of a day can be used; null where the calendar does not say. */
export function lastDayOf(calendar: Calendar, day: Day): Day | null {
  const last = addWorkingDays(calendar, day, RATING_DAYS);
  return typeof last === 'number' ? last : null;
}

/**
 * Number of the review that a link makes. It follows from case and stage alone, so that however many
 * links were handed out, one rating comes of them.
 */
export function reviewOf({ caseNo, stage }: RatingLink, vault: Vault): string {
  return `PJ-${vault.mark('ratingNo', JSON.stringify([caseNo, stage])).slice(0, 16)}`;
}

function proofOf(said: string, vault: Vault): string {
  return vault.mark('ratingLink', said).slice(0, PROOF);
}

/** A text in letters that stand in an address as they are: base64url. */
function writeText(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function readText(said: string): string {
  const bytes = atob(said.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0)));
}
