import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { FeedbackRow } from '#contract/feedback-view.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer, SentRequest } from '../../../testing/fake-fetch.ts';
import { anItem, aTicket, FakeLive } from '../../../testing/feedback-view.ts';
import { FETCH } from '../../data/api.ts';
import { LiveConnection } from '../../data/live-connection.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Layout } from '../../platform/layout.ts';
import { FeedbackPage } from './feedback-page.ts';

const FIRST = aTicket({
  ...{ no: 'T-1', title: '夜间施工噪声', overdue: true, remaining: { days: -2 } },
  ...{ due: '2026-11-19', dueAt: '2026-11-20T00:00:00+08:00' },
});
const SECOND = aTicket({ no: 'T-2', title: '路灯不亮', dueAt: '2026-12-01T00:00:00+08:00' });
const ME = {
  ...{ name: 'pai', displayName: '派单员', role: 'dispatcher', regionCode: '370100' },
  ...{ regionName: '济南市', line: null, expiresAt: '2099-01-01T00:00:00+08:00' },
  pages: ['feedback'],
};
const WATER = { code: '370102-water', name: '历下区水务局', regionCode: '370102', line: 'water' };

describe('FeedbackPage', () => {
  let live: FakeLive;
  let server: FakeServer;
  let views: { id: string; name: string; query: string }[];
  let answers: Map<string, FakeAnswer>;
  let harness: RouterTestingHarness;

  function answer({ method, path, body }: SentRequest): FakeAnswer {
    const own = answers.get(`${method} ${path}`);
    if (own !== undefined) return own;
    if (path === '/me') return { body: ME };
    if (path === '/departments') return { body: { items: [WATER] } };
    if (path === '/reply-templates') {
      return {
        body: {
          items: [{ id: 't1', name: '办理结果', kind: null, text: '您好！已办理。', own: true }],
        },
      };
    }
    if (path === '/feedback-views' && method === 'POST') {
      views.push({ id: `v${views.length + 1}`, ...(body as { name: string; query: string }) });
    }
    if (path.startsWith('/feedback-views/') && method === 'DELETE') {
      views = views.filter(({ id }) => !path.endsWith(id));
    }
    if (path.startsWith('/feedback-views')) return { body: { items: views } };
    if (path.includes('/similar')) return { body: { items: [], ofMany: false } };
    if (path.includes('/presence')) return { body: { items: [] } };
    if (path.includes('/draft')) return { body: { text: '', at: null } };
    const no = /^\/feedback\/([^/?]+)/u.exec(path)?.[1] ?? '';
    return { body: anItem({ no, id: `ticket:${no}` }, ['reply', 'note']) };
  }

  beforeEach(async () => {
    live = new FakeLive();
    live.rows = [FIRST, SECOND];
    live.counters = { ...live.counters, open: 2, overdue: 1 };
    views = [];
    answers = new Map();
    server = new FakeServer(answer);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'feedback', component: FeedbackPage }]),
        { provide: FETCH, useValue: server.fetch },
        { provide: LiveConnection, useValue: live },
        {
          provide: Layout,
          useValue: {
            phone: () => false,
            narrow: () => false,
            tight: () => false,
            threePanes: () => true,
          },
        },
      ],
    });
    await TestBed.inject(SessionStore).ask();
  });

  async function open(query = ''): Promise<HTMLElement> {
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(`/feedback${query}`, FeedbackPage);
    const host = harness.routeNativeElement ?? document.createElement('div');
    host.style.cssText = 'display:block;width:1440px;height:800px';
    await harness.fixture.whenStable();
    return host;
  }
  const press = async (keys: string): Promise<void> => {
    // Events without a code are not taken for key presses.
    const key = { key: keys, code: `Key${keys.toUpperCase()}`, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', key));
    await harness.fixture.whenStable();
  };
  const click = async (host: HTMLElement, label: string): Promise<void> => {
    const buttons = [...host.querySelectorAll('button')];
    buttons.find((one) => one.textContent.trim().startsWith(label))?.click();
    await harness.fixture.whenStable();
  };
  const rows = (host: HTMLElement): readonly string[] =>
    [...host.querySelectorAll('[role=row]')].map((row) => row.textContent);
  /** Steps are applied together, half a second after the first of them. */
  const applied = async (step: Parameters<FakeLive['tell']>[0]): Promise<void> => {
    jasmine.clock().install();
    live.tell(step);
    jasmine.clock().tick(500);
    jasmine.clock().uninstall();
    await harness.fixture.whenStable();
  };

  it('lists what is open in the order it came, the limit in words and never twice the place', async () => {
    const host = await open();
    expect(rows(host)[0]).toContain('夜间施工噪声');
    expect(rows(host)[0]).toContain('超期 2 工作日');
    expect(rows(host)[0]).toContain('历下区水务局');
    expect(rows(host)[0]).not.toContain('历下区·历下区');
    expect(host.querySelectorAll('[role=row][tabindex="0"]').length).toBe(1);
  });

  it('asks for what the address says, and puts what is chosen into the address', async () => {
    const host = await open('?phase=toDispatch&kind=complaint');
    expect(live.watched.at(-1)).toEqual({
      topic: 'feedback',
      filter: { phase: 'toDispatch', kind: 'complaint' },
    });
    await click(host, '已超期');
    expect(TestBed.inject(Router).url).toBe('/feedback?kind=complaint&overdue=true');
  });

  it('lets what is new wait until it is asked for, and strikes what has left', async () => {
    const host = await open();
    await applied({
      upsert: [aTicket({ no: 'T-0', title: '停水三天', dueAt: '2026-11-20T00:00:00+08:00' })],
      remove: ['ticket:T-2'],
    });
    expect(rows(host).join(' ')).not.toContain('停水三天');
    expect(host.querySelector('.row.left')?.textContent).toContain('已离开此列表');
    await click(host, '1 件新到');
    expect(rows(host).length).toBe(2);
    expect(rows(host).join(' ')).toContain('停水三天');
  });

  it('says in the open ticket that it has changed, and goes on showing what is being read', async () => {
    const host = await open('?item=ticket:T-1');
    await applied({ upsert: [{ ...FIRST, version: 3 }] });
    expect(host.querySelector('app-item-panel')?.textContent).toContain('此件刚有变动');
    expect(host.querySelector('app-item-panel h2')?.textContent).toContain('夜间施工噪声');
  });

  it('goes from row to row, to the reply and back by keys alone', async () => {
    const host = await open();
    await press('j');
    await press('j');
    expect(TestBed.inject(Router).url).toContain('item=ticket:T-2');
    await press('r');
    const text = host.querySelector('app-reply-editor textarea');
    expect(document.activeElement).toBe(text);
    text?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await harness.fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    expect(host.querySelector('app-reply-editor')).toBeNull();
    expect(document.activeElement?.getAttribute('data-id')).toBe('ticket:T-2');
  });

  it('goes to the templates of the reply with T, whether it is open or not', async () => {
    const host = await open('?item=ticket:T-1');
    for (let time = 0; time < 2; time += 1) {
      await press('t');
      const menu = (): HTMLElement | null =>
        host.querySelector('app-template-menu [popover] button');
      while (menu() === null || document.activeElement !== menu()) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      expect(menu()?.textContent).toBe('办理结果');
      host.querySelector<HTMLElement>('app-template-menu [popover]')?.hidePopover();
      host.querySelector<HTMLElement>('.row')?.focus();
      while (menu() !== null) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });

  describe('keeps views', () => {
    const openMenu = async (host: HTMLElement): Promise<void> => {
      const menu = host.querySelector('app-saved-views app-dropdown');
      menu?.querySelector<HTMLElement>('button')?.click();
      // The browser tells of an opened panel in its own time.
      while (menu?.querySelector('[popover] button') === null) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    };
    const name = async (host: HTMLElement, text: string): Promise<void> => {
      const field = host.querySelector<HTMLInputElement>('app-saved-views input');
      if (field === null) throw new Error('no field for the name');
      field.value = text;
      field.form?.requestSubmit();
      await harness.fixture.whenStable();
    };

    it('of the filter that is on screen, not of the row beside it, and opens them again', async () => {
      const host = await open('?kind=complaint&item=ticket:T-1');
      await click(host, '+ 保存当前视图');
      await name(host, '投诉');
      expect(views).toEqual([{ id: 'v1', name: '投诉', query: 'kind=complaint' }]);
      await click(host, '已超期');
      await click(host, '投诉');
      expect(TestBed.inject(Router).url).toBe('/feedback?kind=complaint&item=ticket:T-1');
    });

    it('under the new name before the old one goes', async () => {
      views = [{ id: 'v9', name: '旧名', query: 'overdue=true' }];
      const host = await open();
      await openMenu(host);
      await click(host, '改名');
      await name(host, '新名');
      const changes = server.sent.filter(({ method }) => method === 'POST' || method === 'DELETE');
      expect(changes.map(({ method, path }) => `${method} ${path}`).slice(-2)).toEqual([
        'POST /feedback-views',
        'DELETE /feedback-views/v9',
      ]);
      expect(views.map((view) => [view.name, view.query])).toEqual([['新名', 'overdue=true']]);
    });

    it('that were dropped by mistake, when asked to', async () => {
      views = [{ id: 'v9', name: '周报', query: 'overdue=true' }];
      const host = await open();
      await openMenu(host);
      await click(host, '删除');
      expect(views).toEqual([]);
      expect(host.textContent).toContain('已删除“周报”');
      await click(host, '撤销');
      expect(views.map((view) => [view.name, view.query])).toEqual([['周报', 'overdue=true']]);
    });
  });

  it('marks everything up to a row that is pressed with Shift', async () => {
    live.rows = ['1', '2', '3', '4'].map((no) => aTicket({ no: `T-${no}` }));
    const host = await open();
    const boxes = host.querySelectorAll<HTMLElement>('[role=row] input');
    boxes[2]?.click();
    boxes[0]?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
    await harness.fixture.whenStable();
    const marked = [...host.querySelectorAll('[role=row][aria-selected=true]')];
    expect(marked.map((row) => row.getAttribute('data-id'))).toEqual([
      'ticket:T-1',
      'ticket:T-2',
      'ticket:T-3',
    ]);
  });

  it('dispatches what is marked with one reason, says how many, and keeps marked what was refused', async () => {
    const done: readonly FeedbackRow[] = [{ ...FIRST, phase: 'dispatched' }];
    const refused = [{ id: 'ticket:T-2', code: 'feedback/notAllowed', message: '' }];
    answers.set('POST /feedback/bulk', { body: { done, refused } });
    const host = await open();
    for (const box of host.querySelectorAll<HTMLElement>('[role=row] input')) box.click();
    await harness.fixture.whenStable();
    const form = host.querySelector<HTMLElement>('app-bulk-dispatch form');
    const picker = form?.querySelector<HTMLInputElement>('[role=combobox]');
    if (picker === null || picker === undefined) throw new Error('no picker');
    picker.value = '水务';
    picker.dispatchEvent(new Event('input'));
    await harness.fixture.whenStable();
    picker.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await harness.fixture.whenStable();
    form?.dispatchEvent(new Event('submit', { cancelable: true }));
    await harness.fixture.whenStable();
    expect(server.sent.find(({ path }) => path === '/feedback/bulk')?.body).toEqual({
      ids: ['ticket:T-1', 'ticket:T-2'],
      action: 'dispatch',
      departmentCode: '370102-water',
    });
    expect(host.querySelector('.live')?.textContent).toContain('已派单 1 件，1 件未成功');
    expect(host.querySelectorAll('[role=row] input:checked').length).toBe(1);
  });

  it('says that the filter leaves nothing, with the way out', async () => {
    live.rows = [];
    const host = await open('?kind=praise');
    expect(host.querySelector('.empty')?.textContent).toContain('清除筛选');
  });
});
