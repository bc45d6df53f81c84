import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { AuditView } from '#contract/audit-view.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { Layout } from '../../platform/layout.ts';
import { AuditPage } from './audit-page.ts';

const row: AuditView = {
  no: 4711,
  at: '2026-11-23T10:32:07+08:00',
  actor: 'li',
  session: '5f1c02aa90de',
  ip: '10.1.2.3',
  action: 'card.urge',
  object: '3705-1/commitment/yellow/1',
  reason: '超期两日未办结，请说明',
  outcome: 'done',
  detail: { version: 1, none: null },
  hash: 'ab'.repeat(32),
};
const refused: AuditView = {
  ...row,
  no: 4710,
  actor: '',
  session: null,
  action: 'key.refuse',
  object: null,
  reason: null,
  outcome: 'refused',
  detail: { code: 'source/keyMissing', further: 80 },
};

describe('AuditPage', () => {
  let server: FakeServer;
  let answer: FakeAnswer;
  let harness: RouterTestingHarness;

  async function open(query = '', phone = false): Promise<HTMLElement> {
    server = new FakeServer(() => answer);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'audit', component: AuditPage }]),
        { provide: FETCH, useValue: server.fetch },
        { provide: Layout, useValue: { phone: () => phone } },
      ],
    });
    harness = await RouterTestingHarness.create(`/audit${query}`);
    await harness.fixture.whenStable();
    return harness.routeNativeElement ?? document.createElement('div');
  }

  /** What the reader sees of it, without the breaks of the template. */
  function textOf(element: Element | null): string {
    return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  beforeEach(() => {
    answer = { body: { items: [row, refused], next: null, total: 2 } };
  });

  for (const phone of [false, true]) {
    it(`tells who did what, when and why${phone ? ', on a phone without a table' : ''}`, async () => {
      const host = await open('', phone);
      expect(host.querySelectorAll('table').length).toBe(phone ? 0 : 1);
      const text = textOf(host.querySelector('.scroll'));
      for (const part of [
        '4711',
        '2026-11-23 10:32:07',
        'li',
        '10.1.2.3 · 会话 5f1c02aa90de',
        '催办',
        '完成',
        '3705-1/commitment/yellow/1',
        '超期两日未办结，请说明',
        '版本 1',
        '未登录',
        '来源密钥无效',
        '其后同类 80',
      ]) {
        expect(text).toContain(part);
      }
      expect(text).not.toContain('none');
    });
  }

  it('asks for exactly the filter of its address, and leaves out what is none', async () => {
    await open('?actor=li&action=card.urge&outcome=done&from=2026-11-01&to=2026-02-30&x=1');
    const [call] = server.sent;
    expect(call?.path).toBe(
      '/audit?actor=li&action=card.urge&outcome=done&from=2026-11-01&limit=100',
    );
  });

  it('puts a chosen filter into the address, and takes it out again', async () => {
    const host = await open();
    const select = host.querySelector<HTMLSelectElement>('select');
    if (select === null) throw new Error('there is no choice of actions');
    select.value = 'session.signIn';
    select.dispatchEvent(new Event('change'));
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/audit?action=session.signIn');
  });

  it('reads on behind the last row', async () => {
    answer = { body: { items: [row], next: 'place', total: 2 } };
    const host = await open();
    expect(textOf(host.querySelector('[role=status].live'))).toBe('已显示 1 行，共 2 行');
    answer = { body: { items: [refused], next: null, total: 2 } };
    host.querySelector<HTMLButtonElement>('.more button')?.click();
    await harness.fixture.whenStable();
    expect(server.sent.at(-1)?.path).toContain('cursor=place');
  });

  it('says that nothing fits a filter, and offers to clear it', async () => {
    answer = { body: { items: [], next: null, total: 0 } };
    const host = await open('?actor=nobody');
    expect(textOf(host.querySelector('.empty'))).toBe('没有符合条件的记录，共 0 行未显示。');
    expect(textOf(host.querySelector('form'))).toContain('清除筛选');
  });

  it('tells of a failure with its code', async () => {
    answer = { status: 503, code: 'store/failed' };
    const host = await open();
    expect(textOf(host.querySelector('[role=alert]'))).toContain('store/failed');
  });
});
