import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { aCard, aCaseView, anEvent } from '../../../testing/case-view.ts';
import { aClockView } from '../../../testing/clock-view.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer, SentRequest } from '../../../testing/fake-fetch.ts';
import { ledgerOf } from '../../../testing/ledger-clock.ts';
import { FETCH } from '../../data/api.ts';
import { SessionStore } from '../../data/session-store.ts';
import { CasePage } from './case-page.ts';

const NO = '3705-20260917-00236';
const late = anEvent('case.resumed', '2026-10-26T16:40:00+08:00', {
  receivedAt: '2026-11-02T09:00:00+08:00',
});
const overdue = aCaseView({
  level: 'yellow',
  clocks: [
    aClockView({
      bucket: 'overdue',
      remaining: { days: -13 },
      elapsed: { days: 33 },
      ledger: ledgerOf('2026-09-17 trigger', '2026-09-18 counted 1', '2026-11-05 counted 1'),
    }),
  ],
  events: [late],
  cards: [aCard()],
});
const supervisor = {
  name: 'wang',
  displayName: '王敏',
  role: 'supervisor',
  regionCode: '370000',
  regionName: '山东省',
  line: null,
  expiresAt: '2026-11-23T20:00:00+08:00',
  pages: ['console', 'cases'],
};

function answers(role: string, act: FakeAnswer): (request: SentRequest) => FakeAnswer {
  return ({ path, method }) => {
    if (path === '/me') return { body: { ...supervisor, role } };
    if (method === 'POST') return act;
    if (path.startsWith('/cases/')) return { body: overdue };
    return { body: [] };
  };
}

async function open(
  server: FakeServer,
  inputs: Readonly<Record<string, string>> = {},
): Promise<ComponentFixture<CasePage>> {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: FETCH, useValue: server.fetch }],
  });
  await TestBed.inject(SessionStore).ask();
  const fixture = TestBed.createComponent(CasePage);
  fixture.componentRef.setInput('no', NO);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture;
}

function textOf(fixture: ComponentFixture<CasePage>): string {
  return (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
}

function submit(fixture: ComponentFixture<CasePage>): void {
  const form = (fixture.nativeElement as HTMLElement).querySelector('app-act-form');
  form?.querySelector<HTMLElement>('[type="submit"]')?.click();
}

function press(fixture: ComponentFixture<CasePage>, text: string): void {
  const buttons = (fixture.nativeElement as HTMLElement).querySelectorAll('button');
  [...buttons].find((button) => button.textContent.includes(text))?.click();
}

describe('CasePage', () => {
  afterEach(() => {
    sessionStorage.clear();
  });

  it('shows the title, the level and the limit that is over', async () => {
    const text = textOf(await open(new FakeServer(answers('supervisor', { body: aCard() }))));
    expect(text).toContain('排污许可证核发（重点管理）');
    expect(text).toContain('黄牌');
    expect(text).toContain('已超期 13 个工作日');
  });

  it('acknowledges with one press and the version that it saw', async () => {
    const server = new FakeServer(answers('supervisor', { body: aCard() }));
    const fixture = await open(server);
    press(fixture, '签收');
    await fixture.whenStable();
    const sent = server.sent.find(({ method }) => method === 'POST');
    expect(sent?.path).toBe(`/cards/${encodeURIComponent(aCard().id)}/acknowledge`);
    expect(sent?.body).toEqual({ expectedVersion: 1 });
    expect(textOf(fixture)).toContain('在监察页处理已签收');
  });

  it('asks for a reason before it urges', async () => {
    const server = new FakeServer(answers('supervisor', { body: aCard() }));
    const fixture = await open(server);
    press(fixture, '催办');
    await fixture.whenStable();
    submit(fixture);
    await fixture.whenStable();
    expect(textOf(fixture)).toContain('请填写理由');
    expect(server.sent.some(({ method }) => method === 'POST')).toBeFalse();
  });

  it('keeps what was typed when the card has changed meanwhile', async () => {
    const conflict = { status: 409, code: 'card/conflict', current: aCard({ version: 2 }) };
    const server = new FakeServer(answers('supervisor', conflict));
    const fixture = await open(server);
    press(fixture, '催办');
    await fixture.whenStable();
    const field = (fixture.nativeElement as HTMLElement).querySelector('textarea');
    if (field === null) throw new Error('no field for the reason');
    field.value = '请说明';
    field.dispatchEvent(new Event('input'));
    submit(fixture);
    await fixture.whenStable();
    expect(textOf(fixture)).toContain('填写的内容未丢失');
    expect(field.value).toBe('请说明');
  });

  it('keeps what was typed as a draft when the form is closed', async () => {
    const fixture = await open(new FakeServer(answers('supervisor', { body: aCard() })));
    const host = fixture.nativeElement as HTMLElement;
    press(fixture, '催办');
    await fixture.whenStable();
    const field = host.querySelector('textarea');
    if (field === null) throw new Error('no field for the reason');
    field.value = '请说明';
    field.dispatchEvent(new Event('input'));
    press(fixture, '取消');
    await fixture.whenStable();
    expect(host.querySelector('textarea')).toBeNull();
    press(fixture, '催办');
    await fixture.whenStable();
    expect(host.querySelector('textarea')?.value).toBe('请说明');
  });

  it('has no acts for a leader', async () => {
    const fixture = await open(new FakeServer(answers('leader', { body: aCard() })));
    expect((fixture.nativeElement as HTMLElement).querySelector('app-case-acts .row')).toBeNull();
  });

  it('says which knowledge it shows, lists what was learnt later, and takes no acts', async () => {
    const server = new FakeServer(answers('supervisor', { body: aCard() }));
    const fixture = await open(server, { knownAt: '2026-11-01T09:00:00+08:00' });
    const text = textOf(fixture);
    expect(text).toContain('时所知的情况');
    expect(text).toContain('此后得知');
    expect(text).toContain('11-02 09:00 得知');
    expect((fixture.nativeElement as HTMLElement).querySelector('app-case-acts')).toBeNull();
    expect(server.sent.map(({ path }) => path)).toContain(
      `/cases/${NO}?knownAt=2026-11-01T09%3A00%3A00%2B08%3A00`,
    );
  });

  it('says the same of a case that is not there and of one out of scope', async () => {
    const missing = new FakeServer(({ path }) =>
      path === '/me' ? { body: supervisor } : { status: 404, code: 'case/notFound' },
    );
    expect(textOf(await open(missing))).toContain('没有这个办件，或不在你的权限范围内');
  });

  it('keeps the failure in its place with its code', async () => {
    const broken = new FakeServer(({ path }) =>
      path === '/me' ? { body: supervisor } : { status: 503, code: 'store/unavailable' },
    );
    const text = textOf(await open(broken));
    expect(text).toContain('服务暂时不可用（503）');
    expect(text).toContain('store/unavailable');
  });
});
