import { CARD_RULES } from '../cards/card-rules.ts';
import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import { PLATFORM_SOURCE } from '../cases/logged-event.ts';
import { REVIEW_CONTENTS } from '../feedback/review-content.ts';
import { REVIEW_PERIODS } from '../feedback/review-periods.ts';
import { TICKET_LIMITS } from '../feedback/ticket-limits.ts';
import { issuedData } from '../cards/issued-card.ts';
import type { SubjectClock } from '../limits/subject-clock.ts';
import type { Configuration } from '../configuration.ts';
import { deriveCase } from '../derive-case.ts';
import type { DerivedCase } from '../derived-case.ts';
import type { DerivedSubject } from '../derived-subject.ts';
import type { ItemVersion } from '../reference/item.ts';
import { dayAt } from '../time/calendar.ts';
import { formatDay } from '../time/day.ts';
import type { Due } from '../time/clock.ts';
import type { Day } from '../time/day.ts';
import { parseDay } from '../time/day.ts';
import type { Instant } from '../time/limit.ts';
import { parseInstant } from '../time/parse-instant.ts';
import { OFFICIAL } from './official-calendar.ts';

/** Number of the case that all specs speak of. */
export const CASE_NO = '3701-2026-000001';

/** What a `case.received` needs; codes that the fixture's configuration knows. */
export const PLACE = {
  itemCode: '370100-water-01',
  regionCode: '370102',
  departmentCode: '370102-water',
} as const;

/** An amount of working days as events carry it. */
export function workingDays(value: number): { value: number; unit: string } {
  return { value, unit: 'workingDay' };
}

/** `2026-03-02` is nine in the morning there, `2026-03-02 17:00` that time, RFC 3339 itself. */
export function at(text: string): Instant {
  const full = text.includes('T')
    ? text
    : `${text.replace(' ', 'T')}${text.length > 10 ? '' : 'T09:00'}:00+08:00`;
  const instant = parseInstant(full);
  if (instant === undefined) throw new RangeError(`no instant: ${text}`);
  return instant;
}

/** A day of the fixture. */
export function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new RangeError(`no day: ${text}`);
  return found;
}

let serial = 0;

/** An event of the case: type without `case.`, when, and data. Received when it happened unless said. */
export function event(
  type: string,
  time: string,
  data: Readonly<Record<string, Json>> = {},
  more: Partial<LoggedEvent> = {},
): LoggedEvent {
  serial += 1;
  return {
    source: 'urn:city:jinan',
    id: `e${serial}`,
    type: type.includes('.') ? type : `case.${type}`,
    subject: CASE_NO,
    time: at(time),
    sequence: null,
    receivedAt: at(time),
    data,
    ...more,
  };
}

/** A decision of the platform or of a person on it. */
export function decision(
  type: string,
  time: string | Instant,
  data: Readonly<Record<string, Json>> = {},
): LoggedEvent {
  serial += 1;
  const when = typeof time === 'number' ? time : at(time);
  return {
    source: PLATFORM_SOURCE,
    id: `d${serial}`,
    type,
    subject: CASE_NO,
    time: when,
    sequence: null,
    receivedAt: when,
    data,
  };
}

/** A configuration with the official calendar, one region tree and `APPROVAL_DEFAULT`. */
export function configuration(more: Partial<Configuration> = {}): Configuration {
  return {
    version: 1,
    calendar: OFFICIAL,
    calendarAt: () => OFFICIAL,
    findItem: (code) =>
      code === PLACE.itemCode ? item({ statutoryLimit: null, commitmentLimit: null }) : undefined,
    findRegion: (code) =>
      code === '370102'
        ? { code, name: '历下区', parent: '370100', path: '370000/370100/370102/', level: 2 }
        : undefined,
    findDepartment: (code) =>
      code === '370102-water'
        ? { code, name: '历下区水务局', regionCode: '370102', line: 'water', parent: null }
        : undefined,
    fileRegion: (code) =>
      code === '370102'
        ? { regionCode: '370102', path: '370000/370100/370102/' }
        : { regionCode: 'unassigned', path: 'unassigned/' },
    cardRules: CARD_RULES,
    reviewPeriods: REVIEW_PERIODS,
    reviewContents: REVIEW_CONTENTS,
    ticketLimits: TICKET_LIMITS,
    findSurvey: () => undefined,
    ...more,
  };
}

/** An item that has both limits, in force always. */
export function item(more: Partial<ItemVersion> = {}): ItemVersion {
  return {
    code: PLACE.itemCode,
    name: '取水许可',
    type: 'commitment',
    departmentCode: PLACE.departmentCode,
    statutoryLimit: { value: 20, unit: 'workingDay' },
    onlineDepth: null,
    visits: null,
    commitmentLimit: { value: 10, unit: 'workingDay' },
    validFrom: null,
    validTo: null,
    ...more,
  };
}

/** Derives at a moment in the fixture's configuration. */
export function derive(
  events: readonly LoggedEvent[],
  asOf: string | Instant,
  config: Configuration = configuration(),
): DerivedCase {
  return deriveCase(events, config, typeof asOf === 'number' ? asOf : at(asOf));
}

/** What the application does with a derivation: its cards and lost grounds become events. */
function decide(
  derived: DerivedCase,
  asOf: string | Instant,
  facts: { readonly retroactive?: boolean; readonly notified?: boolean } = {},
): LoggedEvent[] {
  const time = typeof asOf === 'number' ? asOf : at(asOf);
  const { retroactive = false, notified = true } = facts;
  const lost = new Map<string, string[]>();
  for (const id of derived.groundsLost) {
    const card = derived.cards.find((one) => one.id === id);
    if (card !== undefined) lost.set(card.clockId, [...(lost.get(card.clockId) ?? []), id]);
  }
  return [
    ...[...lost].map(([clockId, cards]) => decision('card.groundLost', time, { clockId, cards })),
    ...derived.toIssue.map((card) => ({
      ...decision(
        'card.issued',
        time,
        issuedData(card, { retroactive, notified }) as Record<string, Json>,
      ),
      id: card.id,
    })),
  ];
}

/** Derives, decides, and derives again until nothing is left to decide, as a commit does. */
export function settle(
  events: readonly LoggedEvent[],
  asOf: string | Instant,
  config: Configuration = configuration(),
  facts: { readonly retroactive?: boolean; readonly notified?: boolean } = {},
): { readonly events: readonly LoggedEvent[]; readonly derived: DerivedCase } {
  let all = events;
  for (let round = 0; round < 5; round += 1) {
    const derived = derive(all, asOf, config);
    const decided = decide(derived, asOf, facts);
    if (decided.length === 0) return { events: all, derived };
    all = [...all, ...decided];
  }
  throw new RangeError('the case does not settle');
}

/** Codes of the findings, in order. */
export function codesOf(derived: DerivedSubject): string[] {
  return derived.findings.map(({ code }) => code);
}

/** The clock of an id; a spec that asks for one expects it. */
export function clockOf(derived: DerivedSubject, id: string): SubjectClock {
  const clock = derived.clocks.find((one) => one.id === id);
  if (clock === undefined) throw new RangeError(`no clock ${id}`);
  return clock;
}

/** A due date as text: a day, or an instant in UTC. */
export function dueText(due: Due | null | undefined): string | null {
  if (due == null) return null;
  return due.kind === 'day' ? formatDay(due.day) : new Date(due.at).toISOString();
}

/** Local day of an instant as text. */
export function dayText(instant: Instant | null): string | null {
  return instant === null ? null : formatDay(dayAt(OFFICIAL, instant));
}
