import { chromium } from '@playwright/test';

/**
 * Takes the pictures of the README from a running demo: `node e2e/pictures/take.ts [ORIGIN]`. The
 * screen is the real one; only the live play moves on between two pictures.
 */
const origin = process.argv[2] ?? 'http://127.0.0.1:4200';
const browser = await chromium.launch({
  executablePath: process.env['CHROME_BIN'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const context = await browser.newContext({
  viewport: { width: 1440, height: 900 },
  colorScheme: 'light',
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
});
const signedIn = await context.request.post(`${origin}/api/v1/session`, {
  data: { name: 'supervisor', password: 'mingjian-demo' },
  headers: { 'x-requested-with': 'mingjian' },
});
if (!signedIn.ok()) throw new Error(`the demo at ${origin} does not let the supervisor in`);
const page = await context.newPage();
await page.goto(`${origin}/console`);
await page.getByRole('row', { name: '红牌' }).nth(2).click();
await page.getByText('为什么发牌').waitFor();
await page.screenshot({ path: 'e2e/pictures/console.png' });
await page.goto(`${origin}/cases?level=red&clock=statutory&bucket=overdue&phase=review`);
const shown = page.locator('main a[href^="/cases/"]').first();
await page.goto(origin + ((await shown.getAttribute('href')) ?? '/cases'));
await page.locator('app-case-ledger app-ledger-strip').waitFor();
await page.screenshot({ path: 'e2e/pictures/case.png' });
await page.goto(`${origin}/feedback`);
await page.locator('app-queue-list [role=row]').first().click();
await page.locator('app-item-timeline li').first().waitFor();
await page.screenshot({ path: 'e2e/pictures/feedback.png' });
await page.goto(`${origin}/overview`);
await page.locator('app-card-columns svg').first().waitFor();
await page.screenshot({ path: 'e2e/pictures/overview.png' });
await page.goto(`${origin}/ranking?scheme=approval&group=cities&indicator=onTime&unit=370100`);
await page.locator('app-rank-panel .formula').waitFor();
await page.screenshot({ path: 'e2e/pictures/ranking.png' });
await browser.close();
