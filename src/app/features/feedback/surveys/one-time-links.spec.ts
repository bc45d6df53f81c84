import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { FakeServer } from '../../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../../testing/fake-fetch.ts';
import { drawQr } from '../../../ui/qr/qr-path.ts';
import { FETCH } from '../../../data/api.ts';
import { OneTimeLinks } from './one-time-links.ts';

describe('links that take one answer', () => {
  let server: FakeServer;
  let answer: FakeAnswer;
  let fixture: ComponentFixture<OneTimeLinks>;

  async function open(): Promise<HTMLElement> {
    server = new FakeServer(() => answer);
    TestBed.configureTestingModule({ providers: [{ provide: FETCH, useValue: server.fetch }] });
    fixture = TestBed.createComponent(OneTimeLinks);
    fixture.componentRef.setInput('no', 'S1');
    fixture.componentRef.setInput('title', '满意度调查');
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }
  const make = async (host: HTMLElement, count: string): Promise<void> => {
    const field = host.querySelector('input');
    if (field === null) throw new Error('no field');
    field.value = count;
    field.dispatchEvent(new Event('input'));
    host.querySelector<HTMLElement>('button[type=submit]')?.click();
    await fixture.whenStable();
  };

  beforeEach(() => {
    answer = { body: { items: [{ url: 'http://h/1' }, { url: 'http://h/2' }] } };
  });

  it('are made as many as are asked for, and shown to be copied', async () => {
    const host = await open();
    await make(host, '2');
    expect(server.sent).toEqual([
      { method: 'POST', path: '/surveys/S1/links', body: { count: 2 } },
    ]);
    expect(host.querySelector('textarea')?.value).toBe('http://h/1\nhttp://h/2');
  });

  it('stand as cards, each with the code of its own address, that alone are printed', async () => {
    const host = await open();
    await make(host, '2');
    const buttons = [...host.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent.includes('二维码卡片'))?.click();
    await fixture.whenStable();
    const cards = [...host.querySelectorAll('dialog[open] section')];
    expect(cards.map((card) => card.querySelector('.mono')?.textContent)).toEqual([
      'http://h/1',
      'http://h/2',
    ]);
    const codes = cards.map((card) => card.querySelector('path')?.getAttribute('d'));
    const drawn = await Promise.all(['http://h/1', 'http://h/2'].map(drawQr));
    expect(codes).toEqual(drawn.map(({ path }) => path));
    const print = spyOn(window, 'print');
    host.querySelector<HTMLElement>('dialog footer button')?.click();
    expect(print).toHaveBeenCalledTimes(1);
  });

  it('are a file to keep, numbered as the cards are', async () => {
    const host = await open();
    await make(host, '2');
    const file = host.querySelector<HTMLAnchorElement>('a[download]');
    expect(file?.download).toBe('一次性链接-S1.csv');
    const text = await (await fetch(file?.href ?? '')).text();
    expect(text).toBe('序号,链接\r\n1,http://h/1\r\n2,http://h/2\r\n');
  });

  for (const count of ['', '0', '201', '2.5', 'viele']) {
    it(`are not asked for where “${count}” stands in the field`, async () => {
      const host = await open();
      await make(host, count);
      expect(host.querySelector('input')?.getAttribute('aria-invalid')).toBe('true');
      expect(host.textContent).toContain('须为 1 至 200 的整数');
      expect(server.sent).toEqual([]);
    });
  }

  it('say why there are none', async () => {
    answer = { status: 409, code: 'survey/closed' };
    const host = await open();
    await make(host, '2');
    expect(host.querySelector('[role=alert]')).not.toBeNull();
    expect(host.querySelector('textarea')).toBeNull();
  });
});
