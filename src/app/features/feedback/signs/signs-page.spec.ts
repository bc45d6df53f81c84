import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { SignList } from '#contract/sign-view.ts';
import { FakeServer } from '../../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../../testing/fake-fetch.ts';
import { FETCH } from '../../../data/api.ts';
import { SignsPage } from './signs-page.ts';

type Sign = SignList['items'][number];
const BURST: Sign = {
  ...{ kind: 'burst', by: 'window', key: '370102-water 3号窗口', count: 14, expected: 9 },
  ...{ departmentCode: '370102-water', departmentName: '历下区水务局' },
  ...{ from: '2026-11-23T09:00:00+08:00', to: '2026-11-23T09:07:30+08:00' },
  evidence: ['HP-1', 'HP-2'],
};
const list = (facts: Partial<SignList>): FakeAnswer => ({
  body: {
    ...{ items: [BURST], from: '2026-11-17', to: '2026-11-23', looked: 421, complete: true },
    ...{ asOf: '2026-11-23T10:32:00+08:00', dataVersion: 7, mayOpen: true, ...facts },
  },
});

describe('SignsPage', () => {
  let answer: FakeAnswer;
  let server: FakeServer;
  let harness: RouterTestingHarness;

  async function open(query = ''): Promise<HTMLElement> {
    server = new FakeServer(() => answer);
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [{ path: 'feedback/signs', component: SignsPage }],
          withComponentInputBinding(),
        ),
        { provide: FETCH, useValue: server.fetch },
      ],
    });
    harness = await RouterTestingHarness.create(`/feedback/signs${query}`);
    await harness.fixture.whenStable();
    return harness.routeNativeElement ?? document.createElement('div');
  }

  beforeEach(() => {
    answer = list({});
  });

  it('says that nothing here is a verdict', async () => {
    expect((await open()).textContent).toContain('不是结论');
  });

  const sentences: readonly { readonly why: string; readonly sign: Sign; readonly says: string }[] =
    [
      {
        why: 'a burst, how many within how long, a part of a minute as a whole one',
        sign: BURST,
        says: '8 分钟内有 14 条主动好评；不超过 9 条不作线索',
      },
      {
        why: 'more reviews than cases',
        sign: { ...BURST, kind: 'moreReviewsThanCases', by: 'department', count: 50, expected: 30 },
        says: '主动评价 50 条，同期办结的办件最多可评 30 次',
      },
      {
        why: 'defaults that were sent as active',
        sign: { ...BURST, kind: 'defaultAsActive', by: 'department', count: 48, expected: 45 },
        says: '48 条报为主动的好评没有文字、标签和评价人；不超过 45 条不作线索',
      },
      {
        why: 'answers that many callers had word for word',
        sign: { ...BURST, kind: 'copiedReply', by: 'words', count: 25, expected: 19 },
        says: '25 件工单收到逐字相同的答复；不超过 19 件不作线索',
      },
    ];
  for (const { why, sign, says } of sentences) {
    it(`tells of ${why}`, async () => {
      answer = list({ items: [sign] });
      expect((await open()).querySelector('article')?.textContent).toContain(says);
    });
  }

  it('names the window beside its department, without the code of it', async () => {
    const head = (await open()).querySelector('article h2')?.textContent ?? '';
    expect(head).toContain('历下区水务局');
    expect(head).toContain('窗口 3号窗口');
    expect(head).not.toContain('370102-water');
  });

  it('opens each review behind a sign, and says where it does not name them all', async () => {
    const host = await open();
    expect([...host.querySelectorAll('article a')].map((a) => a.getAttribute('href'))).toEqual([
      '/feedback/HP-1?subject=review',
      '/feedback/HP-2?subject=review',
    ]);
    expect(host.querySelector('summary')?.textContent).toContain('只列前 2 条');
  });

  it('opens the tickets behind copied answers', async () => {
    const copied = { kind: 'copiedReply', by: 'words', key: '370102-water m.1' } as const;
    answer = list({ items: [{ ...BURST, ...copied, count: 25, evidence: ['T1'] }] });
    const host = await open();
    expect(host.querySelector('article a')?.getAttribute('href')).toBe(
      '/feedback/T1?subject=ticket',
    );
    expect(host.querySelector('.tag')?.textContent).toBe('逐字相同');
    expect(host.querySelector('summary')?.textContent).toContain('25 件工单');
  });

  it('looks where and when the address says', async () => {
    await open('?region=370100&from=2026-11-01&to=2026-11-07');
    expect(server.sent[0]?.path).toBe(
      '/feedback/signs?region=370100&from=2026-11-01&to=2026-11-07',
    );
  });

  it('puts a day that is chosen into the address', async () => {
    const host = await open();
    const from = host.querySelector<HTMLInputElement>('input[type=date]');
    if (from === null) throw new Error('no day');
    from.value = '2026-11-01';
    from.dispatchEvent(new Event('change'));
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/feedback/signs?from=2026-11-01');
  });

  it('says that it did not look at all of them', async () => {
    answer = list({ complete: false, looked: 20_000 });
    expect((await open()).textContent).toContain('只查看了最近 20,000 条');
  });

  it('says of which days nothing was found', async () => {
    answer = list({ items: [] });
    expect((await open()).textContent).toContain('2026-11-17 至 2026-11-23 没有发现线索');
  });

  it('says in the place of the list that it cannot be read', async () => {
    answer = { status: 503, code: 'store/unavailable' };
    expect((await open()).querySelector('app-failure-note')?.textContent).toContain(
      'store/unavailable',
    );
  });
});
