import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { TaskView } from '#contract/task-view.ts';
import { FakeServer } from '../../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../../testing/fake-fetch.ts';
import { FETCH } from '../../../data/api.ts';
import { TasksPage } from './tasks-page.ts';

const STAMP = { asOf: '2026-03-12T10:00:00+08:00', dataVersion: 7, mayOpen: true };

function aTask(more: Partial<TaskView> = {}): TaskView {
  return {
    ...{ no: 'RW-1', name: '热线对接', due: '2026-03-11', state: 'overdue', region: null },
    ...{ lead: ['省大数据局', '省司法厅'], responsible: [], caseNo: null, ticketNo: null },
    ...{ steps: [], acts: [{ act: 'progress', why: null }], version: 2 },
    ...more,
  };
}
const CLOSED = aTask({
  ...{ no: 'RW-2', name: '目录发布', state: 'closedOnTime', caseNo: 'A1', ticketNo: 'T1' },
  acts: [{ act: 'progress', why: 'task/closed' }],
  steps: [{ kind: 'closed', at: '2026-03-09T10:00:00+08:00', text: '通过验收', by: 'wang' }],
});

describe('the page of tasks', () => {
  let server: FakeServer;
  let items: readonly TaskView[];
  let acted: FakeAnswer;
  let harness: RouterTestingHarness;

  async function open(path = '/feedback/tasks'): Promise<HTMLElement> {
    server = new FakeServer(({ method }): FakeAnswer =>
      method === 'POST' ? acted : { body: { items, next: null, ...STAMP } },
    );
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [{ path: 'feedback/tasks', component: TasksPage }],
          withComponentInputBinding(),
        ),
        { provide: FETCH, useValue: server.fetch },
      ],
    });
    harness = await RouterTestingHarness.create(path);
    await harness.fixture.whenStable();
    return harness.routeNativeElement ?? document.createElement('div');
  }
  const entries = (host: HTMLElement): readonly HTMLElement[] => [
    ...host.querySelectorAll<HTMLElement>('app-task-entry'),
  ];
  const press = async (host: Element | undefined, name: string): Promise<void> => {
    const found = [...(host?.querySelectorAll('button') ?? [])].find(
      ({ textContent }) => textContent.trim() === name,
    );
    found?.click();
    await harness.fixture.whenStable();
  };
  const report = async (host: HTMLElement, text: string): Promise<void> => {
    await press(entries(host)[0], '报告进展');
    const field = host.querySelector('textarea');
    if (field === null) throw new Error('no field');
    field.value = text;
    field.dispatchEvent(new Event('input'));
    host.querySelector<HTMLElement>('button[type=submit]')?.click();
    await harness.fixture.whenStable();
  };

  beforeEach(() => {
    items = [aTask(), CLOSED];
    acted = { body: aTask({ version: 3 }) };
  });

  it('says of each until when, who leads and how far it is', async () => {
    const [late, done] = entries(await open());
    expect(late?.textContent).toContain('已超期');
    expect(late?.textContent).toContain('期限 03-11（周三） · 超期 1 天');
    expect(late?.textContent).toContain('牵头：省大数据局、省司法厅');
    expect(late?.textContent).toContain('还没有进展');
    const told = done?.querySelector('summary')?.textContent.replaceAll(/\s+/gu, ' ').trim();
    expect(told).toBe('进展 1 条 · 03-09 10:00 通过验收');
    expect(done?.textContent).toContain('通过验收');
  });

  it('leads to the case and the ticket that one is about', async () => {
    const [, done] = entries(await open());
    const links = [...(done?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/cases/A1', '/feedback/T1']);
  });

  it('says why nothing can be told of one that is closed', async () => {
    const [, done] = entries(await open());
    expect(done?.querySelector('button')?.disabled).toBeTrue();
    expect(done?.textContent).toContain('任务已销号');
  });

  const filters: readonly (readonly [state: string, shown: string])[] = [
    ['', 'RW-1 RW-2'],
    ['open', 'RW-1'],
    ['overdue', 'RW-1'],
    ['closed', 'RW-2'],
    ['nonsense', 'RW-1 RW-2'],
  ];
  for (const [state, shown] of filters) {
    it(`shows ${shown} where the address asks for “${state}”`, async () => {
      const host = await open(`/feedback/tasks?state=${state}`);
      const nos = entries(host).map((entry) => entry.querySelector('.mono')?.textContent);
      expect(nos.join(' ')).toBe(shown);
    });
  }

  it('counts each state, and keeps the choice in the address', async () => {
    const host = await open();
    const links = [...host.querySelectorAll<HTMLElement>('nav.line a')];
    expect(links.map(({ textContent }) => textContent.trim())).toEqual([
      '全部 2',
      '进行中 1',
      '已超期 1',
      '已销号 1',
    ]);
    links[3]?.click();
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/feedback/tasks?state=closed');
  });

  it('sends what somebody tells against the version he read, and shows what came of it', async () => {
    const step = { kind: 'progressed', at: STAMP.asOf, text: '已联通', by: 'li' } as const;
    acted = { body: aTask({ version: 3, steps: [step] }) };
    const host = await open();
    await report(host, ' 已联通 ');
    expect(server.sent.at(-1)).toEqual({
      method: 'POST',
      path: '/tasks/RW-1/progress',
      body: { text: '已联通', expectedVersion: 2 },
    });
    expect(entries(host)[0]?.textContent).toContain('已联通');
    expect(host.querySelector('nav [role=status]')?.textContent).toBe('热线对接：已报告进展');
    expect(host.querySelector('form')).toBeNull();
  });

  it('asks for words at the field', async () => {
    const host = await open();
    await report(host, ' ');
    expect(host.querySelector('textarea')?.getAttribute('aria-invalid')).toBe('true');
    expect(host.textContent).toContain('请填写情况');
    expect(server.sent.length).toBe(1);
  });

  it('shows what somebody else told meanwhile, and keeps what was typed', async () => {
    const current = aTask({
      version: 5,
      steps: [{ kind: 'progressed', at: STAMP.asOf, text: '他先说了', by: 'zhao' }],
    });
    acted = { status: 409, code: 'task/conflict', current };
    const host = await open();
    await report(host, '我也说');
    expect(entries(host)[0]?.textContent).toContain('他先说了');
    expect(host.querySelector('[role=alert]')?.textContent).toContain('他人刚更新了这项任务');
    expect(host.querySelector('textarea')?.value).toBe('我也说');
    acted = { body: aTask({ version: 6 }) };
    host.querySelector<HTMLElement>('button[type=submit]')?.click();
    await harness.fixture.whenStable();
    expect(server.sent.at(-1)?.body).toEqual({ text: '我也说', expectedVersion: 5 });
  });

  it('says that there are none', async () => {
    items = [];
    expect((await open()).textContent).toContain('没有来源报送过任务');
  });
});
