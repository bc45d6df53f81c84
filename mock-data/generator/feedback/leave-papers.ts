import type { Platform } from '../../../server/application/platform.ts';
import { DEMO_CITY } from '../demo-viewer.ts';

const TICKETS = 6;
const PAPERS = [
  {
    name: '现场核查记录.txt',
    text: '核查时间：当日上午。\n核查情况：已到现场查看，与来电反映一致，已告知经办窗口当日补正。\n核查人：值班员。\n',
  },
  {
    name: '处理意见.txt',
    text: '一、由承办部门今日内与来电人联系。\n二、办结前将结果报本中心。\n三、逾期的，按规定督办。\n',
  },
];

/** Lays papers beside the most urgent tickets of a city; none a second time where a past is taken up again. */
export async function leavePapers(platform: Platform): Promise<void> {
  const list = await platform.feedback(
    DEMO_CITY,
    { subject: 'ticket', phase: 'open' },
    { limit: TICKETS },
  );
  if (!list.ok) throw new Error(`the tickets of the demo were refused: ${list.error.code}`);
  for (const [place, { id }] of list.value.items.entries()) {
    if ((await platform.attachments(id)).length > 0) continue;
    for (const { name, text } of PAPERS.slice(place % PAPERS.length)) {
      const kept = await platform.addAttachment(DEMO_CITY, id, name, Buffer.from(text));
      if (!kept.ok) throw new Error(`a paper of the demo was refused: ${kept.error.code}`);
    }
  }
}
