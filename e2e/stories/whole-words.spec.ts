import { expect, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { signInQuietly } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

/** In the page: texts that are wider than the box that hides the rest of them. */
const CUT = `[...document.querySelectorAll('app-card-row .handling *, app-card-row .level, app-card-row .limit, app-console-counters *')]
  .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
  .filter((one) => getComputedStyle(one).overflowX !== 'visible')
  .map((one) => one.textContent.trim() + ' ' + one.clientWidth + '<' + one.scrollWidth)`;

/** px by which the bar above every page is wider than the window. */
const BEYOND = `(([bar]) => bar.scrollWidth - innerWidth)(document.getElementsByTagName('app-top-bar'))`;

test.describe('the words of the console', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await startProduct('2026-03-12T10:00:00+08:00');
    product.addUser('wang', 'supervisor');
    const key = product.addSource('story', 'urn:story');
    const limits = { commitmentLimit: workingDays(3), statutoryLimit: workingDays(5) };
    await product.send(
      key,
      ['WORDS-1', 'WORDS-2'].flatMap((no) => [
        event('case.received', no, '2026-03-02T09:00:00+08:00', facts(limits)),
        event('case.accepted', no, '2026-03-02T10:00:00+08:00'),
      ]),
    );
  });
  test.afterAll(() => product.stop());

  for (const language of ['zh', 'en'] as const) {
    test(`are whole in ${language} at every width, also of a card that was urged`, async ({
      page,
    }) => {
      await signInQuietly(page.request, product.origin, 'wang');
      const headers = { 'x-requested-with': 'mingjian' };
      const cards = await page.request.get(`${product.origin}/api/v1/cards`);
      const { items } = (await cards.json()) as { items: { id: string; version: number }[] };
      const [first] = items;
      if (first === undefined) throw new Error('no card was raised');
      const urged = await page.request.post(`${product.origin}/api/v1/cards/${first.id}/urge`, {
        headers,
        data: { reason: '请尽快办理并说明情况', expectedVersion: first.version },
      });
      expect(urged.ok(), await urged.text()).toBeTruthy();
      await page.addInitScript(`localStorage.setItem('mingjian.language', '${language}')`);
      for (const width of [1024, 1280, 1440, 1920, 375]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${product.origin}/console`);
        await expect(page.locator('app-card-row').first()).toBeAttached();
        if (width > 720) {
          const words = language === 'en' ? /Urged ×\d/ : /催办 \d 次/;
          await expect(page.getByText(words).first()).toBeVisible();
        }
        expect(await page.evaluate(CUT), `at ${width}`).toEqual([]);
        expect(await page.evaluate(BEYOND), `at ${width}`).toBeLessThanOrEqual(0);
      }
    });
  }
});
