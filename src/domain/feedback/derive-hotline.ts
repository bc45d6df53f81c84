import { eventsInOrder } from '../cases/compare-events.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { numberOf, textOf } from '../cases/read-data.ts';
import type { Contribution, Derive, DerivedSubject } from '../derived-subject.ts';
import { dayAt } from '../time/calendar.ts';
import type { Configuration } from '../configuration.ts';
import type { Calendar } from '../time/calendar.ts';
import { parseDay } from '../time/day.ts';
import type { Day } from '../time/day.ts';
import { parseInstant } from '../time/parse-instant.ts';

/** What a hotline says of its calls in one region and span. */
interface CallStatistics {
  readonly regionCode: string | null;
  /** Day on which the span begins. */
  readonly day: Day;
  readonly calls: number;
  readonly connected: number;
  readonly answeredIn15s: number;
}

/** Everything derived of a hotline's call statistics at one moment. */
export interface DerivedHotline extends DerivedSubject {
  readonly statistics: readonly CallStatistics[];
}

/**
 * Derives the call statistics under one number: of the same region and span the last in order counts.
 * Cells `["hotline","calls"|"connected"|"answeredIn15s",path,null,null,day,null]` by the day on which the
 * span begins, in the region that each statement names.
 */
export const deriveHotline: Derive<DerivedHotline> = (events, configuration, asOf) => {
  const inOrder = eventsInOrder(events);
  const next = inOrder.find(({ time }) => time > asOf);
  const happened = inOrder.filter(({ time }) => time <= asOf);
  const statistics = statisticsOf(happened, configuration.calendar);
  const regionCode = statistics[0]?.regionCode ?? null;
  return {
    regionCode,
    departmentCode: null,
    itemCode: null,
    title: null,
    channel: null,
    filing: configuration.fileRegion(regionCode),
    phase: 'told',
    level: null,
    receivedAt: happened[0]?.time ?? null,
    finishedAt: null,
    statistics,
    clocks: [],
    cards: [],
    toIssue: [],
    groundsLost: [],
    findings: [],
    contribution: cellsOf(statistics, configuration),
    nextAt: next?.time ?? null,
  };
};

function statisticsOf(
  events: readonly LoggedEvent[],
  calendar: Calendar,
): readonly CallStatistics[] {
  const told = new Map<string, CallStatistics>();
  for (const { data, time } of events) {
    const regionCode = textOf(data, 'regionCode');
    const [from, to] = [textOf(data, 'from'), textOf(data, 'to')];
    told.set(JSON.stringify([regionCode, from, to]), {
      regionCode,
      day: dayOf(from) ?? dayAt(calendar, parseInstant(from ?? '') ?? time),
      calls: numberOf(data, 'calls') ?? 0,
      connected: numberOf(data, 'connected') ?? 0,
      answeredIn15s: numberOf(data, 'answeredIn15s') ?? 0,
    });
  }
  return [...told.values()];
}

/** The day that a span begins with, where it is told as a day. */
function dayOf(text: string | null): Day | undefined {
  return text === null ? undefined : parseDay(text);
}

function cellsOf(
  statistics: readonly CallStatistics[],
  { fileRegion }: Configuration,
): Contribution {
  const cells = new Map<string, number>();
  for (const { regionCode, day, ...counts } of statistics) {
    const place = `${JSON.stringify(fileRegion(regionCode).path)},null,null,${day},null`;
    for (const [name, amount] of Object.entries(counts)) {
      const cell = `["hotline","${name}",${place}]`;
      if (amount !== 0) cells.set(cell, (cells.get(cell) ?? 0) + amount);
    }
  }
  return [...cells];
}
