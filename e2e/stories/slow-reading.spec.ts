import { expect, test } from '@playwright/test';
import { event, facts } from '../events.ts';
import { expectAccessible, signInQuietly } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

test.describe('a reading that takes long', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await startProduct('2026-03-12T10:00:00+08:00');
    product.addUser('wang', 'supervisor');
    const key = product.addSource('story', 'urn:story');
    await product.send(key, [
      event('case.received', 'SLOW-1', '2026-03-02T09:00:00+08:00', facts({})),
    ]);
  });
  test.afterAll(() => product.stop());

  for (const { page: path, reads } of [
    { page: '/sources', reads: '**/api/v1/sources' },
    { page: '/ranking?period=2026-03', reads: '**/api/v1/rankings?*' },
    { page: '/indicators/I-03?period=2026-03', reads: '**/api/v1/indicators?*' },
    { page: '/schemes', reads: '**/api/v1/schemes' },
    { page: '/units/370100?period=2026-03', reads: '**/api/v1/rankings/370100*' },
    { page: '/feedback/surveys', reads: '**/api/v1/surveys' },
    { page: '/feedback/signs', reads: '**/api/v1/feedback/signs*' },
    { page: '/search?text=SLOW-2', reads: '**/api/v1/cases?*' },
  ]) {
    test(`says how long it takes on ${path}, can be given up and begun again`, async ({ page }) => {
      await signInQuietly(page.request, product.origin, 'wang');
      let isHeld = true;
      await page.route(reads, async (route) => {
        // Never answered: whoever waits gives it up.
        if (!isHeld) await route.continue();
      });
      await page.goto(product.origin + path);
      const main = page.getByRole('main');
      await expect(main.getByText(/已 \d+ 秒/).first()).toBeVisible();
      // One page stands for all: the waiting looks alike everywhere.
      if (path === '/sources') await expectAccessible(page);
      await main.getByRole('button', { name: '取消', exact: true }).first().click();
      await expect(main.getByText(/已取消读取/).first()).toBeVisible();
      isHeld = false;
      await main.getByRole('button', { name: '重试', exact: true }).first().click();
      await expect(main.getByText(/已取消读取/)).toHaveCount(0);
      await expect(main.locator('app-loading-rows')).toHaveCount(0);
    });
  }
});
