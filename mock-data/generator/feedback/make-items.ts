import type { Instant } from '#domain/time/limit.ts';
import items from '../../reference/items.json' with { type: 'json' };
import { HOUR } from '../office-hours.ts';
import type { FeedbackCourse } from './course-of-feedback.ts';
import { FeedbackDraft } from './feedback-draft.ts';
import { PORTAL } from './feedback-sources.ts';

const DAY = 24 * HOUR;

/**
 * What changes about items in these weeks: one is new, some go wholly online, one is withdrawn. Few
 * people ask for them, so that little is derived again.
 */
export function makeItems({ random }: FeedbackCourse, from: Instant): readonly FeedbackDraft[] {
  const rare = items.filter(({ type, joint }) => type === 'forwarded' && !joint);
  const made = new FeedbackDraft('370190901000', PORTAL);
  made.add('item.published', from + 3 * DAY, {
    ...{
      code: made.no,
      name: '新能源汽车充电设施备案',
      type: 'onTheSpot',
      onlineDepth: 4,
      visits: 0,
    },
    ...{ channels: ['online', 'app'], departmentCode: '370000-development' },
    limits: { commitment: { value: 0, unit: 'workingDay' } },
  });
  const changed = rare.slice(0, 2).map((item, index) => {
    const draft = new FeedbackDraft(item.code, PORTAL);
    draft.add('item.revised', from + (5 + 4 * index) * DAY + random.between(0, HOUR), {
      ...{ code: item.code, name: item.name, type: item.type, onlineDepth: 4, visits: 0 },
      channels: ['window', 'online', 'app'],
    });
    return draft;
  });
  const ended = new FeedbackDraft('370190902000', PORTAL);
  const old = { code: ended.no, name: '纸质年检贴花核发', type: 'commitment' };
  ended.add('item.published', from + HOUR, { ...old, onlineDepth: 1, visits: 2 });
  ended.add('item.withdrawn', from + 12 * DAY, { ...old, reason: '取消该证明事项' });
  return [made, ...changed, ended];
}
