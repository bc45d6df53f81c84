import eventSvg from '@material-symbols/svg-400/outlined/calendar_month.svg';
import forumSvg from '@material-symbols/svg-400/outlined/forum.svg';
import descriptionSvg from '@material-symbols/svg-400/outlined/description.svg';
import sensorsSvg from '@material-symbols/svg-400/outlined/sensors.svg';
import alarmSvg from '@material-symbols/svg-400/outlined/alarm.svg';
import rankingSvg from '@material-symbols/svg-400/outlined/leaderboard.svg';
import auditSvg from '@material-symbols/svg-400/outlined/fact_check.svg';
import dashboardSvg from '@material-symbols/svg-400/outlined/space_dashboard.svg';
import type { Me } from '#contract/session-view.ts';

export type PageName =
  'console' | 'cases' | 'feedback' | 'ranking' | 'overview' | 'sources' | 'audit' | 'calculator';

/** One page of the rail: its address, icon and the second key after G. */
export interface PageEntry {
  readonly name: PageName;
  readonly path: string;
  /** The server's word for it in the reader's list of pages. */
  readonly grant: string;
  readonly icon: string;
  readonly key: string;
  /** Stands at the foot of the rail. */
  readonly foot: boolean;
  /** Open without sign-in. */
  readonly open: boolean;
}

export const PAGES: readonly PageEntry[] = [
  {
    name: 'console',
    path: '/console',
    grant: 'cards',
    icon: alarmSvg,
    key: 'j',
    foot: false,
    open: false,
  },
  {
    name: 'cases',
    path: '/cases',
    grant: 'cases',
    icon: descriptionSvg,
    key: 'b',
    foot: false,
    open: false,
  },
  {
    name: 'feedback',
    path: '/feedback',
    grant: 'feedback',
    icon: forumSvg,
    key: 'f',
    foot: false,
    open: false,
  },
  {
    name: 'ranking',
    path: '/ranking',
    grant: 'rankings',
    icon: rankingSvg,
    key: 'k',
    foot: false,
    open: false,
  },
  {
    name: 'overview',
    path: '/overview',
    grant: 'overview',
    icon: dashboardSvg,
    key: 'z',
    foot: false,
    open: false,
  },
  {
    name: 'sources',
    path: '/sources',
    grant: 'sources',
    icon: sensorsSvg,
    key: 'y',
    foot: true,
    open: false,
  },
  {
    name: 'audit',
    path: '/audit',
    grant: 'audit',
    icon: auditSvg,
    key: 's',
    foot: true,
    open: false,
  },
  {
    name: 'calculator',
    path: '/calculator',
    grant: 'limits',
    icon: eventSvg,
    key: 'q',
    foot: true,
    open: true,
  },
];

/** Whether the reader may open a page: the open ones always, others as the server's list says. */
export function mayOpen(name: PageName, me: Me | undefined): boolean {
  const entry = PAGES.find((page) => page.name === name);
  if (entry?.open === true) return true;
  return entry !== undefined && me?.pages.includes(entry.grant) === true;
}

/** What a phone's bar has room for, beside the button for the rest. */
const BAR_PAGES = 4;
/** What is done on a phone comes first in its bar: reading, acknowledging, replying (`ui.md` 10). */
const FIRST_ON_PHONE: readonly PageName[] = ['console', 'feedback', 'ranking', 'calculator'];

/** The reader's pages as a phone divides them: those of its bar, and the rest behind 更多. */
export function phonePages(me: Me | undefined): {
  readonly bar: readonly PageEntry[];
  readonly rest: readonly PageEntry[];
} {
  const pages = openPages(me);
  const isFirst = ({ name }: PageEntry): boolean => FIRST_ON_PHONE.includes(name);
  const ranked = [...pages].sort((one, other) => Number(isFirst(other)) - Number(isFirst(one)));
  const shown = ranked.slice(0, BAR_PAGES);
  return {
    bar: pages.filter((page) => shown.includes(page)),
    rest: pages.filter((page) => !shown.includes(page)),
  };
}

/** The pages that the reader may open, in the order of the rail. */
export function openPages(me: Me | undefined): readonly PageEntry[] {
  return PAGES.filter((page) => mayOpen(page.name, me));
}
