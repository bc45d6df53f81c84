import type { Instant } from '#domain/time/limit.ts';
import { departmentCode } from '../../reference/departments.ts';
import { HOUR, MINUTE } from '../office-hours.ts';
import { personName } from '../people.ts';
import { callBack } from './call-back.ts';
import type { FeedbackCourse } from './course-of-feedback.ts';
import type { FeedbackDraft } from './feedback-draft.ts';
import { handle } from './handle-ticket.ts';
import { factsOf, wrongLine } from './make-ticket.ts';
import type { Call } from './make-ticket.ts';
import { placeNames } from './places.ts';

/** A ticket that the department it was sent to hands on to the one whose matter it is. */
export function makeTransferred(course: FeedbackCourse, call: Call, at: Instant): void {
  const { random, hours } = course;
  const { draft, county, matter } = call;
  const name = placeNames(random, county);
  draft.add('ticket.created', at, factsOf(course, call, name, matter.texts[0] ?? ''));
  const dispatched = draft.add('ticket.dispatched', at + random.between(10, 60) * MINUTE, {
    departmentCode: departmentCode(county.code, wrongLine(random, matter)),
  });
  const signed = draft.add('ticket.signed', dispatched + random.between(1, 3) * HOUR, {
    by: personName(random),
  });
  const transferred = draft.add('ticket.transferred', hours.later(signed, 0), {
    ...{ departmentCode: departmentCode(county.code, matter.line), reason: matter.wrong },
  });
  answerAndClose(course, call, transferred, name(matter.replies[0] ?? ''));
}

/** What was merged turns out to be a matter of its own: it is split off again and handled. */
export function splitOff(
  course: FeedbackCourse,
  call: Call,
  merged: Instant,
  reason: string,
): Instant {
  const { hours } = course;
  const { draft, county, matter } = call;
  const split = draft.add('ticket.split', hours.later(merged, 1), { reason });
  const dispatched = draft.add('ticket.dispatched', hours.later(split, 0), {
    departmentCode: departmentCode(county.code, matter.line),
  });
  const name = placeNames(course.random, county);
  answerAndClose(course, call, dispatched, name(matter.replies[0] ?? ''));
  return split;
}

function answerAndClose(
  course: FeedbackCourse,
  { draft }: { readonly draft: FeedbackDraft },
  begun: Instant,
  text: string,
): void {
  const replied = handle(course, draft, begun, { text, extra: 0 });
  const called = course.hours.later(replied, 1);
  callBack(course, draft, called, false);
  draft.add('ticket.closed', called + 3 * MINUTE, { result: '已办结' });
}
