import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { FakeServer } from '../../../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../../../testing/fake-fetch.ts';
import { FETCH } from '../../../../data/api.ts';
import { CloseSurvey } from './close-survey.ts';

describe('closing a survey early', () => {
  let server: FakeServer;
  let answer: FakeAnswer;
  let closed: number;
  let fixture: ComponentFixture<CloseSurvey>;

  async function open(): Promise<HTMLElement> {
    server = new FakeServer(() => answer);
    TestBed.configureTestingModule({ providers: [{ provide: FETCH, useValue: server.fetch }] });
    fixture = TestBed.createComponent(CloseSurvey);
    fixture.componentRef.setInput('no', 'S/1');
    fixture.componentInstance.closed.subscribe(() => (closed += 1));
    const host = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    host.querySelector('button')?.click();
    await fixture.whenStable();
    return host;
  }
  const send = async (host: HTMLElement, reason: string): Promise<void> => {
    const field = host.querySelector('textarea');
    if (field === null) throw new Error('no field');
    field.value = reason;
    field.dispatchEvent(new Event('input'));
    host.querySelector<HTMLElement>('button[type=submit]')?.click();
    await fixture.whenStable();
  };

  beforeEach(() => {
    answer = { body: {} };
    closed = 0;
  });

  it('says what comes of it and asks for the reason', async () => {
    const host = await open();
    expect(host.textContent).toContain('不能重新开放');
    await send(host, '  ');
    expect(host.querySelector('textarea')?.getAttribute('aria-invalid')).toBe('true');
    expect(host.textContent).toContain('请说明提前结束的原因');
    expect(server.sent).toEqual([]);
  });

  it('is sent with its reason, and told to the page', async () => {
    const host = await open();
    await send(host, ' 样本已足够 ');
    expect(server.sent).toEqual([
      { method: 'POST', path: '/surveys/S%2F1/close', body: { reason: '样本已足够' } },
    ]);
    expect(closed).toBe(1);
    expect(host.querySelector('form')).toBeNull();
  });

  it('stays with what was typed where it is refused', async () => {
    answer = { status: 409, code: 'survey/closed' };
    const host = await open();
    await send(host, '样本已足够');
    expect(host.querySelector('[role=alert]')).not.toBeNull();
    expect(host.querySelector('textarea')?.value).toBe('样本已足够');
    expect(closed).toBe(0);
  });
});
