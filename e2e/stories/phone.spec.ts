import { expect, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { expectAccessible, listenForComplaints, signIn } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

test.use({ viewport: { width: 375, height: 812 }, hasTouch: true });

test.describe('on a phone', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-12T10:00:00+08:00');
    product.addUser('wang', 'supervisor');
    const key = product.addSource('story', 'urn:story');
    const limit = { commitmentLimit: workingDays(3), statutoryLimit: workingDays(5) };
    await product.send(key, [
      event('case.received', 'PHONE-1', '2026-03-02T09:00:00+08:00', facts(limit)),
      event('case.accepted', 'PHONE-1', '2026-03-02T10:00:00+08:00'),
    ]);
  });
  test.afterAll(() => product.stop());

  test('a supervisor reads a card and acknowledges it', async ({ page }) => {
    const complaints = await listenForComplaints(page);
    await signIn(page, product.origin, 'wang');
    await expectNoSidewaysScroll();
    await page.getByRole('row', { name: '红牌' }).first().tap();
    await page.getByRole('button', { name: /^签收/ }).tap();
    await expect(page.getByRole('main')).toContainText('已签收');
    await expectNoSidewaysScroll();
    await expectAccessible(page);

    for (const path of ['/cases', '/cases/PHONE-1', '/overview', '/calculator']) {
      await page.goto(product.origin + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll();
    }
    await page.goto(`${product.origin}/cases`);
    const bar = page.getByRole('navigation').last();
    await expect(bar.getByRole('link')).toHaveText([/监察/, /反馈/, /考评/, /期限/]);
    await bar.getByRole('button', { name: '更多' }).tap();
    await expectAccessible(page);
    await page.getByRole('link', { name: '总览' }).tap();
    await expect(page).toHaveURL(/overview/);
    expect(complaints).toEqual([]);

    async function expectNoSidewaysScroll(): Promise<void> {
      const root = page.locator('html');
      const over = await root.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(over).toBeLessThanOrEqual(0);
    }
  });
});
