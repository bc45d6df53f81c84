import { answerAssessment, answerByUnit } from '#contract/answer-assessment.ts';
import type { AssessmentAnswer } from '#contract/assessment-view.ts';
import { assessmentAnswer, assessmentRequest } from '#contract/decode/assessment-schema.ts';
import { misspelledKeys, misspelledWords } from '#contract/misspelled-keys.ts';
import { jsonOf, textOf } from '../read-body.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';

const MAX_BODY_BYTES = 4 * 1024 * 1024;
const SLICE_MS = 8;

const EXAMPLE = {
  scheme: {
    indicators: [
      {
        id: 'closedInTime',
        name: '按时办结率',
        rule: {
          type: 'thresholdSlopeFloor' as const,
          full: 20,
          target: 95,
          slope: 1,
          floor: 0,
          direction: 'higher' as const,
        },
        minSample: 5,
      },
    ],
    rounding: { rate: 2, score: 2, total: 2 },
    ties: 'dense' as const,
  },
  units: [
    { id: '370100', group: 'city', values: { closedInTime: { numerator: 5, denominator: 6 } } },
  ],
};

const answered = answerAssessment(EXAMPLE);

/** Scores of any scheme over any values: nothing is stored. */
export function assessmentRoutes(): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/assessments/evaluate',
      id: 'evaluateAssessment',
      summary: 'Scores units by a scheme and ranks them within their groups, with every step.',
      body: { schema: assessmentRequest, exact: true, example: EXAMPLE, maxBytes: MAX_BODY_BYTES },
      answer: {
        description: 'Units in the order of the request; who is not ranked stands apart with why.',
        schema: assessmentAnswer,
        example: answered.ok ? answered.value : undefined,
      },
      errors: [
        'request/malformed',
        'request/notUtf8',
        'request/tooLarge',
        'request/unsupportedType',
        'request/invalid',
        'assessment/invalid',
      ],
      handle: async ({ body, bytes }) => {
        const answer = await answerByUnit(body(), pauses());
        if (answer.ok) return { ...answer.value, ...warningsOf(bytes) };
        return valueOf({ ok: false, error: { code: 'assessment/invalid', ...answer.error } });
      },
    }),
  ];
}

/** What is not read is no reason to refuse: a scheme may hold what others add to it. */
function warningsOf(bytes: Buffer): Pick<AssessmentAnswer, 'warnings'> {
  const { scheme } = jsonOf(textOf(bytes)) as Readonly<Record<string, unknown>>;
  const found = misspelledKeys(scheme, 'scheme');
  const told = found.map((one) => ({ path: one.path, message: misspelledWords(one) }));
  return told.length === 0 ? {} : { warnings: told };
}

/** Lets others have their turn whenever the loop was held for a while. */
function pauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
