import { type Locator, expect, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { expectAccessible, listenForComplaints, signIn } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

test.describe('the overview', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-12T10:00:00+08:00');
    product.addUser('wang', 'supervisor');
    product.addUser('zhao', 'supervisor', '370100');
    const key = product.addSource('story', 'urn:story');
    const limits = { commitmentLimit: workingDays(3), statutoryLimit: workingDays(7) };
    const places = ['370102', '370102', '370103', '370100', '370202', '370000'];
    await product.send(
      key,
      places.flatMap((regionCode, index) => {
        const no = `NUMBER-${index}`;
        const limit = workingDays(2);
        return [
          event('case.received', no, '2026-03-02T09:00:00+08:00', facts({ ...limits, regionCode })),
          event('case.accepted', no, '2026-03-02T10:00:00+08:00'),
          event('case.stepStarted', no, '2026-03-02T10:00:00+08:00', { step: '审查', limit }),
          // Two steps at once: a case counts twice among the steps.
          ...(index === 0
            ? [event('case.stepStarted', no, '2026-03-02T11:00:00+08:00', { step: '会审', limit })]
            : []),
          ...(index > 3 ? [event('case.finished', no, '2026-03-12T09:00:00+08:00')] : []),
        ];
      }),
    );
  });
  test.afterAll(() => product.stop());

  for (const { who, clock, figures } of [
    { who: 'wang', clock: 'step', figures: 20 },
    { who: 'zhao', clock: 'commitment', figures: 20 },
  ]) {
    test(`every number that ${who} sees opens a list of exactly that many`, async ({ page }) => {
      test.slow();
      const complaints = await listenForComplaints(page);
      await signIn(page, product.origin, who);
      const doors = new Map<string, number>();
      await page.goto(`${product.origin}/overview?clock=${clock}`);
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      for (const link of await page.locator('main a[href^="/cases?"]').all()) {
        const number = await numberOf(link);
        if (number !== null) doors.set((await link.getAttribute('href')) ?? '', number);
      }
      expect(doors.size).toBeGreaterThan(figures);
      for (const [href, number] of doors) {
        await page.goto(product.origin + href);
        await expect(page.locator('p.live'), href).toHaveText(saysOf(number));
      }
      await expectAccessible(page);
      expect(complaints).toEqual([]);
    });
  }

  test('the calculator answers anybody and complains of nothing', async ({ page }) => {
    const complaints = await listenForComplaints(page);
    await page.goto(`${product.origin}/calculator?start=2026-03-02&limit=3workingDay`);
    await expect(page.getByRole('status').first()).toContainText('3 月 5 日');
    expect(complaints).toEqual([]);
  });
});

/** The last number of a link's text: a figure, a total, or the denominator of a rate. */
async function numberOf(link: Locator): Promise<number | null> {
  const numbers = (await link.innerText()).replaceAll(',', '').match(/\d+/g);
  return numbers === null ? null : Number(numbers.at(-1));
}

/** How a list says how many it counts: steps, clocks or cards first, else its cases. */
function saysOf(number: number): RegExp {
  return new RegExp(`^(${number} (个环节|个时钟|张牌)，|共 ${number} 件)`);
}
