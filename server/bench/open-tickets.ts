import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { openPlatform } from '../open-platform.ts';
import type { BenchRow } from './due-dates.ts';
import { handlersAtWork } from './handlers-at-work.ts';
import { percentile } from './rounds.ts';

const ROUNDS = 25;
const BATCH = 500;
const HOUR_MS = 3_600_000;
const DEPARTMENTS = 40;
const DISPATCHED_AT_ONCE = 1000;
const DISPATCHES = 5;
const ORIGIN = { way: 'http', prefixes: null, sourceName: null } as const;

const viewer = (role: Viewer['role'], account = 'bench'): Viewer => ({
  account,
  displayName: account,
  role,
  scope: { path: '', line: null },
  regionCode: '370000',
});

/** How many tickets wait, and how long so many handlers work on them. */
export interface TicketBench {
  readonly tickets: number;
  readonly handlers: number;
  readonly seconds: number;
}

/**
 * The queue of feedback with many open tickets: its first page with a filter, one ticket opened, a
 * thousand dispatched with one reason, and many handlers at work at once. Without HTTP and drawing;
 * the writer in a thread of its own, as in the product.
 */
export async function benchOpenTickets(load: TicketBench): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-bench-'));
  const platform = await openPlatform({ dataDir: folder, jobs: false });
  try {
    await raise(platform, load.tickets);
    const handler = viewer('handler');
    await platform.feedback(handler, {}, { limit: 1 });
    const filter = await timed(ROUNDS, (round) =>
      platform.feedback(handler, { phase: 'open', department: departmentOf(round) }, {}),
    );
    const open = await timed(ROUNDS, async (round) => {
      const found = await platform.findFeedback(handler, `T${(round * 997) % load.tickets}`);
      if (found === undefined) throw new Error('a ticket of the bench is not there');
    });
    const dispatch = await timed(DISPATCHES, (round) => dispatchMany(platform, round));
    const { times, done, lost } = await handlersAtWork(platform, load, (name) =>
      viewer('handler', name),
    );
    const note = `${load.tickets} open tickets, median of ${ROUNDS}`;
    const worked = `${load.handlers} handlers for ${load.seconds} s, an act a second each: ${done} acts, ${lost} lost updates`;
    return [
      { name: 'open tickets, filter one department', unit: 'ms', ours: filter, note },
      { name: 'open tickets, open one', unit: 'ms', ours: open, note },
      {
        name: `open tickets, dispatch ${DISPATCHED_AT_ONCE} at once`,
        unit: 'ms',
        ours: dispatch,
        note: `${load.tickets} open tickets, median of ${DISPATCHES}`,
      },
      {
        name: 'handlers at work, act p99',
        unit: 'ms',
        ours: percentile(times, 0.99),
        note: worked,
      },
    ];
  } finally {
    await platform.close();
    rmSync(folder, { recursive: true });
  }
}

function departmentOf(no: number): string {
  return `D${no % DEPARTMENTS}`;
}

/** Tickets of the last hours; every second one has been dispatched. */
async function raise(platform: Platform, tickets: number): Promise<void> {
  const begin = platform.now() - 20 * HOUR_MS;
  for (let from = 0; from < tickets; from += BATCH) {
    const events = Array.from({ length: Math.min(BATCH, tickets - from) }, (_, index) =>
      ticket(from + index, begin),
    ).flat();
    const receipt = await platform.ingest(events, ORIGIN);
    if (receipt.accepted !== events.length) throw new Error('events of the bench were refused');
  }
}

function ticket(no: number, begin: number): readonly unknown[] {
  const event = (type: string, later: number, data: object): unknown => ({
    specversion: '1.0',
    id: `${type}${no}`,
    source: 'urn:bench',
    type: `ticket.${type}`,
    subject: `T${no}`,
    time: new Date(begin + no + later).toISOString(),
    data,
  });
  const created = event('created', 0, {
    ...{ kind: 'complaint', regionCode: '370102', category: 'noise', channel: 'hotline' },
    ...{ title: '夜间施工噪声', text: `第 ${no} 件：小区旁边的工地半夜还在施工，影响休息。` },
    caller: { name: '王小明', phone: '13812345678' },
  });
  const dispatched = event('dispatched', 60_000, { departmentCode: departmentOf(no) });
  return no % 2 === 0 ? [created, dispatched] : [created];
}

async function dispatchMany(platform: Platform, round: number): Promise<void> {
  const ids = Array.from(
    { length: DISPATCHED_AT_ONCE },
    (_, place) => `T${2 * (round * DISPATCHED_AT_ONCE + place) + 1}`,
  );
  const request = { ids, action: 'dispatch', departmentCode: departmentOf(round) } as const;
  const answer = await platform.actOnManyFeedback(viewer('dispatcher'), {
    ...request,
    reason: '按职责派单',
  });
  if (!answer.ok) throw new Error(answer.error.code);
  const { done, refused } = answer.value;
  if (done.length !== ids.length) throw new Error(refused[0]?.code ?? 'not all were dispatched');
}

async function timed(rounds: number, work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    await work(round);
    times.push(performance.now() - begin);
  }
  return percentile(times, 0.5);
}
