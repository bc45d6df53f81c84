import { expect, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { expectAccessible, listenForComplaints, signIn } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

test.describe('a due date across the Spring Festival', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-19T10:00:00+08:00');
    product.addUser('wang', 'supervisor');
    const key = product.addSource('story', 'urn:story');
    const limit = { statutoryLimit: workingDays(20), commitmentLimit: workingDays(5) };
    await product.send(key, [
      event('case.received', 'FESTIVAL-1', '2026-02-11T09:00:00+08:00', facts(limit)),
      event('case.accepted', 'FESTIVAL-1', '2026-02-12T10:00:00+08:00'),
    ]);
  });
  test.afterAll(() => product.stop());

  test('is explained day by day by the ledger', async ({ page }) => {
    const complaints = await listenForComplaints(page);
    await signIn(page, product.origin, 'wang');
    await page.goto(`${product.origin}/cases/FESTIVAL-1`);
    const main = page.getByRole('main');
    await expect(main).toContainText('应办结 3 月 18 日');
    await expect(main).toContainText('应办结 2 月 26 日');

    await page.getByRole('button', { name: '法定', exact: true }).click();
    const ledger = page.getByRole('table', { name: '法定时限的计算依据' });
    await expect(ledger.getByRole('row', { name: /02-12.*起算日/ })).toBeVisible();
    await expect(ledger.getByRole('row', { name: /02-14.*调休上班/ })).toBeVisible();
    await expect(ledger.getByRole('row', { name: /02-15 至 02-23.*节假日 9 天/ })).toBeVisible();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  test('is the same in the calculator, and unknown beyond the announced calendar', async ({
    page,
  }) => {
    await page.goto(`${product.origin}/calculator?start=2026-02-12&limit=20workingDay`);
    await expect(page.getByRole('region', { name: '结果' })).toContainText('3 月 18 日');
    await page.goto(`${product.origin}/calculator?start=2026-12-28&limit=5workingDay`);
    await expect(page.getByRole('region', { name: '结果' })).toContainText('尚未公布');
  });
});
