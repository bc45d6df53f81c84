import type { TaskState } from '#domain/tasks/fold-task.ts';
import { formatOf } from '../../../i18n/format.ts';
import { taskDue } from './task-due.ts';
import { tasksZh } from './tasks-zh.ts';

const ASOF = '2026-03-12T10:00:00+08:00';

describe('the end of a task', () => {
  const rows: readonly (readonly [due: string | null, state: TaskState, words: string])[] = [
    [null, 'running', '未定期限'],
    ['2026-03-13', 'running', '期限 03-13（周五） · 剩余 1 天'],
    ['2026-03-12', 'running', '期限 03-12（周四） · 今日到期'],
    ['2026-03-11', 'overdue', '期限 03-11（周三） · 超期 1 天'],
    ['2026-03-12T09:00:00+08:00', 'overdue', '期限 03-12（周四）'],
    ['2027-01-16', 'running', '期限 2027-01-16 · 剩余 310 天'],
    ['2026-03-10', 'closedLate', '期限 03-10（周二）'],
  ];
  for (const [due, state, words] of rows) {
    it(`of ${due ?? 'no day'}, ${state}, is told as ${words}`, () => {
      expect(taskDue({ due, state }, ASOF, formatOf('zh'), tasksZh)).toBe(words);
    });
  }
});
