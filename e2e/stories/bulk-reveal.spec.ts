import { expect, test } from '@playwright/test';
import { event, facts } from '../events.ts';
import { expectAccessible, listenForComplaints, signInQuietly } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

test.describe('many people at once', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-12T10:00:00+08:00');
    product.addUser('li', 'supervisor');
    product.addUser('wang', 'supervisor');
    const key = product.addSource('story', 'urn:story');
    const applicant = { kind: 'natural', name: '孙申请', phone: '13900000003' };
    await product.send(key, [
      event('case.received', 'MANY-1', '2026-03-02T09:00:00+08:00', facts({ applicant })),
      event('case.received', 'MANY-2', '2026-03-02T09:00:00+08:00', facts({})),
    ]);
  });

  test.afterAll(() => product.stop());

  test('are asked for by one person, confirmed by another, shown once', async ({ browser }) => {
    const [asker, second] = [await browser.newContext(), await browser.newContext()];
    await signInQuietly(asker.request, product.origin, 'li');
    await signInQuietly(second.request, product.origin, 'wang');
    const page = await asker.newPage();
    const complaints = await listenForComplaints(page);
    await page.goto(`${product.origin}/account`);
    const panel = page.getByRole('region', { name: '批量查看个人信息' });
    await panel.getByLabel(/编号/).fill('MANY-1\nMANY-2');
    await panel.getByLabel('查看理由').fill('逐一回访逾期办件的申请人');
    await panel.getByRole('button', { name: '申请' }).click();
    await expect(panel.getByText('等待另一人确认')).toBeVisible();
    await expectAccessible(page);

    const other = await second.newPage();
    await other.goto(`${product.origin}/account`);
    await other.getByRole('button', { name: '确认 li 对 2 件的申请' }).click();
    await expect(other.getByText('没有待处理的申请。')).toBeVisible();

    await page.reload();
    await panel.getByRole('button', { name: '查看 2 件的个人信息' }).click();
    await expect(panel.getByText('13900000003')).toBeVisible();
    await expect(panel.getByText('没有待处理的申请。')).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(panel.getByText('没有待处理的申请。')).toBeVisible();
    await expect(panel.getByText('13900000003')).toHaveCount(0);
    expect(complaints).toEqual([]);
    await asker.close();
    await second.close();
  });
});
