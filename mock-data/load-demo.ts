import type { ManualClock } from '../server/application/clock.ts';
import type { Platform } from '../server/application/platform.ts';
import { compileCalendar } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import { DEMO_CASES, DEMO_SEED } from './demo-size.ts';
import { addDemoSources } from './demo-sources.ts';
import { CardDesk } from './generator/card-desk.ts';
import { Random } from './generator/random.ts';
import { leavePapers } from './generator/feedback/leave-papers.ts';
import { SurveyOffice } from './generator/survey-office.ts';
import { pastOf } from './past-steps.ts';
import type { Past } from './past-steps.ts';
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
  /** The past, where it is made elsewhere; made here, from these options, unless given. */
  readonly past?: Promise<Past> | undefined;
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
  const { until, days = 60, seed = DEMO_SEED, cases = DEMO_CASES } = options;
  const moveTo = (at: Instant): void => {
    clock.set(Math.max(Math.ceil(at), platform.sweptTo()));
  };
  moveTo(demoStart(until, days));
  await loadReference(platform);
  await addDemoSources(platform);
  const source = platform.calendar('cn');
  if (source === undefined) throw new Error('the official calendar is not in the store');
  const calendar = compileCalendar(source);
  const past = await (options.past ?? pastOf({ seed, until, days, cases, calendar }));
  const desk = new CardDesk(platform, new Random(`${seed} cards`), calendar);
  const office = new SurveyOffice(platform, new Random(`${seed} surveys`), calendar, until);
  const sum = { accepted: 0, duplicate: 0, rejected: 0 };
  let done = 0;
  for await (const { at, batches, opensDesk } of past.steps) {
    moveTo(at);
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
    if (batches.length === 0) await office.work(at);
    for (const { events } of batches) done += events.length;
    options.onProgress?.(done, past.total);
  }
  await office.leaveDraft();
  await leavePapers(platform);
  return { events: past.total, ...sum, acts: desk.acts };
}

/** When the clock of a demo begins: the day before its first case. */
export function demoStart(until: Instant, days = 60): Instant {
  return until - (days + 1) * DAY_MS;
}

const NOTHING = { events: [], origin: { way: 'http', prefixes: null, sourceName: null } } as const;

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
