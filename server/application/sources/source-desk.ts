import type { SourceView } from '#contract/session-view.ts';
import type { SourceDayView, SourceQualityView } from '#contract/source-days.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { dayAt, startOfDay } from '#domain/time/calendar.ts';
import { addDays, formatDay, parseDay } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Platform, Refusal, SourceAccount } from '../platform.ts';
import type { DaysQuery } from './source-reports.ts';
import type { ReadSide } from '../read-side.ts';
import { sourceDays } from './source-days.ts';
import { sourceQuality } from './source-quality.ts';
import type { SourceDay } from '../store/store-rows.ts';
import { instantTextOf } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';

// A source that says nothing for so long is worth a look.
const SILENT_AFTER_MS = 24 * 3_600_000;
/** Days of a report unless asked for others, and the most that are asked for. */
const DAYS_SHOWN = 31;
const MOST_DAYS = 400;

/** Sources: who may see which, how late they are, and what they sent against what arrived. */
export function sourceDesk(
  side: ReadSide,
): Pick<Platform, 'sources' | 'sourceDays' | 'sourceQuality'> {
  return {
    sources: (viewer) => listSources(side, viewer),
    sourceDays: async (viewer, name, query) => {
      const source = (await visibleSources(side, viewer)).find((one) => one.name === name);
      if (source === undefined) return err({ code: 'source/notFound' });
      const span = readSpan(side, query);
      if (!span.ok) return span;
      return ok({ items: await daysOf(side, source, span.value), next: null, ...side.stamp() });
    },
    sourceQuality: async (viewer, query) => {
      const span = readSpan(side, query);
      if (!span.ok) return span;
      const { from, to } = span.value;
      const days = { from: formatDay(from), to: formatDay(to) };
      const items: SourceQualityView[] = [];
      for (const source of await visibleSources(side, viewer)) {
        const { name, regionCode = null } = source;
        const quality = sourceQuality(await daysOf(side, source, span.value));
        items.push({ name, regionCode, ...days, ...quality });
      }
      return ok({ items, next: null, ...side.stamp() });
    },
  };
}

/**
 * Sources that a viewer may see: those of regions within his scope, and those of the whole province
 * where that is his scope. A source carries cases of all lines, so a viewer of one line sees none.
 */
export async function visibleSources(
  side: ReadSide,
  { scope }: Viewer,
): Promise<readonly SourceAccount[]> {
  if (scope.line !== null) return [];
  const sources = await side.store.desk.sources();
  return sources.filter(({ regionCode }) => {
    const path = regionCode == null ? '' : side.pathOf(regionCode);
    return path?.startsWith(scope.path) ?? scope.path === '';
  });
}

/** Rows of the last days of these sources, for alarms. */
export async function recentDays(
  side: ReadSide,
  sources: readonly SourceAccount[],
): Promise<readonly SourceDayView[]> {
  const today = dayAt(side.calendar, side.sweptTo);
  const rows: SourceDayView[] = [];
  for (const source of sources) {
    rows.push(...(await daysOf(side, source, { from: addDays(today, -7), to: today })));
  }
  return rows;
}

interface Span {
  readonly from: ReturnType<typeof dayAt>;
  readonly to: ReturnType<typeof dayAt>;
}

async function daysOf(
  side: ReadSide,
  { prefix }: SourceAccount,
  { from, to }: Span,
): Promise<readonly SourceDayView[]> {
  const { calendar, store } = side;
  const end = startOfDay(calendar, addDays(to, 1));
  const tallies = await store.desk.sourceTallies(prefix, from, to);
  const manifests = await store.desk.manifests(prefix, startOfDay(calendar, from), end);
  return sourceDays(calendar, tallies, manifests);
}

function readSpan(side: ReadSide, query: DaysQuery): Result<Span, Refusal> {
  const today = dayAt(side.calendar, side.sweptTo);
  const to = query.to === undefined ? today : parseDay(query.to);
  const from =
    query.from === undefined ? addDays(to ?? today, 1 - DAYS_SHOWN) : parseDay(query.from);
  if (to === undefined) return err({ code: 'request/invalid', path: 'to' });
  if (from === undefined || from > to || to - from >= MOST_DAYS) {
    return err({ code: 'request/invalid', path: 'from', message: `at most ${MOST_DAYS} days` });
  }
  return ok({ from, to });
}

async function listSources(side: ReadSide, viewer: Viewer): Promise<readonly SourceView[]> {
  const today = dayAt(side.calendar, side.sweptTo);
  const sources = await visibleSources(side, viewer);
  const days = await side.store.desk.sourceDays(today);
  return sources.map(({ name, prefix, regionCode }) => {
    const day = days.find((one) => one.name === name);
    const isToday = day?.day === today;
    return {
      name,
      prefix,
      regionCode: regionCode ?? null,
      lastEventAt: instantTextOf(side.calendar, day?.lastEventAt ?? null),
      lastReceivedAt: instantTextOf(side.calendar, lastReceived(day)),
      lagSeconds: isToday && day.accepted > 0 ? Math.round(day.lagMs / day.accepted / 1000) : null,
      acceptedToday: isToday ? day.accepted : 0,
      rejectedToday: isToday ? day.rejected : 0,
      silent: day === undefined || side.sweptTo - day.lastReceivedAt > SILENT_AFTER_MS,
    };
  });
}

/** When something new came last; null where nothing ever did. */
function lastReceived(day: SourceDay | undefined): Instant | null {
  return day === undefined || day.lastReceivedAt === 0 ? null : day.lastReceivedAt;
}
