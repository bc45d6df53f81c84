import { addDays, formatDay } from '#domain/time/day.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import { HOUR } from '../office-hours.ts';
import { FeedbackDraft } from './feedback-draft.ts';
import { PORTAL } from './feedback-sources.ts';

const DAY = 24 * HOUR;

interface PlannedTask {
  readonly name: string;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  /** Of a city's own plan. */
  readonly regionCode?: string;
  readonly milestone: string;
  readonly isDone: boolean;
  /** Natural days that it is over its end while the demo plays. */
  readonly daysLate?: number;
}

/** Tasks of the plans: who leads, who takes part, and how far they are. */
const TASKS: readonly PlannedTask[] = [
  {
    name: '政务服务事项目录统一发布',
    lead: ['省委编办'],
    responsible: ['省司法厅', '各市人民政府'],
    milestone: '省级目录发布',
    isDone: true,
  },
  {
    name: '“好差评”渠道全覆盖',
    lead: ['省政府办公厅'],
    responsible: ['省大数据局', '各市人民政府'],
    milestone: '窗口评价器部署完成',
    isDone: false,
  },
  {
    name: '12345 热线与办件系统对接',
    lead: ['省大数据局'],
    responsible: ['各市热线办'],
    milestone: '首批六市联通',
    isDone: false,
  },
  {
    name: '政务服务大厅“一窗受理”改造',
    lead: ['济南市行政审批服务局'],
    responsible: ['各区县人民政府'],
    regionCode: '370100',
    milestone: '市级大厅改造完成',
    isDone: false,
    daysLate: 3,
  },
];

/** The tasks that run while the demo plays, one of them done and one late. */
export function makeTasks(
  calendar: Calendar,
  from: Instant,
  until: Instant,
): readonly FeedbackDraft[] {
  return TASKS.map(
    ({ name, lead, responsible, regionCode, milestone, isDone, daysLate }, place) => {
      const no = `RW-${String(place + 1).padStart(3, '0')}`;
      const draft = new FeedbackDraft(no, PORTAL);
      const ahead = isDone ? -5 : daysLate === undefined ? 40 + place * 10 : -daysLate;
      const due = formatDay(addDays(dayAt(calendar, until), ahead));
      draft.add('task.published', from + (place + 1) * DAY, {
        ...{ no, name, lead, responsible, due },
        ...(regionCode === undefined ? {} : { regionCode }),
      });
      draft.add('task.progressed', from + (place + 12) * DAY, {
        no,
        result: '方案已印发，正在推进',
      });
      draft.add('task.milestoneReached', from + (place + 25) * DAY, { no, result: milestone });
      if (isDone) draft.add('task.closed', until - 6 * DAY, { no, result: '已完成并通过验收' });
      return draft;
    },
  );
}
