import { expect, test } from '@playwright/test';
import { expectAccessible, listenForComplaints, signInQuietly } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

const CASE_NO = '3701-2026-000042';

test.describe('a bad review', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct();
    product.addUser('pai', 'dispatcher', '370100');
    product.addUser('lian', 'liaison', '370100');
    const key = product.addSource('jinan', 'urn:sd:3701');
    const received = {
      ...{ specversion: '1.0', id: '1', source: 'urn:sd:3701:approval', subject: CASE_NO },
      type: 'case.received',
      time: new Date(Date.now() - 3_600_000).toISOString(),
      data: { itemCode: '370100-water-01', regionCode: '370102', departmentCode: '370102-water' },
    };
    const receipt = await product.send(key, [received]);
    expect(receipt.accepted).toBe(1);
  });
  test.afterAll(() => product.stop());

  test('goes from the phone page to rectified and revisited', async ({ browser, playwright }) => {
    test.slow();
    const staff = await playwright.request.newContext();
    const headers = { 'x-requested-with': 'mingjian' };
    await signInQuietly(staff, product.origin, 'lian');
    const made = await staff.post(`${product.origin}/api/v1/rating-links`, {
      headers,
      data: { caseNos: [CASE_NO] },
    });
    const { items } = (await made.json()) as { items: { url: string }[] };

    const context = await browser.newContext({
      viewport: { width: 375, height: 740 },
      locale: 'zh-CN',
    });
    const phone = await context.newPage();
    const complaints = await listenForComplaints(phone);
    await phone.goto(items[0]?.url ?? '');
    await expectAccessible(phone);
    await phone.getByText('非常不满意').click();
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByLabel('办理慢').check();
    await expectAccessible(phone);
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByLabel('还有什么想说的？').fill('等了两个小时没有叫号');
    await phone.getByLabel('称呼').fill('王女士');
    await phone.getByLabel('电话').fill('13912345678');
    await expectAccessible(phone);
    await phone.getByRole('button', { name: '提交' }).click();
    await expect(phone.getByRole('heading', { name: '评价已收到，谢谢！' })).toBeVisible();
    await expectAccessible(phone);
    const width = await phone.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(375);
    await phone.goto(items[0]?.url ?? '');
    await expect(phone.getByText('每个链接只能评价一次')).toBeVisible();
    expect(complaints).toEqual([]);

    const desk = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
    });
    const page = await desk.newPage();
    const onScreen = await listenForComplaints(page);
    const open = async (name: string): Promise<void> => {
      // What is open goes on asking: without its session it would rightly be refused.
      await page.goto('about:blank');
      await desk.clearCookies();
      await signInQuietly(desk.request, product.origin, name);
      await page.goto(`${product.origin}/feedback?kind=badReview`);
      await page.getByRole('row').filter({ hasText: '差评' }).click();
      await expect(page.getByText('等了两个小时没有叫号').first()).toBeVisible();
      // Who rated is on no page.
      await expect(page.locator('body')).not.toContainText('13912345678');
    };
    const act = async (name: string, field?: string, text?: string): Promise<void> => {
      await page.locator('app-item-acts').getByRole('button', { name }).first().click();
      const sheet = page.locator('app-act-sheet');
      if (field !== undefined)
        await sheet
          .getByLabel(field)
          .first()
          .fill(text ?? '');
      await sheet.getByRole('button', { name }).click();
      await expect(page.getByText(`已${name}`)).toBeVisible();
    };
    await open('pai');
    await expectAccessible(page);
    await act('派办', '理由', '请核实整改');
    await open('lian');
    await act('核实', '结果', '已电话核实，情况属实');
    await act('整改', '结果', '增开两个窗口，延长叫号时间');
    await act('反馈评价人', '答复', '您好！已增开两个窗口，敬请谅解。');
    await expectAccessible(page);
    await open('pai');
    await page.locator('app-item-acts').getByRole('button', { name: '回访' }).click();
    await page.getByLabel('是否联系上').selectOption('yes');
    await page.getByLabel('是否满意').selectOption('satisfied');
    await page.locator('app-act-sheet').getByRole('button', { name: '回访' }).click();
    await expect(page.getByText('已回访').first()).toBeVisible();
    await expectAccessible(page);
    expect(onScreen).toEqual([]);

    await phone.goto(`${product.origin}/public/results?region=370100`);
    await expect(phone.getByRole('row', { name: /历下区/ })).toContainText('1');
    await expectAccessible(phone);
  });
});
