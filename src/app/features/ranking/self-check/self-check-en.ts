import type { Texts } from '../../../i18n/texts.ts';
import type { selfCheckZh } from './self-check-zh.ts';

/** Words of the standing check, in English. */
export const selfCheckEn: Texts<typeof selfCheckZh> = {
  title: 'Self-check log',
  what: 'The self-check',
  agreed: (time, difference) => `Checked ${time}, difference to full recompute ${difference}`,
  notYet: 'Not checked yet',
  explain:
    'In the background the platform derives every subject from its events again, some at a time, and compares it with what is stored: state, what it adds to the counts, and cards; round after round. The sums themselves are compared by the full check below. Differences are those of this round and the one before; 0 is agreement.',
  since: (time) => `The log begins with this start of the platform (${time})`,
  rounds: 'Rounds',
  part: 'You see a part of the province: only differences within it are shown, not the size of the rest.',
  none: 'Nothing has been compared since the start.',
  head: { from: 'Begun', to: 'Ended', checked: 'Compared', difference: 'Difference' },
  atWork: 'at work',
  differences: 'Differences',
  noDifferences: 'None.',
  now: 'Check everything now',
  nowWhat: 'The full check',
  nowExplain:
    'Derives everything within your reach again and compares the sums of the counts; takes minutes where there are many data.',
  nowFound: (checked, time, difference) =>
    `Full check at ${time}: ${checked} compared, difference ${difference}`,
  back: 'Ranking',
};
