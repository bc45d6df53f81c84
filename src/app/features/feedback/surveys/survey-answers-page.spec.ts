import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { SurveyAnswerPage, SurveyResults, SurveyUnit } from '#contract/survey-view.ts';
import { FakeServer } from '../../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../../testing/fake-fetch.ts';
import { FETCH } from '../../../data/api.ts';
import { SurveyAnswersPage } from './survey-answers-page.ts';

const STAMP = { asOf: '2026-11-23T10:32:00+08:00', dataVersion: 7, mayOpen: true };
const UNIT: SurveyUnit = {
  ...{ key: '370100', name: '济南市', answered: 3 },
  questions: [
    {
      ...{ id: 'q1', kind: 'choice', title: '是否方便？', answered: 3, mean: null },
      values: [{ value: 'yes', title: '方便', count: 3 }],
    },
    {
      ...{ id: 'q2', kind: 'text', title: '还有什么建议？', answered: 1, mean: null },
      values: [{ value: 'said', title: '还有什么建议？', count: 1 }],
    },
  ],
};
const RESULTS: SurveyResults = {
  survey: {
    ...{ no: 's/1', title: '满意度调查', phase: 'open', questions: 2, answered: 3 },
    ...{ opensAt: null, closesAt: null, region: null, department: null },
    ...{ origin: 'person', closedFor: null, mayClose: false },
  },
  ...{ whole: { ...UNIT, key: '', name: '' }, items: [UNIT], ...STAMP },
};
const FIRST: SurveyAnswerPage = {
  items: [
    {
      ...{ day: '2026-11-20', region: '济南市', department: null },
      answers: [
        { question: 'q1', said: '方便' },
        { question: 'q2', said: '周六也开放' },
      ],
    },
  ],
  ...{ next: 'more', total: 2, ...STAMP },
};

describe('the answers behind a number', () => {
  let server: FakeServer;
  let answers: (path: string) => FakeAnswer;
  let harness: RouterTestingHarness;

  async function open(query: string): Promise<HTMLElement> {
    server = new FakeServer(({ path }) =>
      path.includes('/answers') ? answers(path) : { body: RESULTS },
    );
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [{ path: 'feedback/surveys/:no/answers', component: SurveyAnswersPage }],
          withComponentInputBinding(),
        ),
        { provide: FETCH, useValue: server.fetch },
      ],
    });
    harness = await RouterTestingHarness.create(`/feedback/surveys/s%2F1/answers${query}`);
    await harness.fixture.whenStable();
    return harness.routeNativeElement ?? document.createElement('div');
  }

  beforeEach(() => {
    answers = (path) => ({
      body: path.includes('cursor=more') ? { ...FIRST, next: null } : FIRST,
    });
  });

  it('are asked for as the address names it, and told in words', async () => {
    const host = await open('?by=region&region=370000&unit=370100&question=q1&value=yes');
    expect(server.sent.map(({ path }) => path)).toContain(
      '/surveys/s%2F1/answers?by=region&region=370000&unit=370100&question=q1&value=yes',
    );
    expect(host.querySelector('h2')?.textContent).toBe('是否方便？ · 方便 · 济南市');
    expect(host.textContent).toContain('收到答卷 2 份');
  });

  it('show under each question what was said, with day and place and no name', async () => {
    const host = await open('');
    expect(host.querySelector('h2')?.textContent).toBe('全部答卷');
    const texts = [...host.querySelectorAll('dl > *')].map(({ textContent }) => textContent);
    expect(texts).toEqual(['是否方便？', '方便', '还有什么建议？', '周六也开放']);
    expect(host.textContent).toContain('11-20 · 济南市');
  });

  it('go on where the page before ended', async () => {
    const host = await open('?question=q2&value=said');
    [...host.querySelectorAll('button')]
      .find(({ textContent }) => textContent.trim() === '再看一些')
      ?.click();
    await harness.fixture.whenStable();
    expect(host.querySelectorAll('dl').length).toBe(2);
    expect(host.textContent).not.toContain('再看一些');
  });

  it('say why they cannot be shown', async () => {
    answers = () => ({ status: 503, code: 'store/failed' });
    expect((await open('')).querySelector('app-failure-note')?.textContent).toContain('503');
  });
});
