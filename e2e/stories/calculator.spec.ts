import { type Page, expect, test } from '@playwright/test';
import { expectAccessible, listenForComplaints } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

const OWN = 'calendar=own&mon=09:00-12:00&tue=09:00-12:00&start=2026-02-12&limit=5workingDay';

test.describe('the calculator, without signing in', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await startProduct('2026-03-12T10:00:00+08:00');
  });
  test.afterAll(() => product.stop());

  const due = (page: Page) => page.locator('.due b');

  test('counts in a calendar of one’s own, which the address keeps', async ({ page }) => {
    const complaints = await listenForComplaints(page);
    await page.goto(`${product.origin}/calculator?start=2026-02-12&limit=5workingDay`);
    await expect(due(page)).toHaveText('2026 年 2 月 26 日（周四）');

    await page.getByLabel('日历', { exact: true }).selectOption('own');
    // The week of one's own knows no Spring Festival.
    await expect(due(page)).toHaveText('2026 年 2 月 19 日（周四）');
    await page.getByLabel('放假日').fill('2026-02-16~2026-02-18');
    await expect(due(page)).toHaveText('2026 年 2 月 24 日（周二）');
    await page.getByLabel('调休上班日').fill('2026-02-14');
    await expect(due(page)).toHaveText('2026 年 2 月 23 日（周一）');
    await expect(page).toHaveURL(/calendar=own/);

    await page.reload();
    await expect(due(page)).toHaveText('2026 年 2 月 23 日（周一）');
    await expect(page.getByLabel('放假日')).toHaveValue('2026-02-16~2026-02-18');
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  for (const { what, label, text, told } of [
    { what: 'a day that is none', label: '放假日', text: '2026-02-30', told: '“2026-02-30”' },
    { what: 'hours that overlap', label: '周一', text: '09:00-12:00 11:00-17:00', told: '重叠' },
    { what: 'a zone that nobody knows', label: '时区', text: 'Mars/Base', told: '没有这个时区' },
  ]) {
    test(`says at its field what is wrong with ${what}`, async ({ page }) => {
      await page.goto(`${product.origin}/calculator?${OWN}`);
      await expect(due(page)).toBeVisible();
      const field = page.getByLabel(label, { exact: true });
      await field.fill(text);
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(page.locator('.error')).toContainText(told);
      await expect(due(page)).toHaveCount(0);
    });
  }

  test('fits a phone with all fields of a calendar', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 812 });
    await page.goto(`${product.origin}/calculator?${OWN}`);
    await expect(due(page)).toBeVisible();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
  });
});
