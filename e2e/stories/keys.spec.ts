import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { expectAccessible, listenForComplaints, signIn } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

test.describe('by keyboard alone', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-20T10:00:00+08:00');
    product.addUser('wang', 'supervisor');
    product.addUser('wall', 'kiosk');
    const key = product.addSource('story', 'urn:story');
    const limits = { commitmentLimit: workingDays(5), statutoryLimit: workingDays(60) };
    await product.send(
      key,
      ['KEY-1', 'KEY-2', 'KEY-3'].flatMap((no, index) => [
        event('case.received', no, `2026-03-0${index + 4}T09:00:00+08:00`, facts(limits)),
        event('case.accepted', no, `2026-03-0${index + 4}T10:00:00+08:00`),
      ]),
    );
  });
  test.afterAll(() => product.stop());

  test('G and a letter lead to every page, ? lists the keys and Escape closes the list', async ({
    page,
  }) => {
    const complaints = await listenForComplaints(page);
    await signIn(page, product.origin, 'wang');
    for (const [key, path] of [
      ['b', '/cases'],
      ['f', '/feedback'],
      ['k', '/ranking'],
      ['z', '/overview'],
      ['y', '/sources'],
      ['q', '/calculator'],
      ['j', '/console'],
    ] as const) {
      // Both keys within a second: a page that is still busy may let the first one lapse.
      await expect(async () => {
        await page.keyboard.press('g');
        await page.keyboard.press(key);
        await expect(page).toHaveURL(new RegExp(`${path}($|[?])`), { timeout: 2000 });
      }).toPass();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    await page.keyboard.press('Shift+?');
    const keys = page.getByRole('dialog');
    await expect(keys).toContainText('签收');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
    expect(complaints).toEqual([]);
  });

  test('rows are walked, opened and left; a form that is left keeps its words and gives the focus back', async ({
    page,
  }) => {
    const complaints = await listenForComplaints(page);
    await signIn(page, product.origin, 'wang');
    await page.keyboard.press('j');
    const first = page.getByRole('row', { name: 'KEY-1' });
    await expect(first).toBeFocused();
    await page.keyboard.press('u');
    await expect(page.getByLabel('理由')).toBeFocused();
    await page.keyboard.type('请说明超期原因');
    await page.keyboard.press('Escape');
    await expect(first).toBeFocused();
    await page.keyboard.press('u');
    await expect(page.getByLabel('理由')).toHaveValue('请说明超期原因');
    await page.keyboard.press('Escape');

    // By a button of the panel, which is built anew when the form goes.
    const order = page.getByRole('button', { name: /^督办 O/ });
    await order.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('理由')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(order).toBeFocused();
    expect(complaints).toEqual([]);
  });

  test('an act on many says what went through and what did not, and keeps that marked', async ({
    page,
    browser,
  }) => {
    const complaints = await listenForComplaints(page);
    await signIn(page, product.origin, 'wang');
    await page.keyboard.press('j');
    for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await expect(page.getByRole('main')).toContainText('已选 3 张');

    // A colleague is faster with one of them, while this page knows nothing of it.
    const faster = await browser.newPage();
    await signIn(faster, product.origin, 'wang');
    const answer = await faster.request.get(`${product.origin}/api/v1/cards?state=open`);
    const { items } = (await answer.json()) as { items: { id: string; version: number }[] };
    const second = items.find(({ id }) => id.startsWith('KEY-2'));
    await page.route('**/api/v1/cards/bulk', async (route) => {
      await faster.request.post(
        `${product.origin}/api/v1/cards/${encodeURIComponent(second?.id ?? '')}/acknowledge`,
        {
          data: { expectedVersion: second?.version },
          headers: { 'x-requested-with': 'mingjian' },
        },
      );
      await route.continue();
    });
    await page.keyboard.press('a');
    await expect(page.getByRole('main')).toContainText('已签收 2 张，1 张未成功');
    await expect(page.getByRole('main')).toContainText('已选 1 张');
    await expect(page.getByRole('row', { selected: true, name: 'KEY-2' })).toBeVisible();
    await faster.close();
    expect(complaints).toEqual([]);
  });

  test('the language changes without loading the page anew, and keeps what is on it', async ({
    page,
  }) => {
    const complaints = await listenForComplaints(page);
    await signIn(page, product.origin, 'wang');
    await page.evaluate('window.still = true');
    await page.getByRole('button', { name: 'EN English' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Watch');
    await expect(page.getByRole('row', { name: 'KEY-1' })).toContainText('working days');
    expect(await page.evaluate('window.still')).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('a case prints as a sheet with every day, and its ledger comes as a file', async ({
    page,
  }) => {
    const complaints = await listenForComplaints(page);
    await signIn(page, product.origin, 'wang');
    await page.goto(`${product.origin}/cases/KEY-1`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.print-only')).toContainText('KEY-1');
    await expect(page.getByRole('button', { name: /^签收/ })).toBeHidden();
    await expect(page.getByRole('banner')).toBeHidden();
    // One line for each of the 17 days, also those that the page groups.
    const days = page.locator('app-ledger-table tbody tr');
    await expect.poll(() => days.count()).toBeGreaterThanOrEqual(17);
    await page.emulateMedia({ media: 'screen' });

    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出台账' }).click();
    const file = readFileSync(await (await coming).path(), 'utf8');
    expect(file.split('\r\n').filter((line) => line.includes('2026-03-0')).length).toBeGreaterThan(
      5,
    );
    expect(complaints).toEqual([]);
  });

  test('the wall sees numbers and no doors, and is told who may open what it may not', async ({
    page,
  }) => {
    const complaints = await listenForComplaints(page);
    await page.goto(`${product.origin}/sign-in`);
    await page.locator('input[autocomplete=username]').fill('wall');
    await page.locator('input[autocomplete=current-password]').fill('Story-password-2026');
    await page.locator('button[type=submit]').click();
    await expect(page.getByRole('navigation').first()).toBeVisible();
    await page.goto(`${product.origin}/overview`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expect(page.locator('main a[href^="/cases"]')).toHaveCount(0);
    await page.goto(`${product.origin}/console`);
    await expect(page.getByRole('main')).toContainText('监察员');
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});
