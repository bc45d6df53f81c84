import type { Instant } from '#domain/time/limit.ts';
import { departmentCode } from '../reference/departments.ts';
import type { Course } from './course-moment.ts';
import { HOUR } from './office-hours.ts';
import { personName } from './people.ts';

const JOINT_PARTNERS = [
  ['自然资源', 'naturalResources'],
  ['住建', 'housing'],
  ['生态环境', 'environment'],
  ['应急', 'emergency'],
] as const;
const PAUSES = [
  ['EXPERT_REVIEW', 4],
  ['TESTING', 3],
  ['SITE_SURVEY', 5],
  ['PUBLICITY', 2],
  ['HEARING', 1],
  ['APPLICANT_REASON', 1],
] as const;
const WITHOUT_STEPS = 0.3;

/**
 * The work between acceptance and decision, spread over the working days there are; answers when
 * it was done. Suspended days come on top.
 */
export function workThrough(course: Course, accepted: Instant, days: number): Instant {
  const { draft, random, hours } = course;
  const { item } = draft.counter;
  if (item.joint) return workJointly(course, accepted, days);
  const pauses = days >= 3 && random.chance(0.12);
  // Some systems tell of no steps where nothing is out of the ordinary.
  if (!pauses && random.chance(WITHOUT_STEPS)) return hours.later(accepted, days);
  const names = days >= 4 ? stepsOf(item.type, random.chance(0.25)) : ['审查'];
  let at = accepted;
  let left = days;
  const pauseIn = pauses ? names[0] : undefined;
  for (const [index, step] of names.entries()) {
    const share = index === names.length - 1 ? left : Math.floor(left / (names.length - index));
    left -= share;
    const officer = personName(random);
    const limit = { value: Math.max(1, share + random.whole(1, 2)), unit: 'workingDay' };
    const started = at + random.between(60_000, 900_000);
    draft.add('stepStarted', started, {
      step,
      officer,
      ...(step === pauseIn || random.chance(0.4) ? {} : { limit }),
    });
    if (step === pauseIn) at = pause(course, started);
    const late = random.chance(0.004) ? 3 : 0;
    at = Math.max(hours.later(at, share + late), started + HOUR / 4);
    draft.add('stepFinished', at, { step, officer, result: '同意' });
  }
  return at + random.between(60_000, 1_200_000);
}

function stepsOf(type: string, many: boolean): readonly string[] {
  if (type === 'forwarded') return ['初审', '上报审核', '决定'];
  return many ? ['审查', '审核', '决定'] : ['审查', '决定'];
}

function pause(course: Course, at: Instant): Instant {
  const { draft, random, hours } = course;
  const reason = random.weighted([...PAUSES]);
  const length = random.whole(2, 8);
  const limit = random.chance(0.5) ? { limit: { value: length + 2, unit: 'workingDay' } } : {};
  const from = hours.later(at, 0);
  draft.add('suspended', from, { reason, ...limit, ground: '依法组织，已书面告知申请人' });
  const forgotten = random.chance(0.02) ? 25 : 0;
  const until = hours.later(from, length + forgotten);
  draft.add('resumed', until);
  return until;
}

/** Several departments at once: each has a step of its own, the last one ends the work. */
function workJointly(course: Course, accepted: Instant, days: number): Instant {
  const { draft, random, hours } = course;
  const { regionCode } = draft.counter;
  const shares = JOINT_PARTNERS.map(([name, line]) => ({
    step: `并联审批（${name}）`,
    departmentCode: departmentCode(regionCode, line),
    officer: personName(random),
    started: accepted + random.between(60_000, 3_600_000),
    finished: hours.later(accepted, random.whole(1, Math.max(1, days - 1))),
  }));
  for (const { started, finished, ...step } of shares) {
    const limit = { value: Math.max(2, days), unit: 'workingDay' };
    draft.add('stepStarted', started, { ...step, limit });
    draft.add('stepFinished', Math.max(finished, started + HOUR), { ...step, result: '同意' });
  }
  const last = Math.max(
    ...shares.map(({ finished, started }) => Math.max(finished, started + HOUR)),
  );
  return hours.later(last, 0);
}
