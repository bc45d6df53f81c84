import { expect, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { signIn } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';
import { type Wire, layWire } from '../wire.ts';

const OUTAGE_MS = 10_000;

test.describe('a connection that drops', () => {
  let product: Product;
  let wire: Wire;
  let key: string;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-12T10:00:00+08:00');
    product.addUser('wang', 'supervisor');
    key = product.addSource('story', 'urn:story');
    wire = await layWire(product.port);
  });
  test.afterAll(async () => {
    await wire.close();
    await product.stop();
  });

  function late(no: string): object[] {
    const limit = { commitmentLimit: workingDays(3) };
    return [
      event('case.received', no, '2026-03-02T09:00:00+08:00', facts(limit)),
      event('case.accepted', no, '2026-03-02T10:00:00+08:00'),
    ];
  }

  test('for ten seconds leaves the console right again', async ({ page }) => {
    await product.send(key, late('BEFORE-1'));
    await signIn(page, wire.origin, 'wang');
    await expect(page.getByRole('row', { name: 'BEFORE-1' })).toBeVisible();

    wire.cut();
    const cutAt = Date.now();
    await expect(page.getByRole('banner')).toContainText(/重新连接中|已断开/, { timeout: 15_000 });
    await product.send(key, late('MEANWHILE-1'));
    await expect.poll(() => Date.now() - cutAt, { timeout: 15_000 }).toBeGreaterThan(OUTAGE_MS);
    wire.mend();

    await expect(page.getByRole('banner')).toContainText('实时', { timeout: 30_000 });
    await expect(page.getByRole('button', { name: '黄牌 2' })).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByRole('row', { name: 'MEANWHILE-1' })).toBeVisible();
  });
});
