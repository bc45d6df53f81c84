import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { CaseRow } from '#contract/case-view.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { Layout } from '../../platform/layout.ts';
import { CasesPage } from './cases-page.ts';

const row: CaseRow = {
  no: '3705-1',
  title: '排污许可证核发',
  itemCode: 'A1',
  regionCode: '370500',
  regionName: '东营市',
  departmentCode: 'D1',
  departmentName: '生态环境局',
  phase: 'review',
  level: 'red',
  receivedAt: '2026-09-17T09:00:00+08:00',
  finishedAt: null,
  clocks: [
    { kind: 'statutory', id: 'statutory', due: '2026-11-18', bucket: 'overdue' },
    { kind: 'commitment', id: 'commitment', due: '2026-11-04', bucket: 'overdue' },
  ],
};
const page = (more: object) => ({
  items: [row],
  next: null,
  total: 1,
  counted: 1,
  asOf: '2026-11-23T10:32:00+08:00',
  dataVersion: 7,
  mayOpen: true,
  ...more,
});

describe('CasesPage', () => {
  let server: FakeServer;
  let answer: FakeAnswer;
  let harness: RouterTestingHarness;

  async function open(query: string, phone = false): Promise<HTMLElement> {
    server = new FakeServer(({ path }) => (path.startsWith('/cases') ? answer : { body: [] }));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'cases', component: CasesPage }]),
        { provide: FETCH, useValue: server.fetch },
        { provide: Layout, useValue: { phone: () => phone, threePanes: () => true } },
      ],
    });
    harness = await RouterTestingHarness.create(`/cases${query}`);
    await harness.fixture.whenStable();
    return harness.routeNativeElement ?? document.createElement('div');
  }

  beforeEach(() => {
    answer = { body: page({}) };
  });

  const sentences = [
    { query: '', more: {}, says: '共 1 件，截至 10:32' },
    {
      query: '?clock=step&bucket=overdue',
      more: { counted: 312, total: 280 },
      says: '312 个环节，共 280 件，截至 10:32',
    },
    {
      query: '?card=red&from=2026-11-23&to=2026-11-23',
      more: { counted: 3, total: 2 },
      says: '3 张牌，共 2 件，截至 10:32',
    },
    {
      query: '?bucket=overdue',
      more: { counted: 2, total: 1 },
      says: '2 个时钟，共 1 件，截至 10:32',
    },
    { query: '?clock=statutory', more: {}, says: '共 1 件，截至 10:32' },
    { query: '?volume=received', more: {}, says: '共 1 件，截至 10:32' },
    {
      query: '?channel=online&from=2026-11-01&to=2026-11-23',
      more: { counted: 17 },
      says: '共 1 件，截至 10:32',
    },
  ];
  for (const { query, more, says } of sentences) {
    it(`says of ${query === '' ? 'all' : query}: ${says}`, async () => {
      answer = { body: page(more) };
      const host = await open(query);
      expect(host.querySelector('[role=status].live')?.textContent).toBe(says);
    });
  }

  it('asks for exactly the filter of its address', async () => {
    await open('?region=370500&atRegion=true&card=any&bucket=breached&from=2026-11-01&x=1');
    expect(server.sent[0]?.path).toBe(
      '/cases?region=370500&bucket=breached&card=any&atRegion=true&from=2026-11-01&limit=100',
    );
  });

  it('names the days of its filter after what they are days of', async () => {
    const labels = async (query: string): Promise<string> =>
      [...(await open(query)).querySelectorAll('form .label')].map((e) => e.textContent).join(' ');
    expect(await labels('?volume=finished')).toContain('办结自 办结至');
    TestBed.resetTestingModule();
    expect(await labels('?card=any')).toContain('发生自 发生至');
    TestBed.resetTestingModule();
    expect(await labels('?channel=online')).toContain('收件自 收件至');
    TestBed.resetTestingModule();
    expect(await labels('')).toContain('应办结自 应办结至');
  });

  it('takes a filter away that only a link can set', async () => {
    const host = await open('?region=370500&atRegion=true&clock=statutory');
    host.querySelector<HTMLElement>('button.chosen')?.click();
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/cases?region=370500&clock=statutory');
  });

  it('shows cards of three lines on a phone, the level and the limit first', async () => {
    const host = await open('', true);
    expect(host.querySelector('table')).toBeNull();
    const card = host.querySelector('.cards a');
    expect(card?.getAttribute('href')).toBe('/cases/3705-1');
    expect([...(card?.children ?? [])].map((line) => line.textContent.trim())).toEqual([
      '红牌法定 11-18 超期',
      '排污许可证核发',
      jasmine.stringMatching(/^东营·生态环境局\s*审查中$/),
    ]);
  });

  it('says that the filter leaves nothing, with the way out', async () => {
    answer = { body: page({ items: [], total: 0, counted: 0 }) };
    const host = await open('?phase=withdrawn');
    expect(host.querySelector('.empty')?.textContent).toContain('清除筛选');
  });
});
