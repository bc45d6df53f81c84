import type { Instant } from '#domain/time/limit.ts';
import { HOUR, MINUTE } from '../office-hours.ts';
import type { FeedbackCourse } from './course-of-feedback.ts';
import { FeedbackDraft } from './feedback-draft.ts';
import { REVIEW_SYSTEM } from './feedback-sources.ts';
import type { KnownCase } from './known-cases.ts';
import { makeReview, makeUnaskedReview } from './make-review.ts';

const RATED = 0.12;
const BY_DEFAULT = 0.04;
/** An older system writes a grade for whoever did not rate within so long. */
const DEFAULT_AFTER = 5 * 24 * HOUR;
/** One in so many of those comes from a hall's own platform instead. */
const IMPORTED_OF = 3;

/** Who rates what: the case, what was delivered, a licence that was shared, or the item online. */
export function reviewsOfCases(
  course: FeedbackCourse,
  cases: readonly KnownCase[],
): readonly FeedbackDraft[] {
  const { random } = course;
  let unasked = 0;
  return cases.flatMap((one) => {
    const { finishedAt } = one;
    if (finishedAt === undefined) return [];
    const draft = new FeedbackDraft(`HP${one.no}`, REVIEW_SYSTEM);
    if (random.chance(RATED)) {
      const { stage, about, at } = whatOf(course, one, finishedAt);
      makeReview(course, draft, { stage, about, online: one.online }, at);
    } else if (random.chance(BY_DEFAULT)) {
      unasked += 1;
      const origin = unasked % IMPORTED_OF === 0 ? 'imported' : 'default';
      makeUnaskedReview(draft, { caseNo: one.no }, origin, finishedAt + DEFAULT_AFTER);
    }
    return draft.events.length === 0 ? [] : [draft];
  });
}

function whatOf(
  { random }: FeedbackCourse,
  one: KnownCase,
  finishedAt: Instant,
): Omit<Parameters<typeof makeReview>[2], 'online'> & { readonly at: Instant } {
  const { no, regionCode, departmentCode, itemCode, deliveredAt } = one;
  const about = { caseNo: no };
  const soon = finishedAt + random.between(1, one.online ? 600 : 40) * MINUTE;
  const stage = random.weighted([
    ['case', 76],
    ['resultDelivery', 14],
    ['licenceSharing', 5],
    ['itemOnline', 5],
  ] as const);
  if (stage === 'resultDelivery' && deliveredAt !== undefined) {
    return { stage, about, at: deliveredAt + random.between(5, 900) * MINUTE };
  }
  if (stage === 'itemOnline') {
    return { stage, about: { regionCode, departmentCode, itemCode }, at: soon };
  }
  return { stage: stage === 'resultDelivery' ? 'case' : stage, about, at: soon };
}

/**
 * A counter that rates itself: so many good reviews within minutes, from two telephones, more than it
 * had cases. The platform asks about it and judges nobody.
 */
export function madeUpReviews(
  { random }: FeedbackCourse,
  { departmentCode, regionCode, itemCode }: KnownCase,
  at: Instant,
): readonly FeedbackDraft[] {
  const day = new Date(at + 8 * HOUR).toISOString().slice(0, 10).replaceAll('-', '');
  return Array.from({ length: 14 }, (_, index) => {
    const draft = new FeedbackDraft(`HP${regionCode}${day}W3${index}`, REVIEW_SYSTEM);
    draft.add('review.submitted', at + index * 25_000 + random.between(0, 9000), {
      ...{ regionCode, departmentCode, itemCode, stage: 'case', origin: 'active', grade: 5 },
      ...{
        channel: 'hallTablet',
        window: '3号窗口',
        device: index % 2 === 0 ? '平板-07' : '平板-08',
      },
    });
    return draft;
  });
}
