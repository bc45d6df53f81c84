import { TestBed } from '@angular/core/testing';
import type { Type } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import type { WebhookView } from '#contract/webhook-view.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { ImportCard } from './import-card.ts';
import { WebhooksCard } from './webhooks-card.ts';

const hook: WebhookView = {
  ...{ name: 'hotline', url: 'https://hotline.example/in', prefix: 'urn:city:hotline' },
  ...{ state: 'failing', pending: 3, dead: 1, delivered: 1200 },
  ...{ lastDeliveredAt: null, lastError: 'status 400' },
};
const letter = {
  ...{ id: 'T1/0000000000000007', ticket: 'T1', attempts: 15 },
  ...{ failedAt: '2026-11-24T09:00:00+08:00', error: 'status 400' },
};

async function open<T>(
  component: Type<T>,
  answer: (path: string) => FakeAnswer | undefined = () => undefined,
): Promise<{ fixture: ComponentFixture<T>; page: HTMLElement; asked: readonly string[] }> {
  const asked: string[] = [];
  const server = new FakeServer(({ path }) => {
    asked.push(path);
    const own = answer(path);
    if (own !== undefined) return own;
    if (path.includes('/dead-letters')) return { body: { items: [letter], next: null } };
    if (path.includes('/replay')) return { body: { replayed: 1 } };
    return { body: { items: [hook], next: null } };
  });
  TestBed.configureTestingModule({ providers: [{ provide: FETCH, useValue: server.fetch }] });
  const fixture = TestBed.createComponent(component);
  await fixture.whenStable();
  return { fixture, page: fixture.nativeElement as HTMLElement, asked };
}

function press(page: HTMLElement, label: string): void {
  const button = [...page.querySelectorAll('button')].find(
    ({ textContent }) => textContent.trim() === label,
  );
  if (button === undefined) throw new Error(`there is no button ${label}`);
  button.click();
}

describe('systems that are told of changes', () => {
  it('are shown with their state and with what failed last', async () => {
    const { page } = await open(WebhooksCard);
    const text = page.textContent.replace(/\s+/g, ' ');
    for (const part of ['hotline', '有死信', '1,200', 'status 400', '从未']) {
      expect(text).toContain(part);
    }
  });

  it('show their dead letters, and one of them is put back in line', async () => {
    const { fixture, page, asked } = await open(WebhooksCard);
    press(page, '查看死信');
    await fixture.whenStable();
    expect(page.textContent).toContain('工单 T1');
    press(page, '重新回传');
    await fixture.whenStable();
    expect(asked).toContain('/webhooks/hotline/replay');
    expect(page.querySelector('[role=status]')?.textContent).toContain('已重新排队 1 条');
  });

  it('say how to add one where there is none', async () => {
    const { page } = await open(WebhooksCard, () => ({ body: { items: [], next: null } }));
    expect(page.textContent).toContain('webhook add');
  });

  it('say why they cannot be shown', async () => {
    const { page } = await open(WebhooksCard, () => ({ status: 503, code: 'server/busy' }));
    expect(page.textContent).toContain('server/busy');
  });
});

describe('importing a file in the browser', () => {
  it('offers every profile that comes with the product', async () => {
    const { page } = await open(ImportCard);
    const values = [...page.querySelectorAll('option')].map(({ value }) => value);
    expect(values.sort()).toEqual([
      ...['boston311', 'bpic15', 'hotline12345', 'messages', 'open311', 'stlouis', 'wabo'],
    ]);
  });

  it('begins with no file and says nothing', async () => {
    const { page, asked } = await open(ImportCard);
    press(page, '开始导入');
    expect(asked).toEqual([]);
    expect(page.querySelector('[role=status]')?.textContent).toBe('');
  });
});
