import type { Instant } from '#domain/time/limit.ts';
import { MINUTE } from '../office-hours.ts';
import type { FeedbackCourse } from './course-of-feedback.ts';
import type { FeedbackDraft } from './feedback-draft.ts';

const NOT_REACHED = 0.12;

/** The caller is called back, once more where nobody answered. */
export function callBack(
  { random }: FeedbackCourse,
  draft: FeedbackDraft,
  at: Instant,
  unhappy: boolean,
): void {
  let called = at;
  if (random.chance(NOT_REACHED)) {
    draft.add('ticket.revisited', called, { reached: false, note: '无人接听' });
    called += random.between(30, 50) * 1000;
  }
  const satisfied = unhappy
    ? 'dissatisfied'
    : random.weighted([
        ['satisfied', 80],
        ['basicallySatisfied', 20],
      ] as const);
  const solved = unhappy ? random.chance(0.2) : random.chance(0.96);
  draft.add('ticket.revisited', called + random.between(0, 0.5) * MINUTE, {
    reached: true,
    solved,
    satisfied,
  });
}
