import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible, listenForComplaints, signInQuietly } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

const TICKET = '3701-T-20261123-0007';
const QUESTION = '3701-T-20261123-0008';
const SECOND_QUESTION = '3701-T-20261123-0009';
const LATE_COMPLAINT = '3701-T-20261123-0010';
const SAME_COMPLAINT = '3701-T-20261123-0011';
const CASE_NO = '3701-20261012-00042';

function event(id: string, type: string, subject: string, hoursAgo: number, data: object): object {
  const time = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
  return { specversion: '1.0', id, source: 'urn:sd:3701:12345', type, subject, time, data };
}

test.describe('the feedback queue', () => {
  let product: Product;
  let key: string;

  test.beforeAll(async () => {
    product = await startProduct();
    for (const [name, role] of [
      ['pai', 'dispatcher'],
      ['lian', 'liaison'],
      ['ban', 'handler'],
      ['jian', 'supervisor'],
    ] as const) {
      product.addUser(name, role, '370100');
    }
    key = product.addSource('jinan', 'urn:sd:3701');
    const place = { regionCode: '370102', departmentCode: '370102-water' };
    const receipt = await product.send(key, [
      event('c1', 'case.received', CASE_NO, 24 * 90, {
        ...{ ...place, itemCode: '370102-A1', title: '取水许可' },
      }),
      event('c2', 'case.accepted', CASE_NO, 24 * 90, {
        commitmentLimit: { value: 5, unit: 'workingDay' },
      }),
      event('t1', 'ticket.created', TICKET, 3, {
        ...{ kind: 'complaint', regionCode: '370102', channel: 'hotline', caseNo: CASE_NO },
        title: '网上申报退回三次，每次理由不同',
        text: '我叫王小明，电话13800000001。网上申报退回三次，每次理由不同，请说明究竟缺什么材料。',
        caller: { name: '王小明', phone: '13800000001' },
      }),
      event('t2', 'ticket.created', QUESTION, 2, {
        ...{ kind: 'consultation', regionCode: '370102', channel: 'online', category: '供水' },
        title: '新装水表需要哪些材料',
        text: '请问新装水表需要带哪些材料？',
      }),
      event('t5', 'ticket.created', SECOND_QUESTION, 2, {
        ...{ kind: 'consultation', regionCode: '370102', channel: 'online', category: '供水' },
        title: '水表过户怎么办',
        text: '房子卖了，水表怎么过户给新房主？',
      }),
    ]);
    expect(receipt.rejected).toEqual([]);
  });
  test.afterAll(() => product.stop());

  async function signInAs(page: Page, name: string): Promise<void> {
    // What is open goes on asking: without its session it would rightly be refused.
    await page.goto('about:blank');
    await page.context().clearCookies();
    await signInQuietly(page.context().request, product.origin, name);
  }

  /** Somebody who works through the interface, for the steps between those on screen. */
  async function worker(
    request: APIRequestContext,
    name: string,
  ): Promise<(act: string, body: object) => Promise<void>> {
    const headers = { 'x-requested-with': 'mingjian' };
    await signInQuietly(request, product.origin, name);
    const path = `${product.origin}/api/v1/feedback/${TICKET}`;
    return async (act, body) => {
      const { version } = (await (await request.get(path)).json()) as { version: number };
      const data = { expectedVersion: version, ...body };
      const answer = await request.post(`${path}/${act}`, { headers, data });
      expect(await answer.text()).toContain('"phase"');
    };
  }

  test('a ticket is returned, dispatched again, extended, answered, called back and handled again', async ({
    page,
    playwright,
  }) => {
    const complaints = await listenForComplaints(page);
    const department = await worker(await playwright.request.newContext(), 'lian');
    const dispatcher = await worker(await playwright.request.newContext(), 'pai');
    await dispatcher('dispatch', { departmentCode: '370102-water' });
    await department('return', { reason: '不属本局职责' });

    await signInAs(page, 'pai');
    await page.goto(`${product.origin}/feedback?phase=toDispatch`);
    await page.getByText('网上申报退回三次').first().click();
    await expect(page.locator('app-item-panel h2')).toContainText('网上申报退回三次');
    // Who called is on no page, and the case that is long overdue stands beside the complaint.
    await expect(page.locator('body')).not.toContainText('王小明');
    await expect(page.getByRole('link', { name: CASE_NO })).toBeVisible();
    await expectAccessible(page);
    await dispatcher('dispatch', { departmentCode: '370102-water' });
    await department('sign', {});

    await signInAs(page, 'lian');
    await page.goto(`${product.origin}/feedback/${TICKET}`);
    await page.getByRole('button', { name: '申请延期' }).click();
    await expect(page.getByText(/新的应办结日/).first()).toBeVisible();
    await page.getByLabel('理由').fill('需会同规划部门核实');
    await page.locator('app-act-sheet').getByRole('button', { name: '申请延期' }).click();
    await expect(page.getByText('已申请延期')).toBeVisible();
    await dispatcher('grantExtension', {});
    await page.reload();
    await page.getByRole('button', { name: '发送答复' }).click();
    await page.getByRole('button', { name: '模板' }).click();
    await page.getByRole('button', { name: '办理结果' }).click();
    await expect(page.getByRole('textbox', { name: '答复' })).toHaveValue(/工单编号/);
    await expectAccessible(page);
    // The department has no name here, so its variable would not expand: the answer is written out.
    await page
      .getByRole('textbox', { name: '答复' })
      .fill('您好！所缺材料为房屋权属证明，补齐后三个工作日内办结。');
    await page.locator('app-act-sheet').getByRole('button', { name: '发送答复' }).click();
    await expect(page.getByText('已发送答复')).toBeVisible();

    await signInAs(page, 'ban');
    await page.goto(`${product.origin}/feedback/${TICKET}`);
    await page.getByRole('button', { name: '回访' }).click();
    await page.getByLabel('是否联系上').selectOption('yes');
    await page.getByLabel('是否解决').selectOption('no');
    await page.getByLabel('是否满意').selectOption('dissatisfied');
    await page.locator('app-act-sheet').getByRole('button', { name: '回访' }).click();
    await expect(page.getByText('已回访').first()).toBeVisible();

    await signInAs(page, 'jian');
    await page.goto(`${product.origin}/feedback/${TICKET}`);
    await page.getByRole('button', { name: '重办' }).click();
    await page.getByLabel('理由').fill('来电人不满意，问题未解决');
    await page.locator('app-act-sheet').getByRole('button', { name: '重办' }).click();
    await expect(page.getByText('已重办')).toBeVisible();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  test('a question is answered from a template', async ({ page }) => {
    const complaints = await listenForComplaints(page);
    await signInAs(page, 'ban');
    await page.goto(`${product.origin}/feedback?kind=consultation&item=ticket:${QUESTION}`);
    await expect(page.locator('app-item-panel h2')).toHaveText('新装水表需要哪些材料');
    await page.keyboard.press('t');
    await expect(page.getByRole('button', { name: '咨询答复' })).toBeFocused();
    await page.keyboard.press('Enter');
    const answer = page.getByRole('textbox', { name: '答复', exact: true });
    await expect(answer).toBeFocused();
    // The cursor stands where the template leaves room.
    await page.keyboard.type('请带身份证和房产证明，到区政务大厅三楼办理。');
    await expect(answer).toHaveValue(/答复如下：\n请带身份证.*\n\n如仍有疑问/);
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    // The next one is open beside the list, and its row has the focus.
    await expect(page.locator('app-item-panel h2')).toHaveText('水表过户怎么办');
    await expect(page.getByRole('row').filter({ hasText: '水表过户怎么办' })).toBeFocused();
    await page.goto(`${product.origin}/feedback/${QUESTION}`);
    const said = page.locator('app-item-timeline .text').first();
    await expect(said).toContainText(`工单 ${QUESTION}`);
    await expect(said).toContainText('12345 政务服务便民热线');
    expect(complaints).toEqual([]);
  });

  test('nothing typed is lost when somebody was faster', async ({ page, playwright }) => {
    const headers = { 'x-requested-with': 'mingjian' };
    const other = await playwright.request.newContext();
    await signInQuietly(other, product.origin, 'pai');
    await signInAs(page, 'ban');
    await page.goto(`${product.origin}/feedback/${SECOND_QUESTION}`);
    await page.getByRole('button', { name: '直接答复' }).click();
    await page.getByRole('button', { name: '模板' }).click();
    await page.getByRole('button', { name: '正在办理' }).click();
    await page.locator('app-act-sheet').getByRole('button', { name: '直接答复' }).click();
    // Nobody has set a limit yet: the variable has no value, and that is said by its name.
    await expect(page.getByText('变量“办结期限”没有值')).toBeVisible();
    const answer = page.getByRole('textbox', { name: '答复', exact: true });
    await answer.fill('您好！请带身份证和房产证明，到区政务大厅办理。');
    // Both see each other.
    const seen = await other.post(`${product.origin}/api/v1/feedback/${SECOND_QUESTION}/presence`, {
      headers,
    });
    expect(await seen.text()).toContain('"ban"');
    const noted = await other.post(`${product.origin}/api/v1/feedback/${SECOND_QUESTION}/note`, {
      headers,
      data: { expectedVersion: 1, text: '已电话告知' },
    });
    expect(noted.ok()).toBeTruthy();
    await expect(page.getByText('此件刚有变动')).toBeVisible();
    await page.locator('app-act-sheet').getByRole('button', { name: '直接答复' }).click();
    await expect(page.getByText('你填写的内容未丢失')).toBeVisible();
    await expect(page.locator('app-act-sheet [role=alert]')).toContainText('内部备注');
    await expect(answer).toHaveValue(/房产证明/);
    await expectAccessible(page);
    // Refused, it is still kept on the server: it outlives the page.
    await expect(page.getByText('草稿已保存')).toBeVisible();
    await page.reload();
    await page.getByRole('button', { name: '直接答复' }).click();
    await expect(answer).toHaveValue(/房产证明/);
    await page.locator('app-act-sheet').getByRole('button', { name: '直接答复' }).click();
    await expect(page.getByText('已直接答复').first()).toBeVisible();
  });

  test('a complaint joins an overdue case, which shows its card, and another complaint about it', async ({
    page,
  }) => {
    const complaints = await listenForComplaints(page);
    await product.send(key, [
      event('t3', 'ticket.created', LATE_COMPLAINT, 1, {
        ...{ kind: 'complaint', regionCode: '370102', channel: 'app', caseNo: CASE_NO },
        title: '取水许可两个月没有结果',
        text: '申请取水许可已经两个月，网上一直显示审查中，问了几次都说再等等。',
      }),
      event('t4', 'ticket.created', SAME_COMPLAINT, 1, {
        ...{ kind: 'complaint', regionCode: '370102', channel: 'hotline' },
        title: '取水许可两个月没有结果',
        text: '申请取水许可已经两个月，网上一直显示审查中，问了几次都说再等等。请尽快答复。',
      }),
    ]);
    await signInAs(page, 'pai');
    await page.goto(`${product.origin}/feedback?kind=complaint&item=ticket:${LATE_COMPLAINT}`);
    const linked = page.locator('app-item-links li').filter({ hasText: CASE_NO });
    await expect(linked).toContainText('取水许可');
    await expect(linked).toContainText('黄牌');
    await expectAccessible(page);
    // One matter, asked and answered by a person: why it seems so stands beside it.
    const similar = page.locator('app-similar-tickets li').filter({ hasText: SAME_COMPLAINT });
    await expect(similar).toContainText('同一地区');
    await expect(similar).toContainText(/内容 \d+% 相同/);
    await page.goto(`${product.origin}/feedback/${SAME_COMPLAINT}`);
    await page
      .locator('app-similar-tickets li')
      .filter({ hasText: LATE_COMPLAINT })
      .getByRole('button', { name: '并入此件' })
      .click();
    await page.getByLabel('理由').fill('同一申请人反映同一事项');
    await page.locator('app-act-sheet').getByRole('button', { name: '并案' }).click();
    await expect(page.getByText(`已并入 ${LATE_COMPLAINT}`)).toBeVisible();
    await page.goto(`${product.origin}/feedback/${LATE_COMPLAINT}`);
    await expect(
      page.locator('app-item-links li').filter({ hasText: SAME_COMPLAINT }),
    ).toContainText('并案');
    await linked.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('取水许可');
    await expect(page.getByRole('main')).toContainText('黄牌');
    await expectAccessible(page);
    // Split again, it is its own matter.
    await page.goto(`${product.origin}/feedback/${SAME_COMPLAINT}`);
    await page.getByRole('button', { name: '拆分' }).click();
    await page.getByLabel('理由').fill('核对后不是同一申请');
    await page.locator('app-act-sheet').getByRole('button', { name: '拆分' }).click();
    await expect(page.getByText('已拆分')).toBeVisible();
    await expect(page.getByText('已并入')).toBeHidden();
    expect(complaints).toEqual([]);
  });
});
