import { type Page, expect, test } from '@playwright/test';
import { generateSync } from 'otplib';
import { expectAccessible, listenForComplaints } from '../page-checks.ts';
import { PASSWORD, type Product, startProduct } from '../product.ts';

test.describe('a second factor', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct(undefined, { MINGJIAN_SECOND_FACTOR_ROLES: 'leader' });
    product.addUser('wang', 'supervisor');
    product.addUser('zhang', 'leader');
  });
  test.afterAll(() => product.stop());

  async function enter(page: Page, name = 'wang', to = '/account'): Promise<void> {
    await page.goto(`${product.origin}/sign-in?to=${to}`);
    await page.locator('input[autocomplete=username]').fill(name);
    await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
  }

  test('is turned on from the own account and asked for at the next sign-in', async ({ page }) => {
    test.slow();
    const complaints = await listenForComplaints(page);
    await enter(page);
    await page.getByRole('button', { name: '启用二次验证' }).click();
    await expect(page.getByRole('img', { name: '验证器二维码' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: '动态码' }).fill('000000');
    await page.getByRole('button', { name: '确认启用' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '动态码不正确' })).toBeVisible();

    const secret = await page.locator('.secret').innerText();
    await page.getByRole('textbox', { name: '动态码' }).fill(generateSync({ secret }));
    await page.getByRole('button', { name: '确认启用' }).click();
    const recovery = page.locator('.codes code');
    await expect(recovery).toHaveCount(10);
    const [first = ''] = await recovery.allInnerTexts();
    await page.getByRole('button', { name: '已保存，关闭' }).click();
    await expect(page.getByText('恢复码还剩 10 个')).toBeVisible();
    await expectAccessible(page);

    // What is open goes on asking: without its session it would rightly be refused.
    await page.goto('about:blank');
    await page.context().clearCookies();
    await enter(page);
    const code = page.locator('input[autocomplete=one-time-code]');
    await expect(code).toBeFocused();
    await expectAccessible(page);
    await code.fill(first);
    await page.locator('button[type=submit]').click();
    await expect(page.getByRole('heading', { name: '账户安全' })).toBeVisible();
    // The browser tells of the two refusals itself.
    expect(complaints.filter((each) => !each.includes('status of 4'))).toEqual([]);
  });

  test('is turned on by who has to have one before anything else opens', async ({ page }) => {
    test.slow();
    const complaints = await listenForComplaints(page);
    await enter(page, 'zhang', '/overview');
    await expect(page.getByText('启用之前不能使用其他功能')).toBeVisible();
    for (const path of ['/', '/ranking?period=2026-03']) {
      await page.goto(product.origin + path);
      await page.waitForURL(`${product.origin}/account`);
    }
    await expect(page.getByText('启用之前不能使用其他功能')).toBeVisible();
    await expect(page.locator('app-freshness-lamp')).toHaveCount(0);
    await expectAccessible(page);

    await page.getByRole('button', { name: '启用二次验证' }).click();
    const secret = await page.locator('.secret').innerText();
    await page.getByRole('textbox', { name: '动态码' }).fill(generateSync({ secret }));
    await page.getByRole('button', { name: '确认启用' }).click();
    await page.getByRole('button', { name: '已保存，关闭' }).click();
    await expect(page.locator('app-freshness-lamp')).toBeVisible();
    await page.getByRole('link', { name: '明鉴' }).click();
    await page.waitForURL(/\/console/u);
    expect(complaints).toEqual([]);
  });
});
