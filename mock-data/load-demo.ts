import type { Platform } from '../server/application/platform.ts';
import { compileCalendar } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import { generateDemo } from './generate.ts';
import type { DemoEvent } from './generator/demo-event.ts';
import { addDemoSources, bySource } from './demo-sources.ts';
import { answerCards } from './generator/answer-cards.ts';
import { Random } from './generator/random.ts';
import { departments } from './reference/departments.ts';
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
  /** Cards that somebody has acknowledged or explained. */
  readonly answered: number;
}

const BATCH = 500;

/** Loads departments and items of the province and some weeks of cases, the last one some minutes ago. */
export async function loadDemo(platform: Platform, options: DemoLoadOptions): Promise<DemoLoad> {
  const { until, days = 60, seed = 'mingjian', cases = 20_000 } = options;
  await loadReference(platform);
  await addDemoSources(platform);
  const source = platform.calendar('cn');
  if (source === undefined) throw new Error('the official calendar is not in the store');
  const calendar = compileCalendar(source);
  const reported = generateDemo({ seed, until, days, cases, calendar });
  const sum = { accepted: 0, duplicate: 0, rejected: 0 };
  let done = 0;
  for (const { origin, events } of bySource(
    'file',
    reported.map(({ event }) => event),
  )) {
    for (const batch of wholeCases(events)) {
      const receipt = await platform.ingest(batch, origin);
      sum.accepted += receipt.accepted;
      sum.duplicate += receipt.duplicate;
      sum.rejected += receipt.rejected.length;
      done += batch.length;
      options.onProgress?.(done, reported.length);
    }
  }
  const answered = await answerCards(platform, new Random(`${seed} cards`));
  return { events: reported.length, ...sum, answered };
}

/**
 * Batches in which no case is torn apart: the platform lives in the present, so half of an old
 * case would look overdue to it until the other half came, and get a card.
 */
function* wholeCases(all: readonly DemoEvent[]): Generator<readonly DemoEvent[]> {
  let batch: DemoEvent[] = [];
  for (const events of Map.groupBy(all, ({ subject }) => subject).values()) {
    if (batch.length > 0 && batch.length + events.length > BATCH) {
      yield batch;
      batch = [];
    }
    batch.push(...events);
  }
  if (batch.length > 0) yield batch;
}

async function loadReference(platform: Platform): Promise<void> {
  const rows = {
    departments: departments().map((department) => ({ ...department })),
    items: items.map(({ code, name, type, statutoryLimit, commitmentLimit }) => ({
      ...{ code, name, type, statutoryLimit, commitmentLimit },
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
