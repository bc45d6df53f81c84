import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { SchemeView } from '#contract/scheme-view.ts';
import type { Role } from '#domain/access/role.ts';
import { aReader, PERIOD, STAMP } from '../../../testing/a-ranking.ts';
import { aScheme } from '../../../testing/a-scheme.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Layout } from '../../platform/layout.ts';
import { SchemesPage } from './schemes-page.ts';

const MOVES = {
  ...{ hypothetical: true, period: PERIOD, group: 'cities', moves: 1, ...STAMP },
  scheme: { id: 'approval', version: 1 },
  items: [
    {
      ...{ unit: '370100', name: '济南市', kind: 'region', group: '', mayOpen: true },
      ...{ rank: 1, wouldRank: 2, total: '90', wouldTotal: '80', change: '-10.00' },
      moved: [{ indicator: 'onTime', before: '30', after: '20', change: '-10.00' }],
    },
  ],
};

interface Setting {
  readonly role?: Role;
  readonly phone?: boolean;
  readonly schemes?: readonly SchemeView[];
  readonly post?: FakeAnswer;
}

async function open({ role = 'ruleAdmin', phone = false, schemes = [aScheme()], post }: Setting) {
  const server = new FakeServer(({ method, path }) => {
    if (path === '/me') return { body: aReader(role) };
    if (method === 'POST' && post !== undefined) return post;
    if (path === '/schemes/preview') return { body: MOVES };
    if (method === 'POST') return { body: aScheme({ version: 2, state: 'proposed' }) };
    return { body: { items: schemes, next: null } };
  });
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: FETCH, useValue: server.fetch },
      { provide: Layout, useValue: { phone: () => phone } },
    ],
  });
  await TestBed.inject(SessionStore).ask();
  const fixture = TestBed.createComponent(SchemesPage);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const settle = () => fixture.whenStable();
  return { host, server, fixture, settle };
}

type Opened = Awaited<ReturnType<typeof open>>;

function field(host: HTMLElement, label: string): HTMLInputElement {
  const found = [...host.querySelectorAll('app-typed-field')].find(
    (one) => one.querySelector('label')?.textContent === label,
  );
  const box = found?.querySelector('input');
  if (box == null) throw new RangeError(`no field ${label}`);
  return box;
}

async function type({ host, settle }: Opened, label: string, text: string): Promise<void> {
  const box = field(host, label);
  box.value = text;
  box.dispatchEvent(new Event('input'));
  await settle();
}

function button(host: HTMLElement, label: string): HTMLButtonElement {
  const found = [...host.querySelectorAll('button')].find(
    (one) => one.textContent.trim() === label || one.getAttribute('aria-label') === label,
  );
  if (found === undefined) throw new RangeError(`no button ${label}`);
  return found;
}

async function press({ host, settle }: Opened, key: string, altKey = false): Promise<void> {
  const line = host.querySelector('[role=treeitem][aria-selected=true]');
  line?.dispatchEvent(new KeyboardEvent('keydown', { key, altKey, bubbles: true }));
  await settle();
}

function tree(host: HTMLElement): readonly string[] {
  return [...host.querySelectorAll('[role=treeitem]')].map((one) => {
    const name = one.querySelector('.name')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const mark = one.getAttribute('aria-selected') === 'true' ? '*' : '';
    return `${one.getAttribute('aria-level') ?? ''} ${mark}${name}`;
  });
}

function cellsOf(row: Element | null): readonly string[] {
  return [...(row?.children ?? [])].map((cell) => cell.textContent.trim());
}

describe('SchemesPage', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  it('shows the indicators as a tree that keys walk and move', async () => {
    const page = await open({});
    expect(tree(page.host)).toEqual([
      '1 *时限',
      '2 按时办结率',
      '2 红牌',
      '1 提前办结率',
      '1 加分',
    ]);
    await press(page, 'ArrowRight');
    await press(page, 'ArrowDown', true);
    expect(tree(page.host).slice(0, 3)).toEqual(['1 时限', '2 红牌', '2 *按时办结率']);
    await press(page, 'ArrowLeft', true);
    expect(tree(page.host).slice(0, 3)).toEqual(['1 时限', '2 红牌', '1 *按时办结率']);
    await press(page, 'Delete');
    expect(tree(page.host)).toEqual(['1 时限', '2 *红牌', '1 提前办结率', '1 加分']);
    button(page.host, '撤销上一步').click();
    await page.settle();
    expect(tree(page.host)[2]).toBe('1 *按时办结率');
  });

  it('adds an indicator, says at the field what it lacks, and sends nothing until it is mended', async () => {
    const page = await open({});
    button(page.host, '增加下级指标').click();
    await page.settle();
    expect(tree(page.host)[3]).toBe('2 *item6 须改正');
    const errors = [...page.host.querySelectorAll('app-node-form .error')];
    expect(errors.map((one) => one.textContent)).toEqual([
      '不能为空',
      '须为不小于 0 的数，如 0.5',
      '请选择一个指标',
    ]);
    expect(button(page.host, '先看谁会变动').disabled).toBeTrue();
  });

  it('takes keys that come before the page is drawn again', async () => {
    const page = await open({});
    const line = page.host.querySelector('[role=treeitem][aria-selected=true]');
    for (let times = 0; times < 2; times += 1) {
      line?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    }
    await page.settle();
    expect(tree(page.host)[2]).toBe('2 *红牌');
    await press(page, 'ArrowUp');
    for (const [label, text] of [
      ['名称', '按时办结'],
      ['目标（%）', '98'],
      ['斜率（每差 1 点扣）', '2'],
    ] as const) {
      const box = field(page.host, label);
      box.value = text;
      box.dispatchEvent(new Event('input'));
    }
    await page.settle();
    const changed = [...page.host.querySelectorAll('app-scheme-sender tbody tr')];
    expect(changed.map((row) => cellsOf(row).at(-1))).toEqual(['按时办结', '98', '2']);
  });

  it('keeps the parameters of every type of rule while another is tried', async () => {
    const page = await open({});
    await press(page, 'ArrowRight');
    await type(page, '斜率（每差 1 点扣）', '2');
    const rule = page.host.querySelector<HTMLSelectElement>('app-node-form select');
    if (rule === null) throw new RangeError('no rule');
    for (const next of ['linear', 'thresholdSlopeFloor']) {
      rule.value = next;
      rule.dispatchEvent(new Event('change'));
      await page.settle();
    }
    expect(field(page.host, '斜率（每差 1 点扣）').value).toBe('2');
  });

  it('tells what is changed, wants to see who would move, a reason, and then proposes', async () => {
    const page = await open({});
    const propose = () => button(page.host, '提出新版本');
    expect(propose().disabled).toBeTrue();
    await press(page, 'ArrowRight');
    await type(page, '目标（%）', '98');
    expect(cellsOf(page.host.querySelector('app-scheme-sender tbody tr'))).toEqual([
      '按时办结率',
      '目标',
      '99',
      '98',
    ]);
    await type(page, '理由', '放宽目标');
    expect(propose().disabled).toBeTrue();
    button(page.host, '先看谁会变动').click();
    await page.settle();
    expect(page.host.querySelector('app-what-if-table')?.textContent).toContain('济南市');
    expect(propose().disabled).toBeFalse();
    propose().click();
    await page.settle();
    const sent = page.server.sent.filter(({ method }) => method === 'POST');
    expect(sent.map(({ path }) => path)).toEqual(['/schemes/preview', '/schemes']);
    const [preview, proposal] = sent.map(({ body }) => body as Record<string, unknown>);
    expect(proposal?.['reason']).toBe('放宽目标');
    expect(proposal?.['scheme']).toEqual(preview?.['draft']);
  });

  it('forgets who would move as soon as something is changed', async () => {
    const page = await open({});
    await press(page, 'ArrowRight');
    await type(page, '目标（%）', '98');
    button(page.host, '先看谁会变动').click();
    await page.settle();
    await type(page, '目标（%）', '97');
    expect(page.host.querySelector('app-what-if-table')).toBeNull();
    expect(button(page.host, '提出新版本').disabled).toBeTrue();
  });

  it('shows a refusal at the field that the server names, and keeps what was typed', async () => {
    const path = 'draft.scheme.indicators[0].rule.children[1].rule.per';
    const page = await open({ post: { status: 422, code: 'scheme/invalid', path } });
    await type(page, '权重', '3');
    button(page.host, '先看谁会变动').click();
    await page.settle();
    expect(tree(page.host)[2]).toBe('2 *红牌 须改正');
    expect(page.host.querySelector('app-node-form .error')?.textContent).toContain('服务器未接受');
    await press(page, 'ArrowUp');
    await press(page, 'ArrowUp');
    expect(field(page.host, '权重').value).toBe('3');
  });

  it('goes on with what was typed when the page is opened again', async () => {
    await type(await open({}), '权重', '7');
    TestBed.resetTestingModule();
    const { host } = await open({});
    expect(field(host, '权重').value).toBe('7');
    expect(host.textContent).toContain('上次未提交的修改');
  });

  it('shows the second person what a version would change, and lets him decide', async () => {
    const { scheme } = aScheme();
    const proposed = aScheme({
      ...{ version: 2, state: 'proposed', proposedBy: 'rules' },
      scheme: { ...scheme, ties: 'competition' },
    });
    const page = await open({ role: 'leader', schemes: [proposed, aScheme()] });
    expect(cellsOf(page.host.querySelector('app-scheme-differences tbody tr'))).toEqual([
      '方案',
      '并列名次',
      '1、1、2',
      '1、1、3',
    ]);
    button(page.host, '确认').click();
    await page.settle();
    const sent = page.server.sent.filter(({ method }) => method === 'POST');
    expect(sent.map(({ path }) => path)).toEqual(['/schemes/approval/versions/2/confirm']);
    expect(page.host.textContent).toContain('已确认。');
  });

  it('is for reading alone for who does not administer rules, and on a phone', async () => {
    const read = await open({ role: 'auditor' });
    expect(read.host.querySelector('[role=toolbar]')).toBeNull();
    expect(read.host.querySelector('app-node-form fieldset')?.hasAttribute('disabled')).toBeTrue();
    TestBed.resetTestingModule();
    const phone = await open({ phone: true });
    expect(phone.host.textContent).toContain('手机上只能查看方案');
    expect(phone.host.querySelector('[role=toolbar]')).toBeNull();
  });
});
