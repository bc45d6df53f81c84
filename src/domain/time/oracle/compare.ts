import { answerTimeLimits } from '../../../contract/time-limits.ts';
import type { CountedBody, TimeLimitRequestBody } from '../../../contract/time-limits.ts';
import { makeCase } from './case-maker.ts';
import { WalkedRequest } from './expected-answer.ts';
import type { ExpectedAnswer } from './expected-answer.ts';
import { walkDays } from './walk-days.ts';
import { walkTime } from './walk-time.ts';

/** A case in which engine and oracle do not agree. */
export interface Difference {
  readonly seed: number;
  readonly request: TimeLimitRequestBody;
  readonly expected: ExpectedAnswer;
  readonly actual: ExpectedAnswer;
}

/** Makes the case of a seed and answers it by engine and oracle; undefined when they agree. */
export function findDifference(seed: number): Difference | undefined {
  const request = makeCase(seed);
  const walked = new WalkedRequest(request);
  const unit = walked.amounts[0]?.unit;
  const isTime = unit === 'workingHour' || unit === 'workingMinute';
  const expected = isTime ? walkTime(walked) : walkDays(walked);
  const actual = answer(request);
  if (JSON.stringify(expected) === JSON.stringify(actual)) return undefined;
  return { seed, request, expected, actual };
}

function answer(request: TimeLimitRequestBody): ExpectedAnswer {
  const answered = answerTimeLimits([request], () => undefined, 0);
  if (!answered.ok) throw new Error(`${answered.error.path}: ${answered.error.message}`);
  const first = 'due' in answered.value ? answered.value : answered.value[0];
  if (first === undefined) throw new Error('a list of one was answered by none');
  return {
    due: first.due === null || first.due.length === 10 ? first.due : Date.parse(first.due),
    state: first.state,
    beyondCalendar: first.beyondCalendar,
    notBefore: first.notBefore,
    elapsed: amountOf(first.elapsed),
    remaining: first.remaining === null ? null : amountOf(first.remaining),
    warnAt: first.warnAt.map((at) => (at === null ? null : Date.parse(at))),
    ledger: first.ledger.map(({ date, kind, counted }) => [date, kind, counted]),
  };
}

function amountOf(counted: CountedBody): number {
  return 'days' in counted ? counted.days : counted.workingSeconds;
}
