import type { Texts } from '../../i18n/texts.ts';
import type { casesZh } from './cases-zh.ts';

/** The words of the list of cases, in English. */
export const casesEn: Texts<typeof casesZh> = {
  subtitle: 'Cases within your reach, latest received first',
  cases: 'cases',
  head: {
    no: 'Case',
    item: 'Item',
    place: 'Region · department',
    phase: 'Phase',
    level: 'Level',
    received: 'Received',
    finished: 'Finished',
    clocks: 'Limits',
  },
  filter: {
    label: 'Filters',
    text: 'Number or item',
    phase: 'Phase',
    level: 'Level',
    clock: 'Clock',
    bucket: 'State',
    from: 'Due from',
    to: 'Due until',
    all: 'all',
    clear: 'Clear filters',
    chosen: (name) => `Remove the filter ${name}`,
    department: (name) => `Department ${name}`,
    item: (name) => `Item ${name}`,
    volume: {
      received: 'By day of receipt',
      accepted: 'By day of acceptance',
      finished: 'By day of completion',
      delivered: 'By day of delivery',
    },
  },
  total: (total, asOf) => `${total} ${total === '1' ? 'case' : 'cases'} as of ${asOf}`,
  shown: (shown, total, asOf) => `${shown} of ${total} cases shown, as of ${asOf}`,
  more: 'Show more',
  export: 'Export',
  empty: 'No case matches.',
  none: 'There is no case within your reach yet.',
  due: (clock, day) => `${clock} ${day}`,
  noDue: 'unknown',
};
