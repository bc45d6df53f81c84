import type { Instant } from '#domain/time/limit.ts';
import type { CaseDraft } from './case-draft.ts';
import type { OfficeHours } from './office-hours.ts';
import type { Random } from './random.ts';

/** What a course is made with. */
export interface Course {
  readonly draft: CaseDraft;
  readonly random: Random;
  readonly hours: OfficeHours;
}

/** How a case ends, if it ends at all. */
export type Ending = 'approved' | 'denied' | 'withdrawn' | 'terminated';

/** So many systems tell the decision of what is done on the spot apart from its end. */
const DECIDED_APART = 0.2;

/** Ends a case: decision, end and delivery; a small share is forgotten at the counter. */
export function endCase(course: Course, at: Instant, ending: Ending, onTheSpot: boolean): void {
  const { draft, random, hours } = course;
  if (ending === 'withdrawn' || ending === 'terminated') {
    draft.add(ending, at, {
      reason: ending === 'withdrawn' ? '申请人主动撤回' : '申请人逾期未缴费',
    });
    return;
  }
  if (ending === 'denied') draft.add('decided', at, denial(random));
  else if (!onTheSpot || random.chance(DECIDED_APART)) draft.add('decided', at, { result: ending });
  const finished = at + random.between(30_000, 600_000);
  draft.add('finished', finished, { result: ending === 'approved' ? '出证办结' : '退回办结' });
  if (ending === 'denied') return;
  const mailed = random.chance(onTheSpot ? 0.1 : 0.45);
  const days = random.chance(0.002) ? random.whole(11, 16) : random.whole(0, mailed ? 5 : 8);
  const delivered = onTheSpot && !mailed ? finished + random.between(20_000, 400_000) : undefined;
  draft.add('delivered', delivered ?? hours.later(finished, days), {
    method: mailed ? '邮寄' : '窗口领取',
  });
}

/** Which ending a case gets. */
export function pickEnding(random: Random): Ending {
  return random.weighted<Ending>([
    ['approved', 955],
    ['denied', 25],
    ['withdrawn', 15],
    ['terminated', 5],
  ]);
}

function denial(random: Random): { readonly result: string; readonly reason?: string } {
  // A denial without a reason is what a supervisor looks for.
  if (random.chance(0.04)) return { result: 'denied' };
  return {
    result: 'denied',
    reason: random.pick(['不符合法定条件', '现场核查不合格', '材料与事实不符', '超出规划范围']),
  };
}
