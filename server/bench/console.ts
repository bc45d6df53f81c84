import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { BENCH_PASSWORD, send, startBenchServer } from './bench-server.ts';
import type { BenchServer } from './bench-server.ts';
import type { BenchRow } from './due-dates.ts';
import { framesUnderChanges } from './frames-under-changes.ts';
import { rowsOfFrames } from './page-frames.ts';

const BATCH = 500;
const DAY_MS = 86_400_000;
const DEPARTMENTS = 40;
const VIEWPORT = 'app-card-grid .viewport';

/** Cards on the page, and how many of them change each second. */
export interface ConsoleBench {
  readonly cards: number;
  readonly changesPerSecond: number;
  readonly seconds: number;
}

/**
 * The console in a real browser while its cards change: its frames, at rest and while it is
 * scrolled. Server, sender and browser share the cores; drawn by software, without a screen.
 */
export async function benchConsole(load: ConsoleBench): Promise<readonly BenchRow[]> {
  const server = await startBenchServer();
  let browser: Browser | undefined;
  try {
    await raise(server, load.cards);
    browser = await chromium.launch({
      executablePath: process.env['CHROME_BIN'] ?? '/usr/bin/chromium',
    });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const shown = await openConsole(page, server);
    const under = (scrolls: boolean) =>
      framesUnderChanges(page, server, {
        ...load,
        viewport: VIEWPORT,
        scrolls,
        changes: (from, count) => corrections(from, count, load.cards, scrolls),
      });
    const resting = await under(false);
    const scrolled = await under(true);
    const note = `${shown} open cards, ${load.changesPerSecond} changes/s for ${load.seconds} s`;
    return [
      ...rowsOfFrames('console', resting.frames, `${note}, ${resting.sent} sent`),
      ...rowsOfFrames('console scrolled', scrolled.frames, `${note}, ${scrolled.sent} sent`),
    ];
  } finally {
    await browser?.close();
    await server.stop();
  }
}

async function openConsole(page: Page, { url }: BenchServer): Promise<string> {
  await page.goto(`${url}/sign-in`);
  await page.locator('input[autocomplete=username]').fill('bench');
  await page.locator('input[autocomplete=current-password]').fill(BENCH_PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('[data-card]').first().waitFor();
  return page.locator('.levels b').first().innerText();
}

/** Cases long over their commitment, each with one yellow card. */
async function raise(server: BenchServer, cards: number): Promise<void> {
  const time = new Date(Date.now() - 60 * DAY_MS).toISOString();
  for (let from = 0; from < cards; from += BATCH) {
    const events = Array.from({ length: Math.min(BATCH, cards - from) }, (_, index) => ({
      ...envelope(from + index, `e${from + index}`),
      type: 'case.accepted',
      time,
      data: {
        itemCode: 'I1',
        regionCode: '370102',
        departmentCode: `D${(from + index) % DEPARTMENTS}`,
        commitmentLimit: { value: 5, unit: 'workingDay' },
      },
    }));
    await send(server, events);
  }
}

/** New titles for cards one after the other: each changes one row. */
function corrections(from: number, count: number, cards: number, again: boolean): unknown[] {
  return Array.from({ length: count }, (_, index) => {
    const no = from + index;
    return {
      ...envelope(no % cards, `c${again ? 'b' : 'a'}${no}`),
      type: 'case.corrected',
      time: new Date().toISOString(),
      data: { title: `更正 ${no}` },
    };
  });
}

function envelope(no: number, id: string): Readonly<Record<string, unknown>> {
  return { specversion: '1.0', id, source: 'urn:bench', subject: `B${no}` };
}
