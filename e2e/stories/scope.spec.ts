import { expect, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { signIn } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

test.describe('a supervisor of one city', () => {
  let product: Product;
  let key: string;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-12T10:00:00+08:00');
    product.addUser('jinan', 'supervisor', '370100');
    key = product.addSource('story', 'urn:story');
    await product.send(key, [...late('JINAN-1', '370102'), ...late('QINGDAO-1', '370202')]);
  });
  test.afterAll(() => product.stop());

  function late(no: string, regionCode: string): object[] {
    const limit = { commitmentLimit: workingDays(3), regionCode };
    return [
      event('case.received', no, '2026-03-02T09:00:00+08:00', facts(limit)),
      event('case.accepted', no, '2026-03-02T10:00:00+08:00'),
    ];
  }

  test('never sees another, neither in lists nor live nor by address', async ({ page }) => {
    const received: string[] = [];
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => received.push(payload.toString())),
    );
    page.on('response', async (response) => {
      const text = await response.text().catch(() => '');
      received.push(text);
    });
    await signIn(page, product.origin, 'jinan');
    await expect(page.getByRole('row', { name: 'JINAN-1' })).toBeVisible();
    await expect(page.getByRole('button', { name: '全部 1' })).toBeVisible();

    await product.send(key, [...late('QINGDAO-2', '370203'), ...late('JINAN-2', '370103')]);
    await expect(page.getByRole('button', { name: '全部 2' })).toBeVisible();

    await page.goto(`${product.origin}/cases`);
    await expect(page.getByText('JINAN-2')).toBeVisible();
    await page.goto(`${product.origin}/cases/QINGDAO-1`);
    await expect(page.getByRole('main')).toContainText('不在你的权限范围内');
    const leaks = received.filter((text) => text.includes('QINGDAO-2') || text.includes('370202'));
    expect(leaks).toEqual([]);
  });
});
