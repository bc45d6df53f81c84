import { expect, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { listenForComplaints, signIn } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

test.describe('a limit that passes', () => {
  let product: Product;

  test.beforeAll(async () => {
    // Half a minute before the end of a Wednesday in Shanghai.
    product = await startProduct('2026-03-04T23:59:20+08:00');
    product.addUser('wang', 'supervisor');
    const key = product.addSource('story', 'urn:story');
    const limit = { commitmentLimit: workingDays(2), statutoryLimit: workingDays(20) };
    await product.send(key, [
      event('case.received', 'LATE-1', '2026-03-02T09:00:00+08:00', facts(limit)),
      event('case.accepted', 'LATE-1', '2026-03-02T10:00:00+08:00'),
    ]);
  });
  test.afterAll(() => product.stop());

  test('turns a warning into a yellow card on the open page, without reload', async ({ page }) => {
    const complaints = await listenForComplaints(page);
    await signIn(page, product.origin, 'wang');
    const row = page.getByRole('row', { name: 'LATE-1' });
    await expect(row.getByRole('gridcell', { name: '预警' })).toBeVisible();
    await expect(row).toContainText('今日到期');
    // Nobody reads here: with the pointer in the list, new cards would wait.
    await page.mouse.move(2, 2);
    const loads: string[] = [];
    page.on('load', () => loads.push(page.url()));

    await expect(page.getByRole('button', { name: '黄牌 1' })).toBeVisible({ timeout: 60_000 });
    const yellow = page.getByRole('row', { name: /黄牌.*LATE-1/ });
    await expect(yellow).toBeVisible({ timeout: 20_000 });
    await expect(yellow).toContainText('超期 1 工作日');
    expect(loads).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
