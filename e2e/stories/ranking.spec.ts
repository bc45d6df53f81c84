import { expect, type Page, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { expectAccessible, listenForComplaints } from '../page-checks.ts';
import { PASSWORD, type Product, startProduct } from '../product.ts';

/** Cases of a county, and how many of them are late; the limit ends on 2026-03-05. */
const PLACES = [
  { regionCode: '370102', cases: 4, late: 0 },
  { regionCode: '370202', cases: 4, late: 1 },
  { regionCode: '370302', cases: 4, late: 2 },
];

test.describe('the ranking', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-20T10:00:00+08:00');
    product.addUser('leader', 'leader');
    product.addUser('rules', 'ruleAdmin');
    const key = product.addSource('story', 'urn:story');
    await product.send(
      key,
      PLACES.flatMap(({ regionCode, cases, late }) =>
        Array.from({ length: cases }, (_, index) => {
          const no = `${regionCode}-${index}`;
          const limits = { commitmentLimit: workingDays(3), statutoryLimit: workingDays(7) };
          const end = index < late ? '2026-03-09' : '2026-03-04';
          return [
            event(
              'case.received',
              no,
              '2026-03-02T09:00:00+08:00',
              facts({ ...limits, regionCode }),
            ),
            event('case.accepted', no, '2026-03-02T10:00:00+08:00'),
            event('case.finished', no, `${end}T10:00:00+08:00`),
          ];
        }).flat(),
      ),
    );
  });
  test.afterAll(() => product.stop());

  test('takes a leader from the map to the case that cost a county its place', async ({ page }) => {
    test.slow();
    const complaints = await listenForComplaints(page);
    await enter(page, product.origin, 'leader');
    await page.goto(`${product.origin}/ranking?period=2026-03&scheme=approval&indicator=onTime`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('考评');
    await page.locator('svg.tiles g', { hasText: '淄博' }).click();
    await expect(page).toHaveURL(/unit=370300/);
    await page.getByRole('combobox', { name: '组' }).selectOption('counties');
    await page.locator('svg.counties g', { hasText: '淄川' }).click();
    await expect(page).toHaveURL(/group=counties.*unit=370302|unit=370302.*group=counties/);
    const panel = page.getByRole('complementary');
    await expect(panel).toContainText('第 3 名 / 3');
    // 2 of 4 in time, rounded, then the rule with the rounded number.
    await expect(panel).toContainText('2 / 4 × 100');
    await expect(panel).toContainText('50.00');
    await expectAccessible(page);
    // What the rate lacks: two of four, and the list holds just them.
    const missed = panel.getByRole('listitem').filter({ hasText: '未按时的办件' });
    await expect(missed.getByRole('link', { name: /^超期/ })).not.toHaveCount(0);
    await expect(panel.getByRole('heading', { name: '失分最多的部门' })).toBeVisible();
    await missed.getByRole('link', { name: '2', exact: true }).click();
    await expect(page).toHaveURL(/\/cases\?.*bucket=breached.*region=370302/);
    const late = page.getByRole('link', { name: /^370302-\d$/ });
    await expect(late).toHaveCount(2);
    await expectAccessible(page);
    await late.first().click();
    await expect(page).toHaveURL(/\/cases\/370302-[01]/);
    await expect(page.getByText('超期').first()).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('shows figures that are those of their evidence and of the export', async ({ page }) => {
    test.slow();
    const complaints = await listenForComplaints(page);
    await enter(page, product.origin, 'leader');
    const query = 'period=2026-03&scheme=approval&group=cities';
    await page.goto(`${product.origin}/ranking?${query}&indicator=onTime&unit=370200`);
    // On the page: the number, what it opens, and the file of that.
    const counted = page.getByRole('complementary').locator('.steps a').nth(1);
    await expect(counted).toHaveText('4');
    await counted.click();
    const evidence = page.locator('app-evidence-list');
    await expect(evidence.getByRole('heading')).toContainText('4');
    await expect(evidence.locator('tbody tr')).toHaveCount(4);
    await expectAccessible(page);
    const file = await evidence.getByRole('link', { name: '导出 CSV' }).getAttribute('href');
    const own = await page.request.get(product.origin + (file ?? ''));
    expect((await own.text()).trimEnd().split('\r\n').length).toBe(1 + 4);
    expect(own.headers()['repr-digest']).toMatch(/^sha-256=:/);
    await page.goto(`${product.origin}/ranking?${query}`);
    const workbook = await page.getByRole('link', { name: '导出 Excel' }).getAttribute('href');
    const book = await page.request.get(product.origin + (workbook ?? ''));
    expect(book.headers()['content-type']).toContain('spreadsheetml');
    expect((await book.body()).subarray(0, 2).toString()).toBe('PK');
    expect(complaints).toEqual([]);
    const answer = await page.request.get(`${product.origin}/api/v1/rankings?${query}`);
    const { items } = (await answer.json()) as {
      items: {
        unit: string;
        items: { indicator: string; numerator: number; denominator: number }[];
      }[];
    };
    expect(items.map(({ unit }) => unit)).toEqual(['370100', '370200', '370300']);
    const exported = await page.request.get(
      `${product.origin}/api/v1/rankings/export.csv?${query}`,
    );
    const lines = (await exported.text()).split('\r\n');
    for (const { unit, items: own } of items) {
      const onTime = own.find(({ indicator }) => indicator === 'onTime');
      for (const part of ['numerator', 'denominator'] as const) {
        const listed = await page.request.get(
          `${product.origin}/api/v1/indicators/I-03/evidence?period=2026-03&region=${unit}&part=${part}`,
        );
        const { total } = (await listed.json()) as { total: number };
        expect(total, `${unit} ${part}`).toBe(onTime?.[part]);
      }
      const line = lines.find((one) => one.includes(unit)) ?? '';
      expect(line).toContain(`,${String(onTime?.numerator)},${String(onTime?.denominator)},`);
    }
  });

  test('shows who would move before a scheme is saved, and a second person confirms it', async ({
    page,
  }) => {
    test.slow();
    const complaints = await listenForComplaints(page);
    await enter(page, product.origin, 'rules');
    await page.goto(`${product.origin}/schemes?scheme=approval&version=1`);
    await page.getByRole('treeitem', { name: '按时办结率' }).click();
    await page.getByLabel('起算件数').fill('五');
    await expect(page.getByText('须为不小于 0 的数').first()).toBeVisible();
    await page.getByLabel('起算件数').fill('5');
    // A leaf of our own, under the first weighted sum, by keys alone.
    const tree = page.getByRole('tree');
    await tree.getByRole('treeitem', { name: '时限' }).first().press('Home');
    // A key finds a button even where it is still closed, and does nothing there.
    const addBelow = page.getByRole('button', { name: '增加下级指标' });
    await expect(addBelow).toBeEnabled();
    await addBelow.press('Enter');
    await expect(tree.getByRole('treeitem', { selected: true })).toContainText('须改正');
    const form = page.locator('app-node-form');
    await form.getByLabel('名称', { exact: true }).fill('差评率');
    await form.getByRole('textbox', { name: '满分' }).fill('5');
    await form.getByLabel('读取的指标').selectOption('I-24');
    await expectAccessible(page);
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await expect(tree.getByRole('treeitem', { name: '差评率' })).toHaveCount(0);
    // Nothing typed is lost by leaving the page.
    await page.reload();
    await expect(page.getByText('上次未提交的修改')).toBeVisible();
    await tree.getByRole('treeitem', { name: '按时办结率' }).click();
    await expect(page.getByLabel('起算件数')).toHaveValue('5');
    const propose = page.getByRole('button', { name: '提出新版本' });
    await page.getByLabel('理由').fill('样本过小不排名');
    await expect(propose).toBeDisabled();
    await page.getByRole('button', { name: '先看谁会变动' }).click();
    await expect(page.getByText('3 个单位的名次会变')).toBeVisible();
    await expect(page.getByText('假设，未发布')).toBeVisible();
    await expectAccessible(page);
    await propose.click();
    await expect(page.getByText('已提出，等待另一人确认。')).toBeVisible();

    await page.request.delete(`${product.origin}/api/v1/session`, { headers: OURS });
    await enter(page, product.origin, 'leader');
    await page.goto(`${product.origin}/schemes?scheme=approval&version=2`);
    await expect(page.getByRole('row', { name: '按时办结率 起算件数' })).toContainText('5');
    await expectAccessible(page);
    await page.getByRole('button', { name: '确认', exact: true }).click();
    await expect(page.getByText('已确认。')).toBeVisible();
    expect(complaints).toEqual([]);
  });
});

const OURS = { 'x-requested-with': 'mingjian' };

/** Signs in without the form, which has a story of its own. */
async function enter(page: Page, origin: string, name: string): Promise<void> {
  const data = { name, password: PASSWORD };
  const answer = await page.request.post(`${origin}/api/v1/session`, { data, headers: OURS });
  expect(answer.ok()).toBe(true);
}
