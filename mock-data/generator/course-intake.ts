import type { EventData } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Course } from './course-moment.ts';
import { MINUTE } from './office-hours.ts';
import { applicant } from './people.ts';

/** Channel by which a case came in. */
export type Channel = 'window' | 'online' | 'app' | 'selfService';

const RECEIVED_AT_ONCE = 0.6;
const WITH_MATERIAL = 0.12;

/** Submission and receipt; answers when the case was received. */
export function receive(course: Course, at: Instant, channel: Channel): Instant {
  const { draft, random, hours } = course;
  const facts = caseFacts(course, channel);
  if (channel === 'window' || channel === 'selfService') {
    draft.add('received', at, facts);
    return at;
  }
  // What a machine can check it takes in at once: there is no time between.
  if (draft.counter.item.type === 'onTheSpot' && random.chance(RECEIVED_AT_ONCE)) {
    draft.add('received', at, facts);
    return at;
  }
  draft.add('submitted', at, facts);
  if (random.chance(0.1)) draft.add('preReviewed', at + random.between(5, 60) * MINUTE);
  const received = hours.later(at + 60 * MINUTE, random.chance(0.8) ? 0 : 1);
  draft.add('received', received, facts);
  return received;
}

/**
 * Correction notice and acceptance; answers when the case was accepted, or undefined where it was
 * not. `overdue`: nobody asked for corrections or accepted within five working days.
 */
export function accept(
  course: Course,
  received: Instant,
  options: { readonly quick: boolean; readonly overdue: boolean },
): Instant | undefined {
  const { draft, random, hours } = course;
  if (random.chance(options.quick ? 0.004 : 0.015)) {
    draft.add('notAccepted', hours.later(received, options.quick ? 0 : random.whole(0, 3)), {
      reason: random.pick(['不属于本机关职权范围', '依法不需要取得许可']),
    });
    return undefined;
  }
  let ready = received;
  if (!options.quick && random.chance(0.12)) ready = correct(course, received);
  if (random.chance(WITH_MATERIAL)) {
    const how = random.pick(['paper', 'upload', 'licenceLibrary', 'dataSharing']);
    draft.add('materialProvided', ready + MINUTE, { name: '申请表及身份证明', how });
  }
  const days = options.overdue ? random.whole(6, 8) : random.weighted([...ACCEPTED_AFTER]);
  const accepted = options.quick ? ready + random.between(2, 9) * MINUTE : hours.later(ready, days);
  draft.add('accepted', accepted);
  return accepted;
}

const ACCEPTED_AFTER = [
  [0, 60],
  [1, 25],
  [2, 10],
  [3, 5],
] as const;

function correct(course: Course, received: Instant): Instant {
  const { draft, random, hours } = course;
  const asked = hours.later(received, random.whole(0, 3));
  draft.add('correctionRequested', asked, {
    reason: '申请材料不齐全',
    materials: [random.pick(['平面布置图', '授权委托书', '租赁合同', '检测报告', '资质证明'])],
  });
  const answered = hours.later(asked, random.whole(1, 6));
  draft.add('correctionSubmitted', answered);
  // A second notice is what the law forbids: all at once, article 32.
  if (!random.chance(0.03)) return answered;
  const again = hours.later(answered, 1);
  draft.add('correctionRequested', again, { reason: '再次要求补正', materials: ['情况说明'] });
  const answeredAgain = hours.later(again, 2);
  draft.add('correctionSubmitted', answeredAgain);
  return answeredAgain;
}

function caseFacts({ draft, random }: Course, channel: Channel): EventData {
  const { item, regionCode, departmentCode } = draft.counter;
  const company = item.typeCode === '01' || item.typeCode === '10';
  const person = applicant(random, company);
  return {
    itemCode: item.code,
    regionCode,
    departmentCode,
    channel,
    title: item.name,
    kind: item.joint ? 'joint' : item.type === 'onTheSpot' ? 'onTheSpot' : 'standard',
    applicant: person,
  };
}
