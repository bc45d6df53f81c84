import { writeFileSync } from 'node:fs';
import { type Page, expect, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { HOSTILE_TEXTS } from '../hostile-texts.ts';
import { listenForComplaints, signIn } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

const PAGES = ['/console', '/cases', '/overview', '/calculator'];

test.describe('text that would like to be code', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-12T10:00:00+08:00');
    product.addUser('wang', 'supervisor');
    product.addUser('ling', 'leader');
    const file = (name: string, rows: readonly object[]): string => {
      const path = test.info().outputPath(name);
      writeFileSync(path, JSON.stringify(rows));
      return path;
    };
    const places = HOSTILE_TEXTS.map((text, at) => ({
      code: `hostile-${at}`,
      name: text,
      regionCode: '370102',
      departmentCode: `hostile-${at}`,
    }));
    product.command(['load', 'departments', file('departments.json', places)]);
    product.command(['load', 'items', file('items.json', places)]);
    const regions = HOSTILE_TEXTS.map((name, at) => ({ code: `x${at}`, name, parent: '370100' }));
    product.command(['load', 'regions', file('regions.json', regions)]);
    for (const text of HOSTILE_TEXTS.slice(0, 3)) product.addSource(text, 'urn:nobody');
    const key = product.addSource('<b onclick=alert(1)>源</b>', 'urn:story');
    const limits = { commitmentLimit: workingDays(3), statutoryLimit: workingDays(5) };
    await product.send(
      key,
      HOSTILE_TEXTS.flatMap((text, at) => hostileCase(text, at, limits)),
    );
    // Refused rows keep what the source sent: the page shows it with the reason.
    await product.send(
      key,
      HOSTILE_TEXTS.map((text) => event(text, text, text, { reason: text })),
    );
  });
  test.afterAll(() => product.stop());

  for (const name of ['wang', 'ling']) {
    test(`stays text on every page that ${name} opens`, async ({ page }) => {
      test.slow();
      const complaints = await listenForComplaints(page);
      const strangers: string[] = [];
      page.on('request', (request) => {
        const { origin } = new URL(request.url());
        if (origin !== product.origin && origin !== 'null') strangers.push(request.url());
      });
      await signIn(page, product.origin, name);
      for (const path of PAGES) {
        await page.goto(product.origin + path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      }
      await openMenus(page);
      await page.goto(`${product.origin}/overview`);
      await expect(page.getByRole('main')).toContainText('<img src=x onerror=alert(1)>');
      await pointAtDrawing(page);
      for (const at of HOSTILE_TEXTS.keys()) {
        await page.goto(`${product.origin}/cases/HOSTILE-${at}`);
        await expect(page.getByRole('main')).toContainText(`HOSTILE-${at}`);
        await expect(page.getByRole('main')).toContainText(HOSTILE_TEXTS[at]?.trim() ?? '');
        await pointAtDrawing(page);
        // Left within the application, the page takes its drawing away itself.
        await page.getByRole('navigation').getByRole('link').first().click();
        await expect(page.locator('app-chart')).toHaveCount(0);
      }
      expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
    });
  }
});

function hostileCase(text: string, at: number, limits: object): object[] {
  const no = `HOSTILE-${at}`;
  const place = { itemCode: `hostile-${at}`, departmentCode: `hostile-${at}` };
  const applicant = { kind: text, name: text, phone: text, idNo: text };
  const received = facts({ ...place, ...limits, title: text, channel: text, applicant });
  const of = (type: string, day: string, data: object): object =>
    event(`case.${type}`, no, `2026-03-${day}T10:00:00+08:00`, { ...data });
  return [
    of('received', '02', received),
    of('accepted', '03', { reason: text }),
    of('stepStarted', '03', { step: text, officer: text, departmentCode: place.departmentCode }),
    of('suspended', '04', { reason: 'EXPERT_REVIEW', ground: text }),
    of('resumed', '05', { reason: text }),
    of('extended', '05', { by: workingDays(1), approvedBy: text, reason: text }),
    of('stepFinished', '06', { step: text, result: text }),
    of('note', '06', { text }),
    of('materialProvided', '06', { name: text, how: 'paper' }),
  ];
}

/** Brings up the tooltip of the first drawing, in which names stand. */
async function pointAtDrawing(page: Page): Promise<void> {
  await page.locator('app-chart').first().scrollIntoViewIfNeeded();
  const drawing = page.locator('app-chart-canvas svg').first();
  await expect(drawing).toBeVisible();
  const texts = await drawing.locator('text').count();
  await drawing.hover();
  await expect.poll(() => drawing.locator('text').count()).toBeGreaterThan(texts);
}

/** Opens the lists of the top bar: sources and regions. */
async function openMenus(page: Page): Promise<void> {
  for (const [opener, list] of [
    ['app-freshness-lamp', 'app-source-list'],
    ['app-region-picker', 'app-region-panel'],
  ] as const) {
    await page.locator(opener).getByRole('button').first().click();
    await expect(page.locator(list)).toBeVisible();
  }
}
