import type { ManualClock } from '../server/application/clock.ts';
import type { Platform } from '../server/application/platform.ts';
import { compileCalendar, dayAt } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import { addDemoSources, bySource } from './demo-sources.ts';
import { generateDemo } from './generate.ts';
import { generateFeedback } from './generate-feedback.ts';
import type { Reported } from './generator/demo-event.ts';
import { CardDesk } from './generator/card-desk.ts';
import { deskMoments } from './generator/desk-moments.ts';
import { withManifests } from './generator/manifests.ts';
import { Random } from './generator/random.ts';
import { departments } from './reference/departments.ts';
import { itemOnline } from './reference/item-online.ts';
import items from './reference/items.json' with { type: 'json' };

export interface DemoLoadOptions {
  /** The last instant of the past; the demo never looks at a clock itself. */
  readonly until: Instant;
  /** 60 unless given. */
  readonly days?: number | undefined;
  readonly seed?: string | undefined;
  /** About how many cases; 20,000 unless given. */
  readonly cases?: number | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What a demo put into an empty platform. */
export interface DemoLoad {
  readonly events: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  /** Acts of persons on cards. */
  readonly acts: number;
}

/** Reports that come in together: up to two hours of a busy day. */
const BATCH = 800;
/** On the last day they come in as they are sent, so that the delay of the sources is true. */
const BATCH_TODAY = 25;
/** The first of them waits no longer, in ms. */
const LONGEST_WAIT = 120 * 60_000;
const DAY_MS = 86_400_000;

/**
 * Lets a platform live through some weeks on a clock of their own: departments and items are known
 * at their beginning, reports come in when they were sent, limits run out in between, and persons
 * work on the cards. It ends at `until`. What was broken off is taken up where it stopped.
 */
export async function loadDemo(
  platform: Platform,
  clock: ManualClock,
  options: DemoLoadOptions,
): Promise<DemoLoad> {
  const { until, days = 60, seed = 'mingjian', cases = 20_000 } = options;
  const moveTo = (at: Instant): void => {
    clock.set(Math.max(Math.ceil(at), platform.sweptTo()));
  };
  moveTo(demoStart(until, days));
  await loadReference(platform);
  await addDemoSources(platform);
  const source = platform.calendar('cn');
  if (source === undefined) throw new Error('the official calendar is not in the store');
  const calendar = compileCalendar(source);
  const ofCases = generateDemo({ seed, until, days, cases, calendar });
  const ofPeople = generateFeedback({ seed, until, days, calendar, reported: ofCases });
  const reported = withManifests([...ofCases, ...ofPeople], calendar, until);
  const desk = new CardDesk(platform, new Random(`${seed} cards`), calendar);
  const sum = { accepted: 0, duplicate: 0, rejected: 0 };
  let done = 0;
  for (const { at, events, opensDesk } of steps(reported, calendar, until)) {
    moveTo(at);
    const batches = bySource(
      'http',
      events.map(({ event }) => event),
    );
    // Without a report time has passed all the same: what is due is swept.
    const sent = batches.length > 0 ? batches : [NOTHING];
    for (const receipt of await Promise.all(
      sent.map((one) => platform.ingest(one.events, one.origin)),
    )) {
      sum.accepted += receipt.accepted;
      sum.duplicate += receipt.duplicate;
      sum.rejected += receipt.rejected.length;
    }
    if (opensDesk) await desk.work();
    done += events.length;
    options.onProgress?.(done, reported.length);
  }
  return { events: reported.length, ...sum, acts: desk.acts };
}

/** When the clock of a demo begins: the day before its first case. */
export function demoStart(until: Instant, days = 60): Instant {
  return until - (days + 1) * DAY_MS;
}

const NOTHING = { events: [], origin: { way: 'http', prefixes: null, sourceName: null } } as const;

/** What happens next: reports up to a moment, then, where the desk opens, persons at work. */
interface Step {
  readonly at: Instant;
  readonly events: readonly Reported[];
  readonly opensDesk: boolean;
}

function* steps(
  reported: readonly Reported[],
  calendar: Calendar,
  until: Instant,
): Generator<Step> {
  const today = dayAt(calendar, until);
  const first = reported[0]?.reportedAt ?? until;
  const end = { at: until, opensDesk: false };
  let next = 0;
  for (const { at, opensDesk } of [...deskMoments(calendar, first, until), end]) {
    while (next < reported.length) {
      const batch = nextBatch(reported, next, at, (one) => dayAt(calendar, one) === today);
      const last = batch.at(-1);
      if (last === undefined) break;
      next += batch.length;
      yield { at: last.reportedAt, events: batch, opensDesk: false };
    }
    yield { at, events: [], opensDesk };
  }
}

/** The next reports up to a moment: none waits long for those after it, and today hardly at all. */
function nextBatch(
  reported: readonly Reported[],
  from: number,
  until: Instant,
  isToday: (at: Instant) => boolean,
): readonly Reported[] {
  const first = reported[from]?.reportedAt ?? until;
  const most = from + (isToday(first) ? BATCH_TODAY : BATCH);
  const latest = first + LONGEST_WAIT;
  let to = from;
  for (; to < most; to += 1) {
    const one = reported[to];
    if (one === undefined || one.reportedAt > until || one.reportedAt > latest) break;
  }
  return reported.slice(from, to);
}

async function loadReference(platform: Platform): Promise<void> {
  const rows = {
    departments: departments().map((department) => ({ ...department })),
    items: items.map(({ code, name, type, statutoryLimit, commitmentLimit }) => ({
      ...{ code, name, type, statutoryLimit, commitmentLimit },
      ...itemOnline(code),
      departmentCode: null,
    })),
  };
  for (const kind of ['departments', 'items'] as const) {
    const report = await platform.load(kind, rows[kind]);
    if (!report.ok) throw new Error(`${kind} of the demo were refused: ${report.error.code}`);
    const [refused] = report.value.refused;
    if (refused !== undefined) throw new Error(`${kind}, row ${refused.row}: ${refused.message}`);
  }
}
