import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import regions from '../../reference/regions.json' with { type: 'json' };
import { HOUR, MINUTE } from '../office-hours.ts';
import type { FeedbackCourse } from './course-of-feedback.ts';
import { FeedbackDraft } from './feedback-draft.ts';
import { hotlineOf } from './feedback-sources.ts';
import type { KnownCase } from './known-cases.ts';
import { makeTransferred, splitOff } from './sent-on.ts';
import { makeTicket } from './make-ticket.ts';
import { pickMatter, pickMatterOfCase, pickMatterOfLine } from './matters.ts';
import { pickCounty } from './places.ts';
import type { County } from './places.ts';

const ON_REST_DAYS = 0.6;
/** How many of the played tickets are handed on. */
const SENT_ON = 12;

/** The last days are cold, and many call: so the queue is full when somebody looks. */
const COLD_DAYS = 6;
const RUSH = 3;
/** Of the cases that take longest so many callers ask. */
const ABOUT_A_CASE = 0.4;
const LONG_DAYS = 14;
const DAY_MS = 24 * HOUR;

/** What people call about on some days. */
export function ticketsOfDays(
  course: FeedbackCourse,
  days: readonly Day[],
  perDay: number,
): readonly FeedbackDraft[] {
  const { random, hours } = course;
  return days.flatMap((day, index) => {
    const rush = days.length - index <= COLD_DAYS ? RUSH : 1;
    const share = rush * (hours.isWorked(day) ? 1 : ON_REST_DAYS);
    const count = Math.round(perDay * share * random.between(0.85, 1.15));
    return Array.from({ length: count }, (_, place) => {
      const county = pickCounty(random);
      const at = hours.online(day);
      const draft = new FeedbackDraft(ticketNo(county, at, place + 1), hotlineOf(county.cityCode));
      makeTicket(course, { draft, county, matter: pickMatter(random) }, at);
      return draft;
    });
  });
}

/** Callers whose case takes too long: one person, one matter. */
export function ticketsAboutCases(
  course: FeedbackCourse,
  cases: readonly KnownCase[],
  until: Instant,
): readonly FeedbackDraft[] {
  const { random, hours } = course;
  return cases.flatMap((one, index) => {
    const lasts = (one.finishedAt ?? until) - one.receivedAt;
    const county = countyOf(one.regionCode);
    if (lasts < (LONG_DAYS + 6) * DAY_MS || county === undefined || !random.chance(ABOUT_A_CASE)) {
      return [];
    }
    const at = hours.online(hours.dayAt(one.receivedAt + LONG_DAYS * DAY_MS));
    const draft = new FeedbackDraft(
      ticketNo(county, at, 70_000 + index),
      hotlineOf(county.cityCode),
    );
    makeTicket(course, { draft, county, matter: pickMatterOfCase(random), caseNo: one.no }, at);
    return [draft];
  });
}

/** What one department's line has to do with right now in a city: its liaison finds work on the desk. */
export function ticketsOnDesk(
  course: FeedbackCourse,
  { cityCode, line, count }: { cityCode: string; line: string; count: number },
  until: Instant,
): readonly FeedbackDraft[] {
  const { random } = course;
  const counties = regions.filter(({ parent }) => parent === cityCode);
  return Array.from({ length: count }, (_, place): readonly FeedbackDraft[] => {
    const county = countyOf(random.pick(counties).code);
    if (county === undefined) return [];
    const at = until - random.between(3, 30) * HOUR;
    const draft = new FeedbackDraft(ticketNo(county, at, 90_000 + place), hotlineOf(cityCode));
    makeTicket(course, { draft, county, matter: pickMatterOfLine(random, line) }, at);
    return [draft];
  }).flat();
}

/** Neighbours who call about the same thing: all but the first are merged into one matter. */
export function collectiveComplaint(
  course: FeedbackCourse,
  at: Instant,
  callers: number,
): readonly FeedbackDraft[] {
  const { random, hours } = course;
  const county = pickCounty(random);
  const matter = pickMatter(random);
  const first = new FeedbackDraft(ticketNo(county, at, 80_000), hotlineOf(county.cityCode));
  makeTicket(course, { draft: first, county, matter }, at);
  const [created] = first.events;
  if (created === undefined) return [];
  const others = Array.from({ length: callers - 1 }, (_, index) => {
    const called = at + (index + 1) * random.between(8, 40) * MINUTE;
    const draft = new FeedbackDraft(ticketNo(county, at, 80_001 + index), first.source);
    draft.add('ticket.created', called, { ...created.data, channel: 'hotline' });
    draft.add('ticket.merged', hours.later(called, 0), {
      ...{ into: first.no, reason: '与首单为同一事项，合并办理' },
    });
    return draft;
  });
  return [first, ...others];
}

/** Tickets that a department hands on, and a matter of which one call is split off again. */
export function sentOnAndSplit(course: FeedbackCourse, until: Instant): readonly FeedbackDraft[] {
  const { random, hours } = course;
  const sentOn = Array.from({ length: SENT_ON }, (_, place) => {
    const county = pickCounty(random);
    const at = until - random.between(1, 40) * 24 * HOUR;
    const draft = new FeedbackDraft(
      ticketNo(county, at, 70_000 + place),
      hotlineOf(county.cityCode),
    );
    makeTransferred(course, { draft, county, matter: pickMatter(random) }, at);
    return draft;
  });
  const county = pickCounty(random);
  const matter = pickMatter(random);
  const at = until - 9 * 24 * HOUR;
  const first = new FeedbackDraft(ticketNo(county, at, 79_000), hotlineOf(county.cityCode));
  makeTicket(course, { draft: first, county, matter }, at);
  const other = new FeedbackDraft(ticketNo(county, at, 79_001), first.source);
  const called = at + 30 * MINUTE;
  other.add('ticket.created', called, { ...first.events[0]?.data, channel: 'app' });
  const merged = other.add('ticket.merged', hours.later(called, 0), {
    ...{ into: first.no, reason: '与首单为同一事项，合并办理' },
  });
  splitOff(course, { draft: other, county, matter }, merged, '地点不同，应单独办理');
  return [...sentOn, first, other];
}

function countyOf(code: string): County | undefined {
  const county = regions.find((region) => region.code === code && region.level === 2);
  const city = regions.find((region) => region.code === county?.parent);
  if (county === undefined || city === undefined) return undefined;
  return { code, name: county.name, cityCode: city.code, cityName: city.name };
}

function ticketNo({ cityCode }: County, at: Instant, serial: number): string {
  const day = new Date(at + 8 * HOUR).toISOString().slice(2, 10).replaceAll('-', '');
  return `GD${cityCode.slice(0, 4)}${day}${String(serial).padStart(5, '0')}`;
}
