import fc from 'fast-check';
import type { Json } from '../cases/logged-event.ts';
import { OFFICIAL } from '../testing/official-calendar.ts';
import { at, day } from '../testing/case-fixture.ts';
import { readQuestions } from './questionnaire.ts';
import { askedOf, draftProblems, surveyOfDraft } from './survey-draft.ts';
import type { DraftQuestion, SurveyDraft } from './survey-draft.ts';
import { surveyPhaseAt } from './survey.ts';

const TODAY = day('2026-03-02');

function question(more: Partial<DraftQuestion> = {}): DraftQuestion {
  return {
    ...{ id: 'q1', kind: 'scale', title: '总体评价', required: false },
    ...{ from: 1, to: 5, options: [], several: false },
    ...more,
  };
}

function draft(more: Partial<SurveyDraft> = {}): SurveyDraft {
  return {
    ...{ title: '满意度', regionCode: '370100', departmentCode: null },
    ...{ from: '', to: '2026-03-31', questions: [question()] },
    ...more,
  };
}

function choice(...titles: readonly string[]): DraftQuestion {
  const options = titles.map((title, place) => ({ code: `o${place}`, title }));
  return question({ kind: 'choice', options });
}

describe('a survey that is being written', () => {
  const rows: readonly (readonly [
    rule: string,
    draft: SurveyDraft,
    problems: readonly string[],
  ])[] = [
    ['that is whole', draft(), []],
    ['without a title', draft({ title: '  ' }), ['title missing']],
    ['without a last day', draft({ to: '' }), ['to missing']],
    ['whose last day is none', draft({ to: '2026-02-30' }), ['to day']],
    ['whose last day is today', draft({ to: '2026-03-02' }), []],
    ['whose last day was yesterday', draft({ to: '2026-03-01' }), ['to past']],
    ['whose first day is none', draft({ from: 'soon' }), ['from day']],
    ['of one day', draft({ from: '2026-03-31' }), []],
    ['that ends before it begins', draft({ from: '2026-04-01' }), ['to order']],
    ['that asks nothing', draft({ questions: [] }), ['questions none']],
    [
      'of one question too many',
      draft({
        questions: Array.from({ length: 51 }, (_, place) => question({ id: `q${place}` })),
      }),
      ['questions tooMany'],
    ],
    [
      'with one answer in words too many',
      draft({
        questions: Array.from({ length: 6 }, (_, place) =>
          question({ id: `q${place}`, kind: 'text' }),
        ),
      }),
      ['questions tooManyTexts'],
    ],
    [
      'whose questions have one id',
      draft({ questions: [question(), question()] }),
      ['questions.1.id repeated'],
    ],
    [
      'with a question that says nothing',
      draft({ questions: [question({ title: '' })] }),
      ['questions.0.title missing'],
    ],
    [
      'with a scale upside down',
      draft({ questions: [question({ from: 5, to: 1 })] }),
      ['questions.0.scale scale'],
    ],
    ['with a scale of eleven marks', draft({ questions: [question({ from: 0, to: 10 })] }), []],
    [
      'with a scale of twelve marks',
      draft({ questions: [question({ from: 0, to: 11 })] }),
      ['questions.0.scale scale'],
    ],
    [
      'with a choice of one',
      draft({ questions: [choice('只有')] }),
      ['questions.0.options tooFew'],
    ],
    [
      'with an option that says nothing',
      draft({ questions: [choice('窗口', '')] }),
      ['questions.0.options.1 missing'],
    ],
    [
      'with one option twice',
      draft({ questions: [choice('窗口', ' 窗口')] }),
      ['questions.0.options.1 repeated'],
    ],
  ];
  for (const [rule, written, problems] of rows) {
    it(`${rule} ${problems.length === 0 ? 'can be published' : `is told ${problems.join(', ')}`}`, () => {
      expect(draftProblems(written, TODAY).map(({ path, code }) => `${path} ${code}`)).toEqual([
        ...problems,
      ]);
      const now = at('2026-03-02 10:00');
      const survey = surveyOfDraft('S', written, OFFICIAL, { today: TODAY, now });
      expect(survey === undefined).toBe(problems.length > 0);
    });
  }

  it('opens at once where no first day is set, and ends with its last day', () => {
    const now = at('2026-03-02 10:00');
    const survey = surveyOfDraft('S', draft(), OFFICIAL, { today: TODAY, now });
    expect(survey?.opensAt).toBe(now);
    expect(survey && surveyPhaseAt(survey, at('2026-03-31 23:59'))).toBe('open');
    expect(survey && surveyPhaseAt(survey, at('2026-04-01 00:00'))).toBe('closed');
  });

  it('waits for a first day that lies ahead, and never opens before it was published', () => {
    const now = at('2026-03-02 10:00');
    const opensAt = (from: string) =>
      surveyOfDraft('S', draft({ from }), OFFICIAL, { today: TODAY, now })?.opensAt;
    expect(opensAt('2026-03-05')).toBe(at('2026-03-05 00:00'));
    expect(opensAt('2026-02-01')).toBe(now);
  });

  it('asks what is read again as it was written', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).filter((said) => said.trim() !== '');
    const written = fc.uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/),
        kind: fc.constantFrom('scale' as const, 'choice' as const, 'text' as const),
        title: text,
        required: fc.boolean(),
        from: fc.integer({ min: 0, max: 3 }),
        to: fc.integer({ min: 4, max: 10 }),
        options: fc.uniqueArray(
          fc.record({ code: fc.stringMatching(/^[a-z]{1,5}$/), title: text }),
          {
            minLength: 2,
            maxLength: 5,
            selector: ({ code }) => code,
          },
        ),
        several: fc.boolean(),
      }),
      { minLength: 1, maxLength: 10, selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(written, (questions) => {
        const asked = askedOf(questions);
        const read = readQuestions({ questions: JSON.parse(JSON.stringify(asked)) as Json });
        expect(read).toEqual({ questions: asked, unreadable: 0 });
      }),
    );
  });
});
