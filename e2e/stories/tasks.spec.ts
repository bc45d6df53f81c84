import { expect, test } from '@playwright/test';
import { event } from '../events.ts';
import { expectAccessible, listenForComplaints, signInQuietly } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

test.describe('a task', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-12T10:00:00+08:00');
    product.addUser('lian', 'liaison', '370100');
    product.addUser('wang', 'supervisor');
    const key = product.addSource('story', 'urn:story');
    await product.send(key, [
      event('task.published', 'RW-1', '2026-03-02T09:00:00+08:00', {
        ...{ no: 'RW-1', name: '热线与办件系统对接', due: '2026-03-10' },
        ...{ lead: ['省大数据局'], responsible: ['济南市'] },
      }),
      event('task.published', 'RW-2', '2026-03-02T09:00:00+08:00', {
        ...{ no: 'RW-2', name: '事项目录发布', due: '2026-04-10', lead: ['省委编办'] },
      }),
    ]);
  });
  test.afterAll(() => product.stop());

  test('is late, is reported on from a phone and closed by who supervises', async ({ browser }) => {
    const street = await browser.newContext({
      viewport: { width: 375, height: 740 },
      locale: 'zh-CN',
    });
    const phone = await street.newPage();
    const complaints = await listenForComplaints(phone);
    await signInQuietly(street.request, product.origin, 'lian');
    await phone.goto(`${product.origin}/feedback/tasks`);
    const late = phone.locator('app-task-entry').filter({ hasText: '热线与办件系统对接' });
    await expect(late).toContainText('超期 2 天');
    await expectAccessible(phone);
    await expect(late.getByRole('button', { name: '销号' })).toHaveCount(0);
    await late.getByRole('button', { name: '报告进展' }).click();
    await late.getByRole('button', { name: '报告进展' }).click();
    await expect(late.getByText('请填写情况')).toBeVisible();
    await expectAccessible(phone);
    await phone.keyboard.type('济南已联通');
    await phone.keyboard.press('Control+Enter');
    await expect(phone.getByText('热线与办件系统对接：已报告进展')).toBeVisible();
    await expect(late).toContainText('济南已联通');
    const width = await phone.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(375);
    expect(complaints).toEqual([]);

    const office = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      colorScheme: 'dark',
    });
    const page = await office.newPage();
    const onScreen = await listenForComplaints(page);
    await signInQuietly(office.request, product.origin, 'wang');
    await page.goto(`${product.origin}/feedback`);
    await page.getByRole('link', { name: '任务', exact: true }).click();
    await page.getByRole('link', { name: '已超期 1' }).click();
    const open = page.locator('app-task-entry');
    await expect(open).toHaveCount(1);
    await open.getByRole('button', { name: '销号' }).click();
    await expect(open).toContainText('不能撤回');
    await open.getByLabel('完成情况').fill('通过验收');
    await expectAccessible(page);
    await open.getByRole('button', { name: '销号' }).click();
    await expect(page.getByText('热线与办件系统对接：已销号')).toBeVisible();
    await page.getByRole('link', { name: '已销号 1' }).click();
    await expect(page.locator('app-task-entry')).toContainText('逾期销号');
    await expectAccessible(page);
    expect(onScreen).toEqual([]);
  });
});
