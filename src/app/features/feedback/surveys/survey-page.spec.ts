import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import type { SurveyResults, SurveyRow, SurveyUnit } from '#contract/survey-view.ts';
import { FakeServer } from '../../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../../testing/fake-fetch.ts';
import { FETCH } from '../../../data/api.ts';
import { SurveyPage } from './survey-page.ts';
import { SurveysPage } from './surveys-page.ts';

const STAMP = { asOf: '2026-11-23T10:32:00+08:00', dataVersion: 7, mayOpen: true };
const OPEN: SurveyRow = {
  ...{ no: 's1', title: '满意度调查', phase: 'open', questions: 2, answered: 20 },
  ...{ opensAt: '2026-11-01T00:00:00+08:00', closesAt: null },
  ...{ region: '山东省', department: null, origin: 'source', closedFor: null, mayClose: false },
};
const CLOSED: SurveyRow = { ...OPEN, no: 's2', title: '老年人调查', phase: 'closed' };

function unit(key: string, name: string, good: number, bad: number): SurveyUnit {
  const answered = good + bad;
  return {
    ...{ key, name, answered },
    questions: [
      {
        ...{ id: 'q1', kind: 'choice', title: '是否方便？', answered, mean: null },
        values: [
          { value: 'yes', title: '方便', count: good },
          { value: 'no', title: '不方便', count: bad },
        ],
      },
      {
        ...{ id: 'q2', kind: 'text', title: '还有什么建议？', answered: 3, mean: null },
        values: [{ value: 'said', title: '还有什么建议？', count: 3 }],
      },
    ],
  };
}

const RESULTS: SurveyResults = {
  ...{ survey: OPEN, whole: unit('', '', 15, 5), ...STAMP },
  items: [unit('370100', '济南市', 5, 5), unit('370200', '青岛市', 10, 0)],
};

describe('surveys', () => {
  let server: FakeServer;
  let results: FakeAnswer;
  let harness: RouterTestingHarness;

  async function open(path: string): Promise<HTMLElement> {
    server = new FakeServer(({ path: asked }) =>
      asked === '/surveys' ? { body: { items: [OPEN, CLOSED], next: null, ...STAMP } } : results,
    );
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [
            { path: 'feedback/surveys', component: SurveysPage },
            { path: 'feedback/surveys/:no', component: SurveyPage },
          ],
          withComponentInputBinding(),
        ),
        { provide: FETCH, useValue: server.fetch },
      ],
    });
    harness = await RouterTestingHarness.create(path);
    await harness.fixture.whenStable();
    return harness.routeNativeElement ?? document.createElement('div');
  }
  const cells = (row: Element | undefined): readonly string[] =>
    [...(row?.querySelectorAll('th, td') ?? [])].map((cell) => cell.textContent.trim());

  beforeEach(() => {
    results = { body: RESULTS };
  });

  it('are listed with their period, their state and how many answered, each opening its results', async () => {
    const host = await open('/feedback/surveys');
    const [first, second] = host.querySelectorAll('tbody tr');
    expect(cells(first)).toEqual(['满意度调查', '进行中', '11-01 至 未定', '2', '20']);
    expect(second?.textContent).toContain('已截止');
    expect(first?.querySelector('a')?.getAttribute('href')).toBe('/feedback/surveys/s1');
  });

  it('end with their last day, not with the midnight after it', async () => {
    const survey = { ...OPEN, closesAt: '2026-12-01T00:00:00+08:00' };
    results = { body: { ...RESULTS, survey } };
    expect((await open('/feedback/surveys/s1')).textContent).toContain('11-01 至 11-30');
  });

  it('say of a choice what most chose, and every value with count and share', async () => {
    const host = await open('/feedback/surveys/s1');
    const [choice, words] = host.querySelectorAll('app-question-result');
    expect(choice?.textContent).toContain('选择最多的是“方便”，75.00%');
    expect([...(choice?.querySelectorAll('tbody tr') ?? [])].map(cells)).toEqual([
      ['方便', '15', '75.00%', ''],
      ['不方便', '5', '25.00%', ''],
    ]);
    expect(words?.textContent).toContain('3 人留下文字意见');
  });

  it('open with each of their numbers the answers behind it', async () => {
    const host = await open('/feedback/surveys/s1?by=department&region=370100');
    const hrefs = (selector: string) =>
      [...host.querySelectorAll(selector)].map((link) => link.getAttribute('href'));
    expect(hrefs('app-question-result a')).toEqual([
      '/feedback/surveys/s1/answers?question=q1&value=yes&region=370100',
      '/feedback/surveys/s1/answers?question=q1&value=no&region=370100',
      '/feedback/surveys/s1/answers?question=q2&value=said&region=370100',
    ]);
    expect(hrefs('app-unit-results td a')).toContain(
      '/feedback/surveys/s1/answers?by=department&region=370100&unit=370200&question=q1&value=yes',
    );
    expect(hrefs('app-unit-results td:nth-child(2) a')).toEqual([
      '/feedback/surveys/s1/answers?by=department&region=370100&unit=370200&question=q1',
      '/feedback/surveys/s1/answers?by=department&region=370100&unit=370100&question=q1',
    ]);
    expect(hrefs('app-survey-page .line > a[href*=answers]')).toEqual([
      '/feedback/surveys/s1/answers?region=370100',
    ]);
  });

  it('compare regions by the option that most chose, the highest first', async () => {
    const host = await open('/feedback/surveys/s1');
    const rows = [...host.querySelectorAll('app-unit-results tbody tr')].map(cells);
    expect(rows.map(([name, answered, yes, no]) => [name, answered, yes, no])).toEqual([
      ['青岛市', '10', '10', '0'],
      ['济南市', '10', '5', '5'],
    ]);
    const option = host.querySelectorAll<HTMLSelectElement>('app-unit-results select')[1];
    expect(option?.value).toBe('yes');
  });

  it('are asked for by department and for the region of the address', async () => {
    await open('/feedback/surveys/s1?by=department&region=370100');
    expect(server.sent.map(({ path }) => path)).toContain(
      '/surveys/s1/results?by=department&region=370100',
    );
  });

  it('open the parts of a region', async () => {
    const host = await open('/feedback/surveys/s1');
    host.querySelector<HTMLElement>('app-unit-results tbody a')?.click();
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/feedback/surveys/s1?region=370200');
  });

  it('hand out the public page with its code while they are open', async () => {
    const host = await open('/feedback/surveys/s1');
    const link = host.querySelector('app-survey-link a')?.getAttribute('href');
    expect(link).toMatch(/\/public\/surveys\/s1$/u);
    expect(host.querySelector('app-survey-link svg path')?.getAttribute('d')).toMatch(/^M/u);
  });

  it('hand out nothing once they are closed', async () => {
    results = { body: { ...RESULTS, survey: CLOSED } };
    const host = await open('/feedback/surveys/s2');
    expect(host.querySelector('app-survey-link a')).toBeNull();
    expect(host.querySelector('app-survey-link')?.textContent).toContain('调查已截止');
  });

  it('tell who published them, and why one was closed early', async () => {
    const survey = { ...CLOSED, origin: 'person' as const, closedFor: '样本已足够' };
    results = { body: { ...RESULTS, survey } };
    const host = await open('/feedback/surveys/s2');
    expect(host.textContent).toContain('由本平台发布');
    expect(host.textContent).toContain('提前结束，原因：样本已足够');
  });

  it('are closed early by those alone who may', async () => {
    expect((await open('/feedback/surveys/s1')).querySelector('app-close-survey')).toBeNull();
    results = { body: { ...RESULTS, survey: { ...OPEN, mayClose: true } } };
    TestBed.resetTestingModule();
    expect((await open('/feedback/surveys/s1')).querySelector('app-close-survey')).not.toBeNull();
  });

  it('say of a number that does not exist that there is none', async () => {
    results = { status: 404, code: 'survey/notFound' };
    expect((await open('/feedback/surveys/x')).textContent).toContain('没有此编号的调查');
  });
});
