import { clocksEnded, dueClocks, dueMatters, mattersEnded } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 建议答复率. */
export const suggestionsAnswered: Indicator = {
  id: 'I-39.suggestion',
  name: { zh: '建议答复率', en: 'Suggestions answered' },
  explanation: {
    zh: '答复期限在本期届满（或已提前答复）的建议中已答复的比例；按部门统计看其派单的期限，按地区统计看自首次派单起算的总期限；仍在办且未到期、已挂起、时限未知和终止的不计入，结转下期',
    en: 'Of the suggestions whose limit ended in the period, or that were answered before, those answered by now; of a department by the limit of its dispatch, of a region by that of the whole matter; what still runs, is suspended, unknown or void is in no period and carried over',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'channel'],
  numerator: clocksEnded('suggestion', 'ticket'),
  denominator: dueClocks('suggestion', 'ticket'),
  byRegion: { numerator: mattersEnded('suggestion'), denominator: dueMatters('suggestion') },
};
