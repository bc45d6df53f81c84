import { addDays, formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { startOfDay } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import regions from '../../reference/regions.json' with { type: 'json' };
import populations from '../../reference/populations.json' with { type: 'json' };
import { MINUTE } from '../office-hours.ts';
import type { FeedbackCourse } from './course-of-feedback.ts';
import { FeedbackDraft } from './feedback-draft.ts';
import { PORTAL, hotlineOf } from './feedback-sources.ts';

const CITIES = regions.filter(({ level }) => level === 1);
/** Calls a day for each thousand inhabitants; a province has some 140,000 a day. */
const CALLS = 1.1;
/** The hotline whose lines were down on one day. */
const BROKEN_CITY = '370600';

/** A day's call statistics of each hotline, and what the platform measured of itself. */
export function makeFigures(
  { random }: FeedbackCourse,
  calendar: Calendar,
  days: readonly Day[],
): readonly FeedbackDraft[] {
  const broken = days[Math.floor(days.length * 0.8)];
  return days.flatMap((day) => {
    const at = startOfDay(calendar, addDays(day, 1)) + 10 * MINUTE;
    const bounds = { from: formatDay(day), to: formatDay(day) };
    const measured = new FeedbackDraft(`platform-${bounds.from}`, PORTAL);
    const requests = random.whole(9_000, 16_000) * 1000;
    measured.add('platform.measured', at, {
      ...{
        ...bounds,
        regionCode: '370000',
        requests,
        failed: Math.floor(requests * random.between(0.0002, 0.0009)),
      },
      ...{ p95Ms: random.whole(180, 420), visitors: random.whole(400, 700) * 1000 },
    });
    const hotlines = CITIES.map(({ code }) => {
      const draft = new FeedbackDraft(`calls-${code}-${bounds.from}`, hotlineOf(code));
      const people = populations[code as keyof typeof populations];
      const calls = Math.floor(people * CALLS * random.between(0.85, 1.15));
      const isBroken = code === BROKEN_CITY && day === broken;
      const connected = Math.floor(calls * (isBroken ? 0.87 : random.between(0.957, 0.995)));
      const answeredIn15s = Math.floor(connected * random.between(0.86, 0.97));
      draft.add('hotline.callStatistics', at, {
        ...bounds,
        regionCode: code,
        calls,
        connected,
        answeredIn15s,
      });
      return draft;
    });
    return [measured, ...hotlines];
  });
}
