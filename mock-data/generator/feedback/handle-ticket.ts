import type { Instant } from '#domain/time/limit.ts';
import { MINUTE } from '../office-hours.ts';
import { personName } from '../people.ts';
import type { FeedbackCourse } from './course-of-feedback.ts';
import type { FeedbackDraft } from './feedback-draft.ts';

/** Of so many tickets one is forgotten for a while. */
const SLOW = 0.025;
const UNSIGNED = 0.05;
const CONTACTED = 0.6;

/** What a department does with a ticket that it has from an instant; answers when it replied. */
export function handle(
  { random, hours }: FeedbackCourse,
  draft: FeedbackDraft,
  begun: Instant,
  { text, extra }: { readonly text: string; readonly extra: number },
): Instant {
  const signed = random.chance(UNSIGNED)
    ? hours.later(begun, 2)
    : begun + random.between(8, 150) * MINUTE;
  draft.add('ticket.signed', signed, { by: personName(random) });
  if (random.chance(CONTACTED)) {
    draft.add('ticket.contacted', signed + random.between(10, 120) * MINUTE, {
      by: personName(random),
      result: '已与来电人联系，说明办理安排',
    });
  }
  const days = random.weighted([
    [0, 22],
    [1, 40],
    [2, 26],
    [3, 10],
    [4, 2],
  ] as const);
  const slow = random.chance(SLOW) ? random.whole(2, 6) : 0;
  const replied = hours.later(signed + 3 * 60 * MINUTE, days + slow + extra);
  draft.add('ticket.replied', replied, { by: personName(random), text });
  return replied;
}

/** More time is asked for on the third day; mostly it is granted. Answers the days that it brings. */
export function askForMore(
  { random, hours }: FeedbackCourse,
  draft: FeedbackDraft,
  begun: Instant,
): number {
  const asked = hours.later(begun, 3);
  draft.add('ticket.extensionRequested', asked, {
    ...{ by: { value: 5, unit: 'workingDay' }, asker: personName(random) },
    reason: random.pick(['涉及管线迁改，需与产权单位会商', '需第三方检测，报告五日后出具']),
  });
  const answered = hours.later(asked, 0);
  if (random.chance(0.2)) {
    draft.add('ticket.extensionDenied', answered, { reason: '事实清楚，请按期办结' });
    return 0;
  }
  draft.add('ticket.extensionGranted', answered, {
    ...{ by: { value: 5, unit: 'workingDay' }, approvedBy: personName(random) },
    reason: '情况复杂，同意延期',
  });
  return random.whole(3, 5);
}
