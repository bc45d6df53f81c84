import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ClockView } from '#contract/clock-view.ts';
import type { FeedbackItem } from '#contract/feedback-view.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer, SentRequest } from '../../../testing/fake-fetch.ts';
import { aClockView } from '../../../testing/clock-view.ts';
import { anItem, FakeLive } from '../../../testing/feedback-view.ts';
import { FETCH } from '../../data/api.ts';
import { LiveConnection } from '../../data/live-connection.ts';
import { ItemPanel } from './item-panel.ts';

describe('ItemPanel', () => {
  let item: FeedbackItem;
  let answers: Map<string, (request: SentRequest) => FakeAnswer>;
  let server: FakeServer;
  let fixture: ComponentFixture<ItemPanel>;

  function answer(request: SentRequest): FakeAnswer {
    const { method, path } = request;
    const own = answers.get(`${method} ${path}`);
    if (own !== undefined) return own(request);
    if (path.includes('/similar')) return { body: { items: [], ofMany: false } };
    if (path.includes('/presence')) return { body: { items: [] } };
    if (path.includes('/draft')) return { body: { text: '', at: null } };
    if (path.startsWith('/feedback/T-1')) return { body: item };
    return { body: { items: [] } };
  }

  async function open(): Promise<HTMLElement> {
    server = new FakeServer(answer);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: FETCH, useValue: server.fetch },
        { provide: LiveConnection, useValue: new FakeLive() },
      ],
    });
    fixture = TestBed.createComponent(ItemPanel);
    fixture.componentRef.setInput('id', 'ticket:T-1');
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  const begin = async (act: FeedbackAct): Promise<void> => {
    fixture.componentInstance.begin(act);
    await fixture.whenStable();
  };
  const fill = async (host: HTMLElement, selector: string, text: string): Promise<void> => {
    const field = host.querySelector<HTMLInputElement>(`app-act-sheet ${selector}`);
    if (field === null) throw new Error(`no ${selector}`);
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const submit = async (host: HTMLElement): Promise<void> => {
    const form = host.querySelector('app-act-sheet form');
    form?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  };

  beforeEach(() => {
    item = anItem();
    answers = new Map();
  });

  it('shows the case of a complaint with its card, and opens it', async () => {
    item = anItem({
      links: [
        {
          ...{ kind: 'case', no: '3701-1', how: 'case', title: '取水许可' },
          ...{ phase: 'review', level: 'red' },
        },
        {
          ...{ kind: 'review', no: 'HP-1', how: 'about', title: null },
          ...{ phase: 'assigned', level: null },
        },
      ],
    });
    const host = await open();
    const [first, second] = host.querySelectorAll('app-item-links li');
    expect(first?.textContent).toContain('红牌');
    expect(first?.textContent).toContain('审查中');
    expect(first?.querySelector('a')?.getAttribute('href')).toBe('/cases/3701-1');
    expect(second?.querySelector('a')?.getAttribute('href')).toBe('/feedback/HP-1?subject=review');
  });

  it('asks whether it is one with another ticket, says why, and merges only by the form with a reason', async () => {
    item = anItem({}, ['merge']);
    answers.set('GET /feedback/T-1/similar', () => ({
      body: {
        items: [
          {
            ...{ no: 'T-9', title: '施工噪声', phase: 'signed', likeness: 68 },
            ...{ receivedAt: '2026-11-19T09:00:00+08:00', because: ['caller', 'place', 'words'] },
          },
        ],
        ofMany: false,
      },
    }));
    const host = await open();
    const said = host.querySelector('app-similar-tickets')?.textContent ?? '';
    for (const word of ['同一来电人', '同一地区', '68%', '相似不等于相同'])
      expect(said).toContain(word);
    host.querySelector<HTMLElement>('app-similar-tickets li button')?.click();
    await fixture.whenStable();
    expect(host.querySelector<HTMLInputElement>('app-act-sheet input')?.value).toBe('T-9');
    await submit(host);
    expect(server.sent.some(({ path }) => path.includes('/merge'))).toBeFalse();
    await fill(host, 'textarea', '同一事项');
    await submit(host);
    expect(server.sent.find(({ path }) => path.includes('/merge'))?.body).toEqual({
      ...{ expectedVersion: 2, into: 'T-9', reason: '同一事项' },
    });
  });

  it('says the day that results before an extension is asked for', async () => {
    item = anItem({}, ['requestExtension']);
    answers.set('POST /feedback/T-1/preview?subject=ticket', () => ({
      body: {
        clocks: [
          {
            ...{ kind: 'close', id: 'close:1', departmentCode: 'D', ends: false },
            ...{ before: '2026-11-27', after: '2026-12-04' },
          },
        ],
      },
    }));
    const host = await open();
    await begin('requestExtension');
    expect(host.querySelector('app-act-preview')?.textContent).toContain(
      '办结时限：新的应办结日 12-04（周五）',
    );
  });

  it('says how the limits that are over ended, behind those that run, and nothing of void ones', async () => {
    const ended = (id: string, bucket: 'onTime' | 'late' | 'void', left: number): ClockView =>
      aClockView({
        ...{ kind: 'close', id, bucket, endedAt: '2026-11-20T09:00:00+08:00' },
        ...{ elapsed: { days: 3 }, remaining: { days: left } },
      });
    const clocks = [ended('a', 'onTime', 2), ended('b', 'late', -2), ended('c', 'void', 1)];
    item = anItem({ clocks: [...clocks, aClockView({ kind: 'matter', id: 'd' })] });
    const host = await open();
    const told = [...host.querySelectorAll('.clocks li')].map((one) => ({
      says: one.querySelector('.sentence')?.textContent.trim(),
      mark: one.querySelector('app-level-mark')?.getAttribute('data-mark'),
    }));
    expect(told.map(({ mark }) => mark)).toEqual(['neutral', 'ok', 'red']);
    expect(told[1]?.says).toContain('按时');
    expect(told[2]?.says).toContain('超期 2 个工作日');
  });

  it('says whose clock it is where others assist', async () => {
    const close = { kind: 'close', limit: { value: 5, unit: 'workingDay' } } as const;
    item = anItem({
      assisting: [{ code: '370102-housing', name: '历下区住建局' }],
      clocks: ['370102-water', '370102-housing'].map((departmentCode) =>
        aClockView({ ...close, id: `close:${departmentCode}`, departmentCode }),
      ),
    });
    const host = await open();
    const names = [...host.querySelectorAll('.clocks .muted')].map((one) => one.textContent.trim());
    expect(names).toEqual(['办结时限', '办结时限 · 历下区住建局']);
  });

  it('loses nothing of what was typed when somebody was faster, tells what happened, and sends it again', async () => {
    item = anItem({}, ['note']);
    const changed = anItem(
      {
        version: 3,
        timeline: [
          {
            ...{ about: 'ticket', no: 'T-1', version: 3, type: 'ticket.signed', own: true },
            ...{ at: '2026-11-23T10:30:00+08:00', by: 'li', reason: null, text: null, facts: {} },
          },
        ],
        people: [{ account: 'li', displayName: '李静', role: 'handler' }],
      },
      ['note'],
    );
    const sent: unknown[] = [];
    answers.set('POST /feedback/T-1/note?subject=ticket', ({ body }) => {
      sent.push(body);
      if (sent.length > 1) return { body: anItem({ version: 4 }) };
      return { status: 409, code: 'feedback/conflict', current: changed };
    });
    const host = await open();
    await begin('note');
    await fill(host, 'textarea', '已电话告知');
    await submit(host);
    const told = host.querySelector('app-act-sheet [role=alert]')?.textContent ?? '';
    expect(told).toContain('你填写的内容未丢失');
    expect(told).toMatch(/签收.*李静/u);
    expect(host.querySelector<HTMLTextAreaElement>('app-act-sheet textarea')?.value).toBe(
      '已电话告知',
    );
    expect(host.querySelector('app-act-sheet button.main')?.textContent).toContain('仍要提交');
    await submit(host);
    expect(sent).toEqual([
      { expectedVersion: 2, text: '已电话告知' },
      { expectedVersion: 3, text: '已电话告知' },
    ]);
    expect(host.querySelector('app-act-sheet')).toBeNull();
  });

  it('says who else looks at it', async () => {
    answers.set('POST /feedback/T-1/presence?subject=ticket', () => ({
      body: { items: [{ account: 'li', displayName: '李静', role: 'handler' }] },
    }));
    const host = await open();
    expect(host.querySelector('.presence')?.textContent).toContain('李静也在查看');
  });

  it('shows an act that is closed with the reason on its button, and none that is another role’s', async () => {
    item = anItem({
      acts: [
        { act: 'return', open: false, code: 'feedback/tooLate' },
        { act: 'dispatch', open: false, code: 'access/notAllowed' },
      ],
    });
    const host = await open();
    const [button, ...others] = host.querySelectorAll('app-item-acts button');
    expect(others).toEqual([]);
    expect(button?.getAttribute('aria-disabled')).toBe('true');
    expect(button?.textContent).toContain('已过可操作的期限');
    await begin('return');
    expect(host.querySelector('app-act-sheet')).toBeNull();
    expect(host.querySelector('app-item-acts .told')?.textContent).toBe('已过可操作的期限');
  });

  it('says of a number that is out of reach that there is none', async () => {
    answers.set('GET /feedback/T-1?subject=ticket', () => ({
      ...{ status: 404, code: 'feedback/notFound' },
    }));
    expect((await open()).textContent).toContain('没有此编号的工单或评价');
  });
});
