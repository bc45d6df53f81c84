import { type APIRequestContext, expect, test } from '@playwright/test';
import { expectAccessible, listenForComplaints } from '../page-checks.ts';
import { PASSWORD, type Product, startProduct } from '../product.ts';

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

  /** A signed-in person who asks the interface. */
  async function signIn(request: APIRequestContext, name: string): Promise<void> {
    const answer = await request.post(`${product.origin}/api/v1/session`, {
      headers: { 'x-requested-with': 'mingjian' },
      data: { name, password: PASSWORD },
    });
    expect(answer.ok()).toBeTruthy();
  }

  test('goes from the phone page to rectified and revisited', async ({ browser, playwright }) => {
    test.slow();
    const staff = await playwright.request.newContext();
    await signIn(staff, 'lian');
    const made = await staff.post(`${product.origin}/api/v1/rating-links`, {
      headers: { 'x-requested-with': 'mingjian' },
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

    const dispatcher = await playwright.request.newContext();
    await signIn(dispatcher, 'pai');
    const list = await staff.get(`${product.origin}/api/v1/feedback?subject=review`);
    const [review] = (
      (await list.json()) as { items: { no: string; phase: string; version: number }[] }
    ).items;
    const steps = [
      [dispatcher, 'assign', { reason: '请核实整改' }, 'assigned'],
      [staff, 'verify', { reason: '已电话核实', result: 'valid' }, 'verified'],
      [staff, 'rectify', { reason: '增开窗口', result: 'rectified' }, 'rectified'],
      [staff, 'feedBack', { text: '已增开两个窗口，敬请谅解' }, 'fedBack'],
      [dispatcher, 'revisit', { reached: true, satisfied: 'satisfied' }, 'revisited'],
    ] as const;
    let version = review?.version ?? 0;
    for (const [who, act, body, phase] of steps) {
      const answer = await who.post(
        `${product.origin}/api/v1/feedback/${review?.no ?? ''}/${act}?subject=review`,
        {
          headers: { 'x-requested-with': 'mingjian' },
          data: { ...body, expectedVersion: version },
        },
      );
      const now = (await answer.json()) as { phase: string; version: number };
      expect(now.phase, `${act}: ${JSON.stringify(now)}`).toBe(phase);
      ({ version } = now);
    }

    await phone.goto(`${product.origin}/public/results?region=370100`);
    await expect(phone.getByRole('row', { name: /历下区/ })).toContainText('1');
    await expectAccessible(phone);
  });
});
