import type { FeedbackRow } from '#contract/feedback-view.ts';
import type { EventData } from '#domain/cases/logged-event.ts';
import { departmentCode } from '../../reference/departments.ts';
import { personName } from '../people.ts';
import type { Random } from '../random.ts';
import { findMatter } from './matters.ts';
import { placeNames } from './places.ts';
import type { County } from './places.ts';
import { GRIEVANCES } from './review-texts.ts';

/** What would happen next with a ticket or a review. */
interface NextFeedback {
  readonly type: string;
  readonly data: EventData;
}

const RETURNED = 0.05;
const NOT_REACHED = 0.1;
const DISSATISFIED = 0.08;
const APPEALED = 0.15;

/** The next move of a ticket or review by where it stands; undefined where nothing is left to do. */
export function nextFeedback(
  row: Pick<FeedbackRow, 'phase' | 'title' | 'regionCode' | 'extensionAskedBy'>,
  county: County,
  random: Random,
): NextFeedback | undefined {
  const matter = findMatter(row.title ?? '');
  const by = personName(random);
  switch (row.phase) {
    case 'created':
    case 'returned':
      return {
        type: 'ticket.dispatched',
        data: { departmentCode: departmentCode(row.regionCode, matter.line) },
      };
    case 'dispatched':
    case 'reopened':
      return row.phase === 'dispatched' && random.chance(RETURNED)
        ? { type: 'ticket.returned', data: { reason: matter.wrong } }
        : { type: 'ticket.signed', data: { by } };
    case 'signed':
      if (row.extensionAskedBy !== null) {
        const granted = { by: { value: 5, unit: 'workingDay' }, approvedBy: by };
        return {
          type: 'ticket.extensionGranted',
          data: { ...granted, reason: '情况复杂，同意延期' },
        };
      }
      return {
        type: 'ticket.replied',
        data: { by, text: placeNames(random, county)(random.pick(matter.replies)) },
      };
    case 'replied':
      return { type: 'ticket.revisited', data: callBack(random) };
    case 'revisited':
      return { type: 'ticket.closed', data: { result: '已办结' } };
    case 'submitted':
      return { type: 'review.assigned', data: { by } };
    case 'assigned':
      return {
        type: 'review.verified',
        data: { by, reached: true, result: random.pick(GRIEVANCES).found },
      };
    case 'verified':
      return random.chance(APPEALED)
        ? {
            type: 'review.appealed',
            data: { by, reason: '评价人将停车难误评为本事项，与办理无关' },
          }
        : rectified(random, by);
    case 'appealRejected':
      return rectified(random, by);
    case 'appealed':
      // Nobody decides his own appeal.
      return random.chance(0.5)
        ? { type: 'review.excluded', data: { by: `${by}（复核）`, result: 'notGovernment' } }
        : {
            type: 'review.appealRejected',
            data: { by: `${by}（复核）`, reason: '责任清楚，申诉不成立' },
          };
    case 'rectified':
      return { type: 'review.fedBack', data: { by, result: '已电话反馈评价人' } };
    case 'fedBack':
      return { type: 'review.revisited', data: callBack(random) };
    case 'answered':
    case 'closed':
    case 'merged':
    case 'excluded':
    case 'repeated':
      return undefined;
  }
}

function rectified(random: Random, by: string): NextFeedback {
  return { type: 'review.rectified', data: { by, result: random.pick(GRIEVANCES).fixed } };
}

function callBack(random: Random): EventData {
  if (random.chance(NOT_REACHED)) return { reached: false, note: '无人接听' };
  if (random.chance(DISSATISFIED)) {
    return { reached: true, solved: false, satisfied: 'dissatisfied' };
  }
  return { reached: true, solved: true, satisfied: 'satisfied' };
}
