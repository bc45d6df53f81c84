import { assessmentRequest } from './decode/assessment-schema.ts';
import { decode } from './decode/decode.ts';
import { answerAssessment } from './answer-assessment.ts';

type Place = readonly (string | number)[];

/** A request that is answered, but for one place of it; undefined takes the field away. */
function changed(place: Place, value: unknown): unknown {
  const body = {
    scheme: {
      indicators: [
        { id: 'a', name: '按时办结率', rule: { type: 'linear', full: 60 } },
        {
          id: 't',
          name: '满意率',
          rule: {
            ...{ type: 'thresholdSlopeFloor', full: 20, target: 95 },
            ...{ slope: 1, floor: 0, direction: 'higher' },
          },
        },
        { id: 's', name: '认领率', rule: { type: 'steps', steps: [{ from: 0, score: 1 }] } },
        { id: 'd', name: '扣分', rule: { type: 'deductPerEvent', full: 10, per: 1, floor: 0 } },
        { id: 'm', name: '专家评价', rule: { type: 'manual', full: 5 } },
      ],
      rounding: { rate: 2, score: 2, total: 2 },
      ties: 'dense',
    },
    units: [
      {
        ...{ id: 'u', group: 'g' },
        values: { a: { numerator: 1, denominator: 2 }, d: { count: 1 }, m: { score: 1 } },
      },
    ],
  };
  let at = body as unknown as Record<string | number, unknown>;
  for (const key of place.slice(0, -1)) at = at[key] as typeof at;
  at[place.at(-1) ?? ''] = value;
  return JSON.parse(JSON.stringify(body));
}

function refusal(place: Place, value: unknown): string {
  const request = decode(assessmentRequest, changed(place, value));
  const answer = request.ok ? answerAssessment(request.value) : request;
  return answer.ok ? 'taken' : `${answer.error.path}: ${answer.error.message}`;
}

const AMOUNT = 'must be a number or a decimal text such as 0.5';
const VALUE =
  'must be {numerator, denominator}, {count} or {score}; null or nothing where there is none';
const RULE = ['scheme', 'indicators', 0, 'rule'] as const;
const FULL = [...RULE, 'full'] as const;
const THRESHOLD = ['scheme', 'indicators', 1, 'rule'] as const;
const STEPS = ['scheme', 'indicators', 2, 'rule', 'steps'] as const;
const VALUES = ['units', 0, 'values'] as const;

/** Each names its field as `place` does, and the way out. */
const ROWS: readonly [why: string, place: Place, value: unknown, message: RegExp | string][] = [
  ['an amount that is missing', [...THRESHOLD, 'target'], undefined, AMOUNT],
  ['an amount that is null', FULL, null, AMOUNT],
  ['an amount that is no number', FULL, 'NaN', AMOUNT],
  ['an amount with a comma', ['scheme', 'indicators', 0, 'weight'], '0,5', AMOUNT],
  ['an amount in other digits', FULL, '٣', AMOUNT],
  ['an amount of 300 digits', FULL, '1'.repeat(300), AMOUNT],
  ['a number that JSON cannot hold', FULL, 1e300, AMOUNT],
  ['a negative amount', FULL, -1, 'must not be negative'],
  ['a negative slope', [...THRESHOLD, 'slope'], -1, 'must not be negative'],
  ['a floor above full marks', [...THRESHOLD, 'floor'], 21, 'must not be above full'],
  ['a direction that is none', [...THRESHOLD, 'direction'], 'up', /"higher"\|"lower"/],
  ['no steps', STEPS, [], /at least|>=1/],
  [
    'two steps at one rate',
    STEPS,
    [
      { from: 5, score: 1 },
      { from: '5.0', score: 2 },
    ],
    'two steps begin at the same rate',
  ],
  ['a type of rule that is none', [...RULE, 'type'], 'lineal', /'linear' \| 'manual'/],
  ['a policy that is none', ['scheme', 'indicators', 0, 'naPolicy'], 'skip', /"excludeUnit"/],
  ['a small sample below 0', ['scheme', 'indicators', 0, 'minSample'], -3, 'must not be negative'],
  ['half a place of rounding', ['scheme', 'rounding', 'rate'], 2.5, /int/],
  ['99 places of rounding', ['scheme', 'rounding', 'total'], 99, /<=6/],
  ['ties that are none', ['scheme', 'ties'], 'sparse', /"dense"\|"competition"/],
  ['a value that is no object', [...VALUES, 'a'], 5, VALUE],
  ['half a rate', [...VALUES, 'a'], { numerator: 1 }, VALUE],
  ['a rate with a count', [...VALUES, 'a'], { numerator: 1, denominator: 2, count: 4 }, VALUE],
  [
    'a count for a rate',
    [...VALUES, 'a'],
    { count: 3 },
    'a linear indicator takes {numerator, denominator}',
  ],
  [
    'a rate for a count',
    [...VALUES, 'd'],
    { numerator: 1, denominator: 2 },
    'a deductPerEvent indicator takes {count}',
  ],
  ['a score above full marks', [...VALUES, 'm', 'score'], 6, 'must not be above full'],
  ['a negative denominator', [...VALUES, 'a', 'denominator'], -1, 'must not be negative'],
  ['an indicator that is none', [...VALUES, 'zz'], { count: 1 }, 'the scheme has no indicator zz'],
];

describe('an assessment that cannot be taken is refused at its field, for', () => {
  for (const [why, place, value, message] of ROWS) {
    it(why, () => {
      const [path = '', ...told] = refusal(place, value).split(': ');
      const at = place.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
      expect(path).toBe(at.slice(1));
      expect(told.join(': ')).toMatch(message);
    });
  }

  it('two indicators or two units of one id', () => {
    expect(refusal(['scheme', 'indicators', 1, 'id'], 'a')).toBe(
      'scheme.indicators[1].id: there are two indicators a',
    );
    expect(refusal(['units', 1], { id: 'u', group: 'g', values: {} })).toBe(
      'units[1].id: there are two units u',
    );
  });
});
