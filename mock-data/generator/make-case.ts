import type { Instant } from '#domain/time/limit.ts';
import type { Channel } from './course-intake.ts';
import { accept, receive } from './course-intake.ts';
import { endCase, pickEnding } from './course-moment.ts';
import type { Course } from './course-moment.ts';
import { workThrough } from './course-steps.ts';
import { MINUTE } from './office-hours.ts';
import { personName } from './people.ts';
import type { Random } from './random.ts';

/** Shares of cases that go wrong, chosen so that a hall of this size looks like a well-run one. */
const OVER_COMMITMENT = 0.016;
const OVER_STATUTE = 0.009;
const SPOT_LATE = 0.0025;
const LATE_NOTICE = 0.0075;
const EXTENDED = 0.011;

/** Makes up the whole course of a case that arrives at an instant, its future included. */
export function makeCase(course: Course, at: Instant, channel: Channel): void {
  if (course.draft.counter.item.type === 'onTheSpot') makeOnTheSpot(course, at, channel);
  else makeCommitted(course, at, channel);
}

function makeOnTheSpot(course: Course, at: Instant, channel: Channel): void {
  const { draft, random, hours } = course;
  const received = receive(course, at, channel);
  const accepted = accept(course, received, { quick: true, overdue: false });
  if (accepted === undefined) return;
  charge(course, accepted, 0.07);
  const soon = accepted + random.between(4, 40) * MINUTE;
  const end = random.chance(SPOT_LATE) ? hours.later(accepted, random.whole(1, 3)) : soon;
  if (random.chance(0.05)) {
    draft.add('stepStarted', accepted + MINUTE, { step: '当场办理' });
    draft.add('stepFinished', end, { step: '当场办理', result: '同意' });
  }
  endCase(course, end + MINUTE, pickEnding(random), true);
}

function makeCommitted(course: Course, at: Instant, channel: Channel): void {
  const { draft, random, hours } = course;
  const received = receive(course, at, channel);
  const overdue = random.chance(LATE_NOTICE);
  const accepted = accept(course, received, { quick: false, overdue });
  if (accepted === undefined) return;
  charge(course, accepted, 0.15);
  const days = workingDays(course, overdue);
  const ending = pickEnding(random);
  if (ending === 'withdrawn' || ending === 'terminated') {
    draft.add('stepStarted', accepted + MINUTE, { step: '审查' });
    endCase(course, hours.later(accepted, Math.min(days, 2)), ending, false);
    return;
  }
  if (random.chance(EXTENDED)) extend(course, accepted, days);
  endCase(course, workThrough(course, accepted, days), ending, false);
}

/** The head of the organ grants more time, once and before the limit is over (article 42). */
function extend({ draft, random, hours }: Course, accepted: Instant, days: number): void {
  draft.add('extended', hours.later(accepted, Math.max(1, days - 2)), {
    by: { value: draft.counter.item.joint ? 15 : 10, unit: 'workingDay' },
    approvedBy: personName(random),
    reason: '案情复杂，经负责人批准延长',
  });
}

/** Working days that the case takes; a deemed acceptance has used up some already. */
function workingDays({ draft, random }: Course, deemed: boolean): number {
  const { commitmentLimit, statutoryLimit } = draft.counter.item;
  const promised = inWorkingDays(commitmentLimit);
  const law = statutoryLimit === null ? promised + 10 : inWorkingDays(statutoryLimit);
  if (random.chance(OVER_STATUTE)) return law + random.whole(1, 4);
  if (random.chance(OVER_COMMITMENT)) return Math.min(promised + random.whole(1, 2), law);
  const share = Math.min(random.between(0.25, 1), random.between(0.25, 1));
  return Math.max(0, Math.floor(promised * share) - (deemed ? 8 : 0));
}

function inWorkingDays(limit: { readonly value: number; readonly unit: string }): number {
  const perUnit: Readonly<Record<string, number>> = { workingDay: 1, naturalDay: 0.65, month: 20 };
  return Math.floor(limit.value * (perUnit[limit.unit] ?? 1));
}

function charge({ draft, random }: Course, at: Instant, share: number): void {
  if (!random.chance(share)) return;
  // Without its standard a fee is what a supervisor asks about.
  const standard = random.chance(0.02) ? {} : { standard: '按省定收费标准' };
  draft.add('feeCharged', at + MINUTE, { amount: random.pick([10, 15, 40, 80, 120]), ...standard });
}

/** How a case comes in. */
export function pickChannel(random: Random): Channel {
  return random.weighted<Channel>([
    ['window', 45],
    ['online', 38],
    ['app', 12],
    ['selfService', 5],
  ]);
}
