import type { EventData } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import { departmentCode } from '../../reference/departments.ts';
import { MINUTE } from '../office-hours.ts';
import { applicant } from '../people.ts';
import type { Random } from '../random.ts';
import { callBack } from './call-back.ts';
import type { FeedbackCourse } from './course-of-feedback.ts';
import type { FeedbackDraft } from './feedback-draft.ts';
import { askForMore, handle } from './handle-ticket.ts';
import type { Matter } from './matters.ts';
import { placeNames } from './places.ts';
import type { County } from './places.ts';

/** A ticket that comes in: where, about what, and whose case it is about. */
export interface Call {
  readonly draft: FeedbackDraft;
  readonly county: County;
  readonly matter: Matter;
  readonly caseNo?: string | undefined;
}

/** Shares that go wrong, so that a queue of this size looks like a well-run one. */
const ANSWERED_AT_ONCE = 0.7;
const RETURNED = 0.07;
const EXTENDED = 0.05;
const ASSISTED = 0.05;
const DISSATISFIED = 0.09;
const HANDLED_AGAIN = 0.6;
const MOST_ROUNDS = 3;
/** What is reported for everybody to read, beside its place. */
const OPENLY = { addressId: null, lat: null, long: null, mediaUrl: null, answers: {} } as const;
const AGAIN = ['经再次现场核查：', '已由分管负责人督办：', '与您当面沟通后：'];

/** Makes up the whole life of a ticket that comes in at an instant, its future included. */
export function makeTicket(course: FeedbackCourse, call: Call, at: Instant): void {
  const { random, hours } = course;
  const { draft, matter } = call;
  const name = placeNames(random, call.county);
  const which = random.whole(0, matter.texts.length - 1);
  draft.add('ticket.created', at, factsOf(course, call, name, matter.texts[which] ?? ''));
  const answer = name(matter.replies[which] ?? '');
  if (matter.kind === 'consultation' && random.chance(ANSWERED_AT_ONCE)) {
    draft.add('ticket.answeredDirectly', at + random.between(2, 9) * MINUTE, { text: answer });
    return;
  }
  const dispatched = at + random.between(5, 90) * MINUTE;
  let begun = dispatch(course, call, dispatched);
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const extra = random.chance(EXTENDED) ? askForMore(course, call.draft, begun) : 0;
    const text = round === 1 ? answer : `${random.pick(AGAIN)}${answer}`;
    const replied = handle(course, draft, begun, { text, extra });
    const called = hours.later(replied, random.whole(0, 2));
    const unhappy = random.chance(DISSATISFIED);
    callBack(course, draft, called, unhappy);
    if (!unhappy || !random.chance(HANDLED_AGAIN) || round === MOST_ROUNDS) {
      draft.add('ticket.closed', called + random.between(2, 6) * MINUTE, { result: '已办结' });
      return;
    }
    begun = hours.later(called, 0);
    draft.add('ticket.reopened', begun, { reason: '回访不满意，问题未解决，重新办理' });
  }
}

/** Whose it is: now and then it is sent to the wrong department first, or to two. */
function dispatch(course: FeedbackCourse, { draft, county, matter }: Call, at: Instant): Instant {
  const { random, hours } = course;
  const own = departmentCode(county.code, matter.line);
  if (random.chance(RETURNED)) {
    draft.add('ticket.dispatched', at, {
      departmentCode: departmentCode(county.code, wrongLine(random, matter)),
    });
    const returned = draft.add('ticket.returned', hours.later(at, random.whole(0, 2)), {
      reason: matter.wrong,
    });
    return draft.add('ticket.dispatched', hours.later(returned, 0), { departmentCode: own });
  }
  draft.add('ticket.dispatched', at, { departmentCode: own });
  if (random.chance(ASSISTED)) {
    draft.add('ticket.assisted', at + MINUTE, {
      departmentCode: departmentCode(county.code, wrongLine(random, matter)),
    });
  }
  return at;
}

/** A department's line whose matter it is not. */
export function wrongLine(random: Random, { line }: Matter): string {
  return random.pick(
    ['housing', 'urbanManagement', 'transport', 'approval'].filter((one) => one !== line),
  );
}

/** What whoever takes the call writes down. */
export function factsOf(
  { random }: FeedbackCourse,
  { county, matter, caseNo }: Call,
  name: (text: string) => string,
  text: string,
): EventData {
  const caller = applicant(random, false);
  const channel = random.weighted([
    ['hotline', 62],
    ['app', 10],
    ['open311', 6],
    ['portal', 12],
    ['wechat', 8],
    ['window', 2],
  ] as const);
  return {
    kind: matter.kind,
    regionCode: county.code,
    channel,
    category: matter.category,
    title: name(matter.title),
    text: name(text),
    ...(channel === 'open311' && {
      open311: { ...OPENLY, address: `${county.cityName}${county.name}${name('{road}')}` },
    }),
    caller: {
      ...(caller as object),
      address: `${county.cityName}${county.name}${name('{estate}')}`,
    },
    ...(random.chance(0.04) && { urgency: 'urgent' }),
    ...(random.chance(0.05) && { confidential: true }),
    ...(caseNo !== undefined && { caseNo, stage: 'case' }),
  };
}
