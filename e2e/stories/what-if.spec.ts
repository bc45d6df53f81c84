import { expect, type Locator, type Page, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { expectAccessible, listenForComplaints, signInQuietly } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

/** Each county's cases, the first of them late by two working days: with two more they were in time. */
const PLACES = [
  { regionCode: '370102', late: 0 },
  { regionCode: '370202', late: 1 },
  { regionCode: '370302', late: 2 },
];
const CASES = 4;

test.describe('the cases that a what-if moves', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-20T10:00:00+08:00');
    product.addUser('leader', 'leader');
    const key = product.addSource('story', 'urn:story');
    const limits = { commitmentLimit: workingDays(3), statutoryLimit: workingDays(7) };
    await product.send(
      key,
      PLACES.flatMap(({ regionCode, late }) =>
        Array.from({ length: CASES }, (_, index) => {
          const no = `${regionCode}-${index}`;
          const end = index < late ? '2026-03-09' : '2026-03-04';
          const told = facts({ ...limits, regionCode });
          return [
            event('case.received', no, '2026-03-02T09:00:00+08:00', told),
            event('case.accepted', no, '2026-03-02T10:00:00+08:00'),
            event('case.finished', no, `${end}T10:00:00+08:00`),
          ];
        }).flat(),
      ),
    );
  });
  test.afterAll(() => product.stop());

  test('are listed with their limits before and after, and read in both themes on any screen', async ({
    page,
  }) => {
    test.slow();
    const complaints = await listenForComplaints(page);
    await signInQuietly(page.request, product.origin, 'leader');
    const query = 'period=2026-03&scheme=approval&group=counties';
    await page.goto(`${product.origin}/ranking/what-if?${query}`);
    await page.getByLabel('承诺时限加（工作日）').fill('2');
    await page.getByRole('button', { name: '推算' }).click();
    const row = page.getByRole('row').filter({ hasText: '淄川' });
    await row.getByRole('button').first().click();
    const open = page.getByRole('button', { name: '淄川区 · 按时办结率：变动的办件' });
    await open.click();
    await expect(open).toHaveAttribute('aria-expanded', 'true');
    const list = page.locator('app-what-if-cases');
    await expect(list.getByRole('status')).toContainText('分子 2 → 4');
    await expect(list.getByRole('status')).toContainText('分母 4 → 4');
    // Two of four were late, and just these count otherwise.
    await expect(list.getByRole('link')).toHaveText(['370302-0', '370302-1']);
    await expect(list.getByRole('row').nth(1)).toContainText(
      /2026-03-05 超期办结.*2026-03-09 按时/,
    );
    await expectReadable(page, list);
    await list.getByRole('link').first().click();
    await expect(page).toHaveURL(/\/cases\/370302-0/);
    // Nothing published has changed.
    await expect(page.getByText('超期').first()).toBeVisible();
    expect(complaints).toEqual([]);
  });
});

async function expectReadable(page: Page, list: Locator): Promise<void> {
  for (const [width, height] of [
    [1440, 900],
    [375, 812],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await list.scrollIntoViewIfNeeded();
      await expect(list.getByRole('table')).toBeVisible();
      await expectAccessible(page);
      const wide = 'document.documentElement.scrollWidth > innerWidth';
      expect(await page.evaluate<boolean>(wide), `beyond the edge at ${width}`).toBe(false);
      await page.screenshot({
        path: test.info().outputPath(`what-if-cases-${width}-${colorScheme}.png`),
      });
    }
  }
}
