import { chromium } from '@playwright/test';
import type { CDPSession, Page } from '@playwright/test';

/**
 * How long it takes from a click on the ranking page until what it asks for is drawn, on a running demo:
 * `node e2e/click-to-drawn.ts [ORIGIN]`. Beside the time on the clock, which others on the machine lengthen,
 * stands the time in which the page itself was at work.
 */
const origin = process.argv[2] ?? 'http://127.0.0.1:4200';
const ROUNDS = 15;

/** Runs in the page: milliseconds from the next click or choice until a text stands in a part and is painted. */
const WAIT_UNTIL_DRAWN = `(part, text) => new Promise((resolve) => {
  let from = 0;
  const start = () => { from = performance.now(); };
  addEventListener('click', start, { capture: true, once: true });
  addEventListener('change', start, { capture: true, once: true });
  const look = () => {
    const isThere = document.querySelector(part)?.textContent.includes(text) === true;
    if (from === 0 || !isThere) requestAnimationFrame(look);
    // The frame after the one that holds it has been painted.
    else requestAnimationFrame(() => resolve(performance.now() - from));
  };
  look();
})`;

const browser = await chromium.launch({
  executablePath: process.env['CHROME_BIN'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const context = await browser.newContext({
  viewport: { width: 1440, height: 900 },
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
});
const signedIn = await context.request.post(`${origin}/api/v1/session`, {
  data: { name: 'leader', password: 'mingjian-demo' },
  headers: { 'x-requested-with': 'mingjian' },
});
if (!signedIn.ok()) throw new Error(`the demo at ${origin} does not let the leader in`);
const page = await context.newPage();
const metrics = await context.newCDPSession(page);
await metrics.send('Performance.enable');
await page.goto(`${origin}/ranking?scheme=approval`);
await page.locator('app-ranking-table tbody tr').first().waitFor();

await tell('unit: click to explanation', async (round) => {
  const button = page.locator('app-ranking-table tbody .name').nth(round);
  const name = (await button.textContent())?.trim() ?? '';
  return timed(page, metrics, () => button.click(), `aside h2`, name);
});
await tell('indicator: choice to table', async (round) => {
  const indicator = page.locator('.pick select').nth(3);
  const options = await indicator.locator('option').allTextContents();
  const name = options[(round + 1) % options.length]?.trim() ?? '';
  const choose = () => indicator.selectOption({ label: name }).then(() => undefined);
  return timed(page, metrics, choose, 'app-region-map h2', name);
});
await browser.close();

/** Milliseconds on the clock and at work, from an act until a text stands somewhere and is painted. */
async function timed(
  shown: Page,
  session: CDPSession,
  act: () => Promise<void>,
  part: string,
  text: string,
): Promise<readonly [clock: number, work: number]> {
  const before = await workOf(session);
  const drawn = shown.evaluate<number>(
    `(${WAIT_UNTIL_DRAWN})(${JSON.stringify(part)}, ${JSON.stringify(text)})`,
  );
  await act();
  const clock = await drawn;
  return [clock, (await workOf(session)) - before];
}

async function workOf(session: CDPSession): Promise<number> {
  const { metrics: all } = await session.send('Performance.getMetrics');
  return 1000 * (all.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

async function tell(
  what: string,
  round: (no: number) => Promise<readonly [number, number]>,
): Promise<void> {
  const times: (readonly [number, number])[] = [];
  for (let no = 0; no < ROUNDS; no += 1) times.push(await round(no));
  const clock = times.map(([time]) => time).sort((one, other) => one - other);
  const work = times.map(([, time]) => time).sort((one, other) => one - other);
  const middle = (list: readonly number[]) => (list[list.length >> 1] ?? 0).toFixed(0);
  const last = (list: readonly number[]) => (list.at(-1) ?? 0).toFixed(0);
  process.stdout.write(
    `${what}: median ${middle(clock)} ms, slowest ${last(clock)} ms; at work ${middle(work)} ms\n`,
  );
}
