import { FindingList } from '../cases/finding-list.ts';
import { eventsInOrder } from '../cases/compare-events.ts';
import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import { at, codesOf, configuration, event } from '../testing/case-fixture.ts';
import { deriveAnswer } from './derive-answer.ts';
import type { DerivedAnswer } from './derive-answer.ts';
import { foldSurvey, surveyOf } from './fold-survey.ts';

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

function answered(answers: Readonly<Record<string, Json>>, time = '2026-03-03'): LoggedEvent {
  return ofSurvey('answered', time, { answers, regionCode: '370102' });
}

/** Derives one answer, which is all that is not of the survey itself. */
function derive(events: readonly LoggedEvent[], asOf = '2026-06-01'): DerivedAnswer {
  const isOfSurvey = ({ type }: LoggedEvent): boolean => /published|closed/.test(type);
  const told = eventsInOrder(events.filter(isOfSurvey));
  const survey = surveyOf(NO, foldSurvey(told, configuration().calendar, new FindingList()));
  const findSurvey = (no: string): typeof survey => (no === NO ? survey : undefined);
  const own = events.filter((one) => !isOfSurvey(one));
  return deriveAnswer(own, configuration({ findSurvey }), at(asOf));
}

function valuesIn(derived: DerivedAnswer): string[] {
  return derived.contribution.map(([cell, amount]) => {
    const parts = JSON.parse(cell) as (string | null)[];
    return `${parts[4] ?? ''}=${parts[6] ?? ''}×${amount}`;
  });
}

describe('answers of a survey', () => {
  const rows: readonly (readonly [
    rule: string,
    answers: Readonly<Record<string, Json>>,
    values: readonly string[],
    codes?: readonly string[],
  ])[] = [
    ['a number on the scale counts as itself', { whole: 4 }, ['=answered×1', 'whole=4×1']],
    ['also sent as text', { whole: '5' }, ['=answered×1', 'whole=5×1']],
    ['an option by its code', { how: 'hall' }, ['=answered×1', 'how=hall×1']],
    [
      'several where several may be ticked, each once, and whoever ticked them once',
      { what: ['c', 'a', 'a'] },
      ['=answered×1', 'what=×1', 'what=a×1', 'what=c×1'],
    ],
    [
      'words count as said, whatever they say',
      { words: '排队太久 13912345678' },
      ['=answered×1', 'words=said×1'],
    ],
    [
      'a blank counts for nothing',
      { whole: 3, words: '', how: null },
      ['=answered×1', 'whole=3×1'],
    ],
    ['a number off the scale is no answer', { whole: 6 }, [], ['answerUnreadable']],
    ['nor is half a step', { whole: 3.5 }, [], ['answerUnreadable']],
    ['nor an option that is not there', { how: 'phone' }, [], ['answerUnreadable']],
    ['nor two where one is asked for', { how: ['online', 'hall'] }, [], ['answerUnreadable']],
    ['nor a question that nobody asked', { other: 1 }, []],
    [
      'one that is wrong takes nothing from the others',
      { whole: 9, how: 'online' },
      ['=answered×1', 'how=online×1'],
      ['answerUnreadable'],
    ],
  ];
  for (const [rule, answers, values, codes = []] of rows) {
    it(rule, () => {
      const derived = derive([published(), answered(answers)]);
      expect(valuesIn(derived)).toEqual([...values]);
      expect(codesOf(derived)).toEqual([...codes]);
    });
  }

  it('count in the region of who answered', () => {
    const derived = derive([published(), answered({ whole: 4 })]);
    expect(derived.contribution[0]?.[0]).toContain('"370000/370100/370102/"');
  });

  it('of several sources that used one id all count', () => {
    const other = { ...answered({ whole: 4 }), source: 'urn:other' };
    const derived = derive([published(), answered({ whole: 4 }), other]);
    expect(valuesIn(derived)).toEqual(['=answered×2', 'whole=4×2']);
  });

  it('count for nothing before there is a questionnaire', () => {
    const derived = derive([answered({ whole: 4 })]);
    expect(valuesIn(derived)).toEqual([]);
    expect(derived.phase).toBe('unpublished');
  });

  it('count for nothing once their source withdrew them, whatever came first', () => {
    const withdrawn = ofSurvey('answerWithdrawn', '2026-03-04', { answer: 'A-1' });
    for (const events of [
      [answered({ whole: 4 }), withdrawn],
      [withdrawn, answered({ whole: 4 })],
    ]) {
      const derived = derive([published(), ...events]);
      expect(valuesIn(derived)).toEqual([]);
      expect(derived.phase).toBe('withdrawn');
    }
  });

  it('stay where another source withdraws an answer of that id', () => {
    const withdrawn = ofSurvey('answerWithdrawn', '2026-03-04', { answer: 'A-1' });
    const derived = derive([
      published(),
      answered({ whole: 4 }),
      { ...withdrawn, source: 'urn:other' },
    ]);
    expect(derived.phase).toBe('counted');
  });

  it('belong to the first questionnaire', () => {
    const second = ofSurvey('published', '2026-03-02 10:00', { questions: [] });
    const derived = derive([published(), second, answered({ whole: 4 })]);
    expect(valuesIn(derived)).toEqual(['=answered×1', 'whole=4×1']);
  });
});

describe('an answer and the period of its survey', () => {
  const PERIOD = { from: '2026-03-03', to: '2026-03-05' };
  const times: readonly (readonly [at: string, counts: boolean])[] = [
    ['2026-03-02 23:59', false],
    ['2026-03-03 00:00', true],
    ['2026-03-05 23:59', true],
    ['2026-03-06 00:00', false],
  ];
  for (const [moment, counts] of times) {
    it(`${counts ? 'takes' : 'does not take'} an answer of ${moment}`, () => {
      const derived = derive([published(PERIOD), answered({ whole: 4 }, moment)]);
      expect(derived.phase).toBe(counts ? 'counted' : 'outsidePeriod');
      expect(codesOf(derived)).toEqual(counts ? [] : ['answeredOutsidePeriod']);
    });
  }

  it('ends earlier when it is closed', () => {
    const closed = ofSurvey('closed', '2026-03-04');
    const derived = derive([published(PERIOD), closed, answered({ whole: 4 }, '2026-03-04 10:00')]);
    expect(derived.phase).toBe('outsidePeriod');
  });
});
