import type { ChannelVolume, OverviewView, SourceView } from '#contract/session-view.ts';
import { CARD_LEVELS } from '#domain/cards/card-rule.ts';
import { ONLINE_CHANNELS } from '#domain/indicators/online-channels.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { addDays, formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { pathWithin } from '../people/answer-scope.ts';
import type { CountFilter } from '../counts/counts.ts';
import type { Refusal } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { Viewer } from '../people/viewer.ts';

/** Days of a volume's line, and of the columns of cards. */
const LINE_DAYS = 14;
const CARD_DAYS = 30;
const WEEKS = 4;

type Volume = OverviewView['volumes'][number];

/** Today's volumes against the same weekday, and cards by the day of their ground. */
export function overview(
  side: ReadSide,
  viewer: Viewer,
  region: string | undefined,
  sources: readonly SourceView[],
): Result<OverviewView, Refusal> {
  const path = pathWithin(side, viewer, region);
  if (!path.ok) return path;
  const today = dayAt(side.calendar, side.sweptTo);
  const scope = { path: path.value, line: viewer.scope.line };
  const byDay = (measure: string): Map<Day, number> => sumByDay(side, measure, scope, today);
  const received = byDay('volume received');
  const levels = CARD_LEVELS.map((level) => ({ level, days: byDay(`card ${level}`) }));
  const cards = addUp(levels.map(({ days }) => days));
  const first = Math.min(...received.keys(), ...cards.keys()) as Day;
  const volume = (kind: Volume['kind'], days: Map<Day, number>): Volume => ({
    kind,
    today: days.get(today) ?? 0,
    ...usualOf(days, today, first),
    days: lastDays(today, LINE_DAYS).map((day) => days.get(day) ?? 0),
  });
  const { asOf, dataVersion } = side.stamp();
  return ok({
    asOf,
    dataVersion,
    today: formatDay(today),
    volumes: [
      volume('received', received),
      volume('accepted', byDay('volume accepted')),
      volume('finished', byDay('volume finished')),
      volume('delivered', byDay('volume delivered')),
      volume('cards', cards),
      volume('overdue', overdueByDay(side, scope, today)),
    ],
    channels: receivedByChannel(side, scope, today),
    cardsByDay: lastDays(today, CARD_DAYS).map((day) => ({
      day: formatDay(day),
      red: cardsOn(levels, 'red', day),
      yellow: cardsOn(levels, 'yellow', day),
      warning: cardsOn(levels, 'warning', day),
    })),
    sources,
  });
}

function cardsOn(
  levels: readonly { readonly level: string; readonly days: Map<Day, number> }[],
  level: string,
  day: Day,
): number {
  return levels.find((one) => one.level === level)?.days.get(day) ?? 0;
}

function sumByDay(
  side: ReadSide,
  measure: string,
  scope: Pick<CountFilter, 'path' | 'line'>,
  today: Day,
): Map<Day, number> {
  const days = new Map<Day, number>();
  const from = addDays(today, -7 * WEEKS - CARD_DAYS);
  side.counts.visit(measure, { ...scope, from, to: today }, ({ day, kind, amount }) => {
    // Of cards of tickets and reviews, which no list of cases opens, the kind says whose they are.
    if (kind !== null && measure.startsWith('card ')) return;
    if (day !== null) days.set(day, (days.get(day) ?? 0) + amount);
  });
  return days;
}

/** Cases received in the last days by their channel, the most used first. */
function receivedByChannel(
  side: ReadSide,
  scope: Pick<CountFilter, 'path' | 'line'>,
  today: Day,
): readonly ChannelVolume[] {
  const channels = new Map<string | null, number>();
  const from = addDays(today, 1 - CARD_DAYS);
  side.counts.visit('volume received', { ...scope, from, to: today }, ({ kind, amount }) => {
    channels.set(kind, (channels.get(kind) ?? 0) + amount);
  });
  return [...channels]
    .map(([channel, received]) => {
      return { channel, received, isOnline: ONLINE_CHANNELS.includes(channel ?? '') };
    })
    .sort((one, other) => other.received - one.received || compare(one.channel, other.channel));
}

function compare(one: string | null, other: string | null): number {
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/** Commitments that went over on a day: due the day before, and late since, done or not. */
function overdueByDay(
  side: ReadSide,
  scope: Pick<CountFilter, 'path' | 'line'>,
  today: Day,
): Map<Day, number> {
  const days = new Map<Day, number>();
  const from = addDays(today, -7 * WEEKS - CARD_DAYS);
  side.counts.visit('clock commitment', { ...scope, from, to: today }, ({ day, kind, amount }) => {
    if (day === null || (kind !== 'overdue' && kind !== 'late')) return;
    const over = addDays(day, 1);
    days.set(over, (days.get(over) ?? 0) + amount);
  });
  return days;
}

function addUp(maps: readonly Map<Day, number>[]): Map<Day, number> {
  const sum = new Map<Day, number>();
  for (const map of maps) {
    for (const [day, amount] of map) sum.set(day, (sum.get(day) ?? 0) + amount);
  }
  return sum;
}

/** Mean of the same weekday over the weeks before, as far back as there are data, and its days. */
function usualOf(
  days: Map<Day, number>,
  today: Day,
  first: Day,
): Pick<Volume, 'usual' | 'usualOf'> {
  const weekdays = Array.from({ length: WEEKS }, (_, week) => addDays(today, -7 * (week + 1)))
    .filter((day) => day >= first)
    .map((day) => ({ day: formatDay(day), count: days.get(day) ?? 0 }));
  const sum = weekdays.reduce((total, { count }) => total + count, 0);
  return { usual: weekdays.length === 0 ? null : sum / weekdays.length, usualOf: weekdays };
}

function lastDays(today: Day, count: number): readonly Day[] {
  return Array.from({ length: count }, (_, index) => addDays(today, index - count + 1));
}
