import { startOfDay } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { formatDay, parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Reported } from '../generator/demo-event.ts';
import type { Moment, Scenario, Sight } from './scenario.ts';

/** A scenario on real days. */
export interface ToldScenario {
  /** Its events in the order in which they are reported. */
  readonly events: readonly Reported[];
  readonly see: readonly (Sight & {
    readonly when: Instant;
    /** The due day as `YYYY-MM-DD`, where the sight names one. */
    readonly dueDay: string | undefined;
  })[];
}

export interface TellOptions {
  readonly calendar: Calendar;
  /** Number of what it is about. */
  readonly no: string;
  readonly source: string;
  /** First day of a movable scenario, a working day; its own unless given. */
  readonly day?: string | undefined;
}

/** Puts a scenario on days and gives its events their names. */
export function tellScenario(scenario: Scenario, options: TellOptions): ToldScenario {
  const { calendar, no, source } = options;
  const first = parseDay(scenario.movable ? (options.day ?? scenario.day) : scenario.day);
  if (first === undefined) throw new RangeError(`no day: ${options.day ?? scenario.day}`);
  const dayOf = (after: number): Day => calendar.days.at(calendar.days.before(first) + after);
  const instant = ({ after, at }: Moment): Instant => {
    const [hours = 0, minutes = 0] = at.split(':').map(Number);
    return startOfDay(calendar, dayOf(after)) + (hours * 60 + minutes) * 60_000;
  };
  const events = scenario.events.map((event, index) => ({
    reportedAt: instant(event.reported ?? event),
    event: {
      ...{ specversion: '1.0' as const, id: `${no}-${index + 1}`, source, subject: no },
      type: `${scenario.about ?? 'case'}.${event.type}`,
      time: new Date(instant(event)).toISOString(),
      data: event.data ?? {},
    },
  }));
  return {
    events: events.toSorted((left, right) => left.reportedAt - right.reportedAt),
    see: scenario.see.map((sight) => ({
      ...sight,
      when: instant(sight),
      dueDay: typeof sight.due === 'number' ? formatDay(dayOf(sight.due)) : sight.due,
    })),
  };
}
