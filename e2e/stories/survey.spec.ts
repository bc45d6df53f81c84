import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible, listenForComplaints, signInQuietly } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

test.describe('a survey', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-12T10:00:00+08:00');
    product.addUser('pai', 'dispatcher', '370100');
    product.addUser('wang', 'supervisor');
  });
  test.afterAll(() => product.stop());

  async function desk(page: Page, name: string, path: string): Promise<void> {
    // What is open goes on asking: without its session it would rightly be refused.
    await page.goto('about:blank');
    await page.context().clearCookies();
    await signInQuietly(page.request, product.origin, name);
    await page.goto(product.origin + path);
  }

  test('goes from the first word to a citizen’s answer and its results', async ({ browser }) => {
    test.slow();
    const office = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
    });
    const page = await office.newPage();
    const onScreen = await listenForComplaints(page);
    await desk(page, 'pai', '/feedback/surveys');
    await expect(page.getByText('没有草稿。')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: '起草调查' }).click();
    await page.waitForURL(/\/feedback\/surveys\/drafts\/DC-20260312-/u);

    // Too early to publish: the first field that lacks something has the focus.
    await page.getByRole('button', { name: '发布…' }).click();
    await expect(page.getByText('请填写标题')).toBeVisible();
    await expect(page.getByLabel('标题')).toBeFocused();
    await expectAccessible(page);
    await page.getByLabel('标题').fill('企业开办满意度调查');
    await page.getByLabel('结束日期').fill('2026-03-31');

    await page.getByRole('button', { name: '加一道选择题' }).click();
    await expect(page.getByLabel('问题')).toBeFocused();
    await page.keyboard.type('在哪里办的？');
    await page.getByLabel('选项 1', { exact: true }).fill('窗口');
    await page.getByLabel('选项 2', { exact: true }).fill('网上');
    await page.getByRole('button', { name: '加一道打分题' }).click();
    const second = page.getByRole('group', { name: '第 2 题' });
    await expect(second.getByLabel('问题')).toBeFocused();
    await page.keyboard.type('总体上是否满意？');
    // The keyboard alone puts it first.
    await page.keyboard.press('Alt+ArrowUp');
    const first = page.getByRole('group', { name: '第 1 题' });
    await expect(first.getByLabel('问题')).toHaveValue('总体上是否满意？');
    await expect(first.getByLabel('问题')).toBeFocused();
    await page.getByRole('button', { name: '加一道文字题' }).click();
    const third = page.getByRole('group', { name: '第 3 题' });
    await third.getByLabel('问题').fill('还有什么建议？');
    await third.getByLabel('必答').uncheck();
    await expect(page.getByText('草稿已保存')).toBeVisible();

    // What was written is on the server, and the preview is the very page.
    await page.reload();
    await expect(page.getByLabel('标题')).toHaveValue('企业开办满意度调查');
    await page.getByRole('button', { name: '预览' }).click();
    const preview = page.frameLocator('iframe');
    await expect(preview.getByText('总体上是否满意？')).toBeVisible();
    await preview.getByLabel('5', { exact: true }).check();
    await preview.getByRole('button', { name: '下一步' }).click();
    await expect(preview.getByText('在哪里办的？')).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: '发布…' }).click();
    await expect(page.getByText('发布后不能再改')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.waitForURL(/\/feedback\/surveys\/DC-20260312-[A-Z2-9]{4}$/u);
    await expect(page.getByText('收到答卷 0 份')).toBeVisible();
    await expectAccessible(page);
    const link = await page.getByRole('link', { name: '打开填写页' }).getAttribute('href');
    expect(onScreen).toEqual([]);

    const street = await browser.newContext({
      viewport: { width: 375, height: 740 },
      locale: 'zh-CN',
    });
    const phone = await street.newPage();
    const complaints = await listenForComplaints(phone);
    await phone.goto(link ?? '');
    await expect(phone.getByText('第 1 题，共 4 题')).toBeVisible();
    await expectAccessible(phone);
    await phone.getByLabel('4', { exact: true }).check();
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByLabel('网上').check();
    await expectAccessible(phone);
    await phone.getByRole('button', { name: '上一步' }).click();
    await expect(phone.getByLabel('4', { exact: true })).toBeChecked();
    // The phone's own way back goes where one came from, like any page.
    await phone.goBack();
    await expect(phone.getByText('在哪里办的？')).toBeVisible();
    await phone.getByLabel('网上').check();
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByLabel('还有什么建议？').fill('周六也开放窗口');
    await expectAccessible(phone);
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByLabel('您所在的地区').selectOption({ label: '历下区' });
    await expectAccessible(phone);
    await phone.getByRole('button', { name: '提交' }).click();
    await expect(phone.getByRole('heading', { name: '问卷已提交，谢谢！' })).toBeVisible();
    const width = await phone.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(375);
    await phone.goBack();
    await phone.getByRole('button', { name: '提交' }).click();
    await expect(phone.getByText('这份问卷已经提交过了。')).toBeVisible();

    // A link of one's own takes one answer, however often it is opened.
    await page.getByLabel('数量').fill('1');
    await page.getByRole('button', { name: '生成链接' }).click();
    await expect(page.getByText('1 个链接，只显示这一次')).toBeVisible();
    await expectAccessible(page);
    const once = await page.locator('app-one-time-links textarea').inputValue();
    await phone.goto(once);
    await phone.getByLabel('4', { exact: true }).check();
    for (const answer of [null, '窗口', null]) {
      if (answer !== null) await phone.getByLabel(answer).check();
      await phone.getByRole('button', { name: '下一步' }).click();
    }
    await phone.getByRole('button', { name: '提交' }).click();
    await expect(phone.getByRole('heading', { name: '问卷已提交，谢谢！' })).toBeVisible();
    await phone.goto(once);
    await expect(phone.getByText('这份问卷已经提交过了。')).toBeVisible();
    expect(complaints).toEqual([]);

    await page.reload();
    await expect(page.getByText('收到答卷 2 份')).toBeVisible();
    await expect(page.getByText('平均 4.00 分（1 至 5）')).toBeVisible();
    await expect(page.getByRole('row', { name: /历下区/u })).toContainText('1');

    // Every number opens its answers, the words people wrote as well.
    await page.getByRole('link', { name: '1 人留下文字意见' }).click();
    await expect(page.getByText('周六也开放窗口')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: '返回结果' }).click();

    // The office ends it early, with a reason.
    await page.getByRole('button', { name: '提前结束…' }).click();
    await page.getByRole('button', { name: '提前结束', exact: true }).click();
    await expect(page.getByText('请说明提前结束的原因')).toBeVisible();
    await page.getByLabel('原因').fill('样本已足够');
    await expectAccessible(page);
    await page.getByRole('button', { name: '提前结束', exact: true }).click();
    await expect(page.getByText('提前结束，原因：样本已足够')).toBeVisible();
    await expectAccessible(page);
    expect(onScreen).toEqual([]);
    await phone.goto(link ?? '');
    await expect(phone.getByText('这项调查已经结束')).toBeVisible();
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`is written on a phone in English in the ${theme} theme`, async ({ browser }) => {
      const context = await browser.newContext({
        viewport: { width: 375, height: 740 },
        locale: 'en-US',
        colorScheme: theme,
      });
      const page = await context.newPage();
      const complaints = await listenForComplaints(page);
      await desk(page, 'wang', '/feedback/surveys');
      await page.evaluate(`localStorage.setItem('mingjian.language', 'en')`);
      await page.reload();
      await page.getByRole('button', { name: 'Write a survey' }).click();
      await page.waitForURL(/drafts\/DC-/u);
      await page.locator('#add-choice').click();
      await page.locator('#add-scale').click();
      await expectAccessible(page);
      await page.locator('.bar .button.main').click();
      await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
      await expectAccessible(page);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(375);
      expect(complaints).toEqual([]);
    });
  }
});
