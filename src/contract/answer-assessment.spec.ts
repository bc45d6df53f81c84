import { assessmentRequest } from './decode/assessment-schema.ts';
import { decode } from './decode/decode.ts';
import { answerAssessment, answerByUnit } from './answer-assessment.ts';

const linear = { id: 'a', name: '按时办结率', rule: { type: 'linear', full: 60 } };
const deduct = {
  id: 'd',
  name: '扣分',
  rule: { type: 'deductPerEvent', full: 40, per: 0.5, floor: 0 },
};
const body = (change: Readonly<Record<string, unknown>> = {}) => ({
  scheme: { indicators: [linear, deduct], ties: 'dense' },
  units: [
    {
      id: '370100',
      group: 'city',
      values: { a: { numerator: 6, denominator: 7 }, d: { count: 3 } },
    },
    { id: '370200', group: 'city', values: { a: { numerator: '1', denominator: '1' }, d: null } },
    { id: '370300', group: 'city', values: {} },
  ],
  ...change,
});

function answer(value: unknown) {
  const request = decode(assessmentRequest, value);
  return request.ok ? answerAssessment(request.value) : request;
}

describe('an assessment', () => {
  it('is answered item by item, in decimal texts, with who is left out', () => {
    expect(answer(body())).toEqual({
      ok: true,
      value: {
        units: [
          {
            id: '370100',
            group: 'city',
            items: [
              {
                ...{ indicator: 'a', rate: '85.71', score: '51.43', na: false, why: null },
                steps: [
                  { name: 'rate', formula: '6 / 7 × 100', value: '85.71' },
                  { name: 'score', formula: '60 × 85.71 / 100', value: '51.43' },
                ],
              },
              {
                ...{ indicator: 'd', rate: null, score: '38.50', na: false, why: null },
                steps: [{ name: 'score', formula: 'max(0, 40 − 0.5 × 3)', value: '38.50' }],
              },
            ],
            total: '89.93',
            rank: 2,
            steps: [],
          },
          {
            id: '370200',
            group: 'city',
            items: [
              jasmine.objectContaining({ indicator: 'a', rate: '100.00', score: '60.00' }),
              { indicator: 'd', rate: null, score: null, na: true, why: 'no value', steps: [] },
            ],
            total: '100.00',
            rank: 1,
            steps: [{ name: 'redistribution', formula: '60 × 100 / 60', value: '100.00' }],
          },
        ],
        leftOut: [
          {
            ...{ id: '370300', group: 'city', indicator: null, reason: 'absent' },
            why: 'no indicator that bears marks is applicable: no value',
          },
        ],
      },
    } as never);
  });

  it('is the same unit by unit, with a pause after each', async () => {
    const units = Array.from({ length: 7 }, (_, no) => ({
      ...{ id: `u${no}`, group: no % 2 === 0 ? 'a' : 'b' },
      values: no === 3 ? {} : { a: { numerator: no, denominator: 7 } },
    }));
    const request = { scheme: { indicators: [linear] }, units } as never;
    let pauses = 0;
    const slow = await answerByUnit(request, () => {
      pauses += 1;
      return Promise.resolve();
    });
    expect(slow).toEqual(answerAssessment(request));
    expect(pauses).toBe(7);
  });

  it('shows the children of a composite inside of it', () => {
    const composite = { id: 'c', name: 'c', rule: { type: 'composite', children: [linear] } };
    const units = [{ id: 'u', group: 'g', values: { a: { numerator: 1, denominator: 2 } } }];
    const got = answer({ scheme: { indicators: [composite] }, units });
    expect(got.ok && got.value.units[0]?.items).toEqual([
      jasmine.objectContaining({
        indicator: 'c',
        score: '30.00',
        children: [jasmine.objectContaining({ indicator: 'a', score: '30.00' })],
      }),
    ] as never);
  });

  it('reads binary floats as they print, and floors and steps below 0', () => {
    const rule = { type: 'deductPerEvent', full: 0, per: 0.1 + 0.2, floor: -20 };
    const steps = { type: 'steps', steps: [{ from: 0, score: -5 }] };
    const indicators = [
      { ...linear, weight: 1 / 3 },
      { id: 'd', name: 'd', rule },
      { id: 's', name: 's', rule: steps },
    ];
    const values = { a: { numerator: 1, denominator: 1 }, d: { count: 10 }, s: { count: 1 } };
    const got = answer({ scheme: { indicators }, units: [{ id: 'u', group: 'g', values }] });
    expect(got.ok && got.value.units[0]?.total).toBe('12.00');
  });

  const scheme = (...indicators: readonly unknown[]) => ({ scheme: { indicators }, units: [] });
  const valued = (values: unknown, rule: unknown = linear.rule) => ({
    scheme: { indicators: [{ ...linear, rule }] },
    units: [{ id: 'u', group: 'g', values }],
  });
  const refused: readonly (readonly [why: string, value: unknown, path: string])[] = [
    ['no scheme', { units: [] }, 'scheme'],
    ['no indicator', scheme(), 'scheme.indicators'],
    ['an indicator twice', scheme(linear, linear), 'scheme.indicators[1].id'],
    [
      'a child that is an indicator already',
      scheme(linear, { id: 'c', name: 'c', rule: { type: 'composite', children: [linear] } }),
      'scheme.indicators[1].rule.children[0].id',
    ],
    [
      'an unknown rule',
      scheme({ ...linear, rule: { type: 'magic' } }),
      'scheme.indicators[0].rule.type',
    ],
    [
      'a rule without its marks',
      scheme({ ...linear, rule: { type: 'linear' } }),
      'scheme.indicators[0].rule.full',
    ],
    [
      'marks in words',
      scheme({ ...linear, rule: { type: 'linear', full: 'ten' } }),
      'scheme.indicators[0].rule.full',
    ],
    [
      'negative marks',
      scheme({ ...linear, rule: { type: 'linear', full: -1 } }),
      'scheme.indicators[0].rule.full',
    ],
    [
      'a floor above the marks',
      scheme({ ...deduct, rule: { ...deduct.rule, floor: 41 } }),
      'scheme.indicators[0].rule.floor',
    ],
    ['a negative weight', scheme({ ...linear, weight: -0.1 }), 'scheme.indicators[0].weight'],
    [
      'two steps at one rate',
      scheme({
        ...linear,
        rule: {
          type: 'steps',
          steps: [
            { from: 1, score: 1 },
            { from: '1.0', score: 2 },
          ],
        },
      }),
      'scheme.indicators[0].rule.steps',
    ],
    [
      'an unknown policy',
      scheme({ ...linear, naPolicy: 'guess' }),
      'scheme.indicators[0].naPolicy',
    ],
    [
      'more places than there are',
      { scheme: { indicators: [linear], rounding: { rate: 9 } }, units: [] },
      'scheme.rounding.rate',
    ],
    [
      'a unit twice',
      body({
        units: [
          { id: 'u', group: 'g', values: {} },
          { id: 'u', group: 'h', values: {} },
        ],
      }),
      'units[1].id',
    ],
    ['a value that no indicator reads', valued({ z: { count: 1 } }), 'units[0].values.z'],
    [
      'a name that every object has',
      valued({ constructor: { count: 1 } }),
      'units[0].values.constructor',
    ],
    ['a count where a rate is read', valued({ a: { count: 1 } }), 'units[0].values.a'],
    [
      'a negative denominator',
      valued({ a: { numerator: 1, denominator: -1 } }),
      'units[0].values.a.denominator',
    ],
    [
      'a manual score above its marks',
      valued({ a: { score: 61 } }, { type: 'manual', full: 60 }),
      'units[0].values.a.score',
    ],
    [
      'a value for a composite',
      {
        scheme: {
          indicators: [{ id: 'c', name: 'c', rule: { type: 'composite', children: [linear] } }],
        },
        units: [{ id: 'u', group: 'g', values: { c: { score: 1 } } }],
      },
      'units[0].values.c',
    ],
  ];
  for (const [why, value, path] of refused) {
    it(`is refused for ${why}, and names the field`, () => {
      expect(answer(value)).toEqual({
        ok: false,
        error: jasmine.objectContaining({ path }),
      } as never);
    });
  }
});
