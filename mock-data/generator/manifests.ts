import { dayAt, startOfDay } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { addDays, formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Reported } from './demo-event.ts';

/** A source tells half an hour after midnight what it had to send of the day before. */
const TOLD_AFTER_MS = 30 * 60_000;
/** Every so many manifests, a source tells of events that never came. */
const LOST_EVERY = 97;
const LOST = 3;

/** Adds each source's daily manifest to reports, in the order in which all of them come in. */
export function withManifests(
  reported: readonly Reported[],
  calendar: Calendar,
  until: Instant,
): readonly Reported[] {
  const ids = new Map<string, { source: string; day: Day; ids: Set<string> }>();
  for (const { event } of reported) {
    const day = dayAt(calendar, Date.parse(event.time));
    const key = `${day} ${event.source}`;
    const known = ids.get(key) ?? { source: event.source, day, ids: new Set<string>() };
    known.ids.add(event.id);
    ids.set(key, known);
  }
  const manifests = [...ids.values()]
    .map(({ source, day, ids: sent }, index) => manifest(calendar, source, day, sent.size, index))
    .filter(({ reportedAt }) => reportedAt <= until);
  return [...reported, ...manifests].sort((one, other) => one.reportedAt - other.reportedAt);
}

function manifest(
  calendar: Calendar,
  source: string,
  day: Day,
  count: number,
  index: number,
): Reported {
  const at = startOfDay(calendar, addDays(day, 1)) + TOLD_AFTER_MS;
  const text = formatDay(day);
  const lost = index % LOST_EVERY === LOST_EVERY - 1 ? LOST : 0;
  return {
    reportedAt: at,
    event: {
      specversion: '1.0',
      id: `manifest-${text}`,
      source,
      type: 'source.manifest',
      subject: text,
      time: new Date(at).toISOString(),
      data: { from: text, to: text, count: count + lost },
    },
  };
}
