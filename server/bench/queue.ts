import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { BENCH_PASSWORD, send, startBenchServer } from './bench-server.ts';
import type { BenchServer } from './bench-server.ts';
import type { BenchRow } from './due-dates.ts';
import { framesUnderChanges } from './frames-under-changes.ts';
import { rowsOfFrames } from './page-frames.ts';
import { percentile } from './rounds.ts';

const BATCH = 500;
const HOUR_MS = 3_600_000;
const PRESSES = 40;
const VIEWPORT = 'app-queue-list .viewport';

/** Tickets that are open, and how many of them change each second while the queue is on screen. */
export interface QueueBench {
  readonly tickets: number;
  readonly changesPerSecond: number;
  readonly seconds: number;
}

/**
 * The queue of feedback in a real browser with everything open in it: until its first row stands, the
 * time between frames at rest and while it is scrolled as tickets change, and from a key to the next
 * ticket open beside the list. Server, sender and browser share the cores.
 */
export async function benchQueue(load: QueueBench): Promise<readonly BenchRow[]> {
  const server = await startBenchServer();
  let browser: Browser | undefined;
  try {
    await fill(server, load.tickets);
    browser = await chromium.launch({
      executablePath: process.env['CHROME_BIN'] ?? '/usr/bin/chromium',
    });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const opened = await openQueue(page, server);
    const note = `${load.tickets} open tickets, ${load.changesPerSecond} changes/s for ${load.seconds} s`;
    const under = (scrolls: boolean, before: number) =>
      framesUnderChanges(page, server, {
        ...load,
        viewport: VIEWPORT,
        scrolls,
        changes: (from, count) =>
          Array.from({ length: count }, (_, index) => dispatched(before + from + index)),
      });
    const resting = await under(false, 0);
    const scrolled = await under(true, resting.sent);
    const presses = await pressThrough(page);
    return [
      { name: 'queue: from the address to the first row', unit: 'ms', ours: opened, note },
      ...rowsOfFrames('queue', resting.frames, note),
      ...rowsOfFrames('queue scrolled', scrolled.frames, note),
      {
        ...{ name: 'queue: from J to the next ticket open, median', unit: 'ms' },
        ...{
          ours: percentile(presses, 0.5),
          note: `${note}; p99 ${percentile(presses, 0.99).toFixed(0)} ms of ${PRESSES}`,
        },
      },
    ];
  } finally {
    await browser?.close();
    await server.stop();
  }
}

/** Signs in, opens the queue and answers how long it took until a row stood. */
async function openQueue(page: Page, { url }: BenchServer): Promise<number> {
  const signedIn = await page.context().request.post(`${url}/api/v1/session`, {
    headers: { 'x-requested-with': 'mingjian' },
    data: { name: 'bench', password: BENCH_PASSWORD },
  });
  if (!signedIn.ok()) throw new Error('the bench may not sign in');
  const begin = performance.now();
  await page.goto(`${url}/feedback`);
  await page.locator(`${VIEWPORT} [role=row]`).first().waitFor();
  return performance.now() - begin;
}

/** Goes down the list by key; each time until the ticket beside it is that of the row. */
async function pressThrough(page: Page): Promise<readonly number[]> {
  await page.locator(VIEWPORT).evaluate('(viewport) => viewport.scrollTo(0, 0)');
  const times: number[] = [];
  let before = '';
  for (let press = 0; press < PRESSES; press += 1) {
    const begin = performance.now();
    await page.keyboard.press('j');
    await page
      .locator('app-item-panel header .mono')
      .filter({ hasNotText: before === '' ? 'nothing' : new RegExp(`^${before}$`, 'u') })
      .waitFor();
    times.push(performance.now() - begin);
    before = await page.locator('app-item-panel header .mono').innerText();
  }
  return times;
}

async function fill(server: BenchServer, tickets: number): Promise<void> {
  for (let from = 0; from < tickets; from += BATCH) {
    const count = Math.min(BATCH, tickets - from);
    await send(
      server,
      Array.from({ length: count }, (_, index) => created(from + index)),
    );
  }
}

function created(no: number): Readonly<Record<string, unknown>> {
  return envelope(no, 'ticket.created', 2 * HOUR_MS, {
    ...{ kind: 'complaint', regionCode: '370102', channel: 'hotline', category: '噪声' },
    title: `夜间施工噪声 ${no}`,
    text: `每天夜里十一点以后还在施工，第 ${no} 次反映，请尽快处理。`,
  });
}

function dispatched(no: number): Readonly<Record<string, unknown>> {
  return envelope(no, 'ticket.dispatched', 0, { departmentCode: `370102-d${no % 40}` });
}

function envelope(
  no: number,
  type: string,
  agoMs: number,
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const time = new Date(Date.now() - agoMs).toISOString();
  return {
    specversion: '1.0',
    id: `${type}/${no}`,
    source: 'urn:bench',
    subject: `Q${no}`,
    type,
    time,
    data,
  };
}
