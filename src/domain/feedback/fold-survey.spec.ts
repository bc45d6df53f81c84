import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import { at, codesOf, configuration, event } from '../testing/case-fixture.ts';
import { deriveSurvey } from './derive-survey.ts';
import type { DerivedSurvey } from './derive-survey.ts';

const NO = 'S-1';

const QUESTIONS = [
  { id: 'whole', kind: 'scale', title: '总体评价' },
  {
    id: 'how',
    kind: 'choice',
    title: '办理方式',
    options: ['online', { code: 'hall', title: '大厅' }],
  },
  { id: 'what', kind: 'choice', title: '希望改进', options: ['a', 'b', 'c'], several: true },
  { id: 'words', kind: 'text', title: '意见' },
] as const satisfies Json;

function ofSurvey(
  type: string,
  time: string,
  data: Readonly<Record<string, Json>> = {},
): LoggedEvent {
  return event(`survey.${type}`, time, { surveyId: NO, ...data }, { subject: NO });
}

function published(more: Readonly<Record<string, Json>> = {}): LoggedEvent {
  return ofSurvey('published', '2026-03-02', { title: '满意度', questions: QUESTIONS, ...more });
}

function derive(events: readonly LoggedEvent[], asOf = '2026-06-01'): DerivedSurvey {
  return deriveSurvey(events, configuration(), at(asOf));
}

describe('the period of a survey', () => {
  const PERIOD = { from: '2026-03-03', to: '2026-03-05' };
  const phases: readonly (readonly [at: string, phase: string])[] = [
    ['2026-03-01', 'unpublished'],
    ['2026-03-02 23:59', 'waiting'],
    ['2026-03-03 00:00', 'open'],
    ['2026-03-05 23:59', 'open'],
    ['2026-03-06 00:00', 'closed'],
  ];
  for (const [moment, phase] of phases) {
    it(`makes it ${phase} at ${moment}`, () => {
      expect(derive([published(PERIOD)], moment).phase).toBe(phase as 'open');
    });
  }

  it('ends earlier when it is closed', () => {
    expect(derive([published(PERIOD), ofSurvey('closed', '2026-03-04')]).course.closesAt).toBe(
      at('2026-03-04'),
    );
  });

  it('is that of the first questionnaire, and another one is a finding', () => {
    const second = ofSurvey('published', '2026-03-02 10:00', { questions: [], to: '2026-03-09' });
    const derived = derive([published(PERIOD), second]);
    expect(derived.course.closesAt).toBe(at('2026-03-06 00:00'));
    expect(codesOf(derived)).toEqual(['repeated']);
  });

  it('tells when it next changes by itself', () => {
    expect(derive([published(PERIOD)], '2026-03-02 12:00').nextAt).toBe(at('2026-03-03 00:00'));
    expect(derive([published(PERIOD)], '2026-03-04').nextAt).toBe(at('2026-03-06 00:00'));
    expect(derive([published(PERIOD)], '2026-03-07').nextAt).toBeNull();
  });
});

describe('a questionnaire', () => {
  const rows: readonly (readonly [rule: string, question: Json])[] = [
    ['without an id', { kind: 'scale' }],
    ['of an unknown kind', { id: 'q', kind: 'drawing' }],
    ['with a scale upside down', { id: 'q', kind: 'scale', from: 5, to: 1 }],
    ['with a choice of one', { id: 'q', kind: 'choice', options: ['only'] }],
    ['that is a text', 'q'],
  ];
  for (const [rule, question] of rows) {
    it(`leaves out a question ${rule} and says so`, () => {
      const derived = derive([published({ questions: [question, QUESTIONS[0]] })]);
      expect(derived.course.questions.map(({ id }) => id)).toEqual(['whole']);
      expect(codesOf(derived)).toEqual(['questionUnreadable']);
    });
  }
});
