import { expect, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { expectAccessible, listenForComplaints } from '../page-checks.ts';
import { PASSWORD, type Product, startProduct } from '../product.ts';

const OURS = { 'x-requested-with': 'mingjian' };
const QUERY = 'period=2026-03&scheme=approval&group=cities&indicator=onTime';

/** A case of 济南 whose limit ends on 2026-03-05. */
function finished(no: string, day: string): readonly object[] {
  const limits = { commitmentLimit: workingDays(3), statutoryLimit: workingDays(7) };
  const own = facts({ ...limits, regionCode: '370102' });
  return [
    event('case.received', no, '2026-03-02T09:00:00+08:00', own),
    event('case.accepted', no, '2026-03-02T10:00:00+08:00'),
    event('case.finished', no, `${day}T10:00:00+08:00`),
  ];
}

test.describe('a ranking looked at as it was known then', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-20T10:00:00+08:00');
    product.addUser('leader', 'leader');
  });
  test.afterAll(() => product.stop());

  test('shows the figures of then, opens the cases of then, and leads back to now', async ({
    page,
  }) => {
    test.slow();
    const complaints = await listenForComplaints(page);
    const data = { name: 'leader', password: PASSWORD };
    await page.request.post(`${product.origin}/api/v1/session`, { data, headers: OURS });
    const key = product.addSource('story', 'urn:story');
    await product.send(key, finished('A', '2026-03-04'));
    const answer = await page.request.get(`${product.origin}/api/v1/rankings?${QUERY}`);
    const { asOf } = (await answer.json()) as { asOf: string };
    // The platform's clock has to have gone on before another case comes in.
    await expect
      .poll(async () => {
        const later = await page.request.get(`${product.origin}/api/v1/rankings?${QUERY}`);
        return ((await later.json()) as { asOf: string }).asOf > asOf;
      })
      .toBe(true);
    await product.send(key, finished('B', '2026-03-12'));

    await page.goto(`${product.origin}/ranking?${QUERY}&unit=370100`);
    const panel = page.getByRole('complementary');
    await expect(panel).toContainText('1 / 2 × 100');
    await page.getByRole('button', { name: '当时所知…' }).click();
    await expect(page.getByLabel('截至（日期与时间）')).toBeFocused();
    await expectAccessible(page);

    await page.goto(
      `${product.origin}/ranking?${QUERY}&unit=370100&knownAt=${encodeURIComponent(asOf)}`,
    );
    await expect(page.getByText('时所知的情况')).toBeVisible();
    await expect(panel).toContainText('1 / 1 × 100');
    await expect(page.getByRole('link', { name: '假设推演' })).toHaveCount(0);
    await expectAccessible(page);
    await page.setViewportSize({ width: 375, height: 812 });
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });

    await panel.locator('.steps a').nth(1).click();
    await expect(page).toHaveURL(/\/indicators\/I-03\?.*knownAt=/);
    const evidence = page.locator('app-evidence-list');
    await expect(evidence.locator('tbody tr')).toHaveCount(1);
    await expect(evidence).toContainText('A');
    await expectAccessible(page);
    await page.goBack();
    await page.getByRole('button', { name: '现在所知' }).click();
    await expect(page).not.toHaveURL(/knownAt/);
    await expect(panel).toContainText('1 / 2 × 100');
    expect(complaints).toEqual([]);
  });
});
