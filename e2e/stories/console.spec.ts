import { expect, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { expectAccessible, listenForComplaints, signIn } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

test.describe('the console of a supervisor', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-20T10:00:00+08:00');
    product.addUser('wang', 'supervisor');
    product.addUser('li', 'supervisor');
    const key = product.addSource('story', 'urn:story');
    const late = (no: string, day: string, limit: number): object[] => {
      const limits = { commitmentLimit: workingDays(limit), statutoryLimit: workingDays(60) };
      return [
        event('case.received', no, `${day}T09:00:00+08:00`, facts(limits)),
        event('case.accepted', no, `${day}T10:00:00+08:00`),
      ];
    };
    // FIVE is over by five days; LATE ended three days late, though its due day lies before.
    await product.send(key, [
      ...late('FIVE', '2026-03-06', 5),
      ...late('LATE', '2026-02-26', 2),
      event('case.finished', 'LATE', '2026-03-05T10:00:00+08:00'),
      ...late('ONE', '2026-03-12', 5),
    ]);
  });
  test.afterAll(() => product.stop());

  test('lists by days over, sorts by a column that stays in the link, and hides columns', async ({
    page,
  }) => {
    const complaints = await listenForComplaints(page);
    await signIn(page, product.origin, 'wang');
    const numbers = page.locator('[data-card] .no');
    await expect(numbers).toHaveText(['FIVE', 'LATE', 'ONE']);

    await page.getByRole('columnheader', { name: '应办结', exact: true }).click();
    await expect(page).toHaveURL(/sort=due/);
    await expect(numbers).toHaveText(['LATE', 'FIVE', 'ONE']);
    await page.reload();
    await expect(numbers).toHaveText(['LATE', 'FIVE', 'ONE']);

    await page.getByRole('button', { name: '表格设置' }).click();
    await page.getByRole('button', { name: '办件编号', pressed: true }).click();
    await expect(numbers).toHaveCount(0);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  test('orders, finds the order by its counter, and assigns the card to a colleague', async ({
    page,
    browser,
  }) => {
    const complaints = await listenForComplaints(page);
    await signIn(page, product.origin, 'wang');
    await page.getByRole('row', { name: 'FIVE' }).click();
    await page.keyboard.press('o');
    await page.getByLabel('理由').fill('请于今日反馈');
    await page.getByLabel('反馈期限').fill('2026-03-20');
    await page.getByRole('button', { name: '督办', exact: true }).click();
    await expect(page.getByRole('main')).toContainText('督办中');

    await page.getByRole('button', { name: '督办今日到期 1' }).click();
    await expect(page.locator('[data-card] .no')).toHaveText(['FIVE']);

    await page.getByRole('row', { name: 'FIVE' }).click();
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('button', { name: '指派', exact: true }).click();
    await page.getByLabel('指派给').selectOption('li');
    await expectAccessible(page);
    await page.getByRole('button', { name: '指派', exact: true }).click();
    await expect(page.getByRole('complementary')).toContainText('指派给 li·监察员');

    const other = await browser.newPage();
    await signIn(other, product.origin, 'li');
    await other.getByRole('button', { name: '指派给我 1' }).click();
    await expect(other.locator('[data-card] .no')).toHaveText(['FIVE']);
    await other.close();
    expect(complaints).toEqual([]);
  });
});
