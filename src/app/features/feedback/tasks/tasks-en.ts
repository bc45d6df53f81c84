import type { Texts } from '../../../i18n/texts.ts';
import type { TasksTexts } from './tasks-zh.ts';

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/** The words of tasks in English. */
export const tasksEn: Texts<TasksTexts> = {
  title: 'Tasks',
  subtitle: 'Tasks of the plan: who leads, who takes part, until when, and how far they are',
  label: 'Tasks',
  asOf: (count: number, at: string) => `${count} ${count === 1 ? 'task' : 'tasks'} as of ${at}`,
  none: 'No source has told of a task.',
  noneOfState: 'There is no task in this state.',
  filter: { label: 'By state', all: 'All', open: 'Running', overdue: 'Overdue', closed: 'Closed' },
  state: {
    running: 'Running',
    overdue: 'Overdue',
    closedOnTime: 'Closed on time',
    closedLate: 'Closed late',
    closed: 'Closed',
  },
  unpublished: '(not published yet)',
  lead: (names: string) => `Leads: ${names}`,
  responsible: (names: string) => `Take part: ${names}`,
  comma: ', ',
  province: 'whole province',
  due: {
    none: 'no end set',
    on: (day: string) => `Due ${day}`,
    today: 'due today',
    left: (count: number) => `${days(count)} left`,
    over: (count: number) => `${days(count)} overdue`,
  },
  openCase: (no: string) => `Case ${no}`,
  openTicket: (no: string) => `Ticket ${no}`,
  steps: {
    show: (count: number) => `${count} ${count === 1 ? 'report' : 'reports'}`,
    none: 'Nothing was reported yet.',
    kind: { progressed: 'Progress', milestoneReached: 'Milestone reached', closed: 'Closed' },
    bySource: 'a source',
  },
  act: { progress: 'Report progress', reachMilestone: 'Report a milestone', close: 'Close' },
  why: { 'task/closed': 'The task is closed' },
  form: {
    text: {
      progress: 'How far it is',
      reachMilestone: 'Which milestone was reached',
      close: 'What was done',
    },
    hint: 'Everybody who sees the task sees this; please leave out personal data',
    missing: 'Please say how it stands',
    closing: 'A closed task takes no more reports and is not opened again.',
    sending: 'Sending…',
    cancel: 'Cancel',
    conflict:
      'Somebody else has just added to this task; what is shown is up to date. Your words are still here and can be sent again.',
    told: (name: string, done: string) => `${name}: ${done}`,
    done: {
      progress: 'Progress reported',
      reachMilestone: 'Milestone reported',
      close: 'Closed',
    },
  },
};
