import type { CardAct, CardView } from '#contract/card-view.ts';
import type { Platform } from '../../server/application/platform.ts';
import { DEMO_SUPERVISOR } from './demo-viewer.ts';
import type { Random } from './random.ts';

const TOGETHER = 50;

const REASONS: Readonly<Partial<Record<CardAct, readonly string[]>>> = {
  explain: ['系统对接延迟，办理结果未及时回传', '现场勘验后补充核查', '经办人轮岗交接不及时'],
  urge: ['请尽快办理并反馈'],
};

/** Lets supervisors have worked through part of the board, as on any morning. */
export async function answerCards(platform: Platform, random: Random): Promise<number> {
  const cards = platform.board.select(DEMO_SUPERVISOR, { state: 'unsettled' });
  const shares: readonly (readonly [CardAct, readonly CardView[]])[] = [
    ['explain', cards.filter(({ level }) => level === 'yellow' && random.chance(0.45))],
    ['acknowledge', cards.filter(({ state }) => state === 'open' && random.chance(0.3))],
    ['urge', cards.filter(({ level }) => level === 'red' && random.chance(0.25))],
  ];
  let answered = 0;
  const taken = new Set<string>();
  for (const [action, chosen] of shares) {
    const ids = chosen.map(({ id }) => id).filter((id) => !taken.has(id));
    for (const id of ids) taken.add(id);
    for (let from = 0; from < ids.length; from += TOGETHER) {
      const reason = random.pick(REASONS[action] ?? ['']);
      const request = { ids: ids.slice(from, from + TOGETHER), action, reason };
      const answer = await platform.actOnMany(DEMO_SUPERVISOR, request);
      if (answer.ok) answered += answer.value.done.length;
    }
  }
  return answered;
}
