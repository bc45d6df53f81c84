import type { Texts } from '../../i18n/texts.ts';
import type { sourcesZh } from './sources-zh.ts';

/** The words of the page of sources, in English. */
export const sourcesEn: Texts<typeof sourcesZh> = {
  subtitle: 'What each source says it sent, day by day, against what arrived',
  sources: 'Sources',
  region: (name) => `Belongs to ${name}`,
  province: 'the whole province',
  lastEvent: 'Last event',
  lag: 'Mean delay',
  today: 'Accepted / rejected today',
  silent: 'Silent',
  days: (name) => `${name}: day by day`,
  refused: (name) => `${name}: rejected events`,
  head: {
    source: 'Source',
    day: 'Day of the events',
    sent: 'Sent',
    accepted: 'Accepted',
    rejected: 'Rejected',
    missing: 'Missing',
    late: 'Late',
    manifestAt: 'Manifest received',
  },
  refusedHead: {
    at: 'Received',
    event: 'Event',
    reason: 'Reason',
    field: 'Field',
    act: 'Act',
  },
  span: (from, to) => `${from} to ${to}`,
  noManifest: 'No manifest',
  notWholeDays: 'The manifest begins or ends within a day, so it cannot be held against days',
  noDays: 'This source sent no event and no manifest in the last 31 days.',
  noRefused: 'No event is rejected.',
  none: 'There is no source within your reach yet. An administrator adds one by `source add`.',
  retry: 'Take again',
  retried: 'Accepted',
  again: (reason) => `Rejected again: ${reason}`,
  notKept: 'Too large to be kept when it was refused; have the source send it again',
  show: 'Show what was sent',
  hide: 'Hide what was sent',
  kept: 'The stored event of this identity',
  more: 'Show more',
  explain:
    'Sent is what the source’s daily manifest tells; missing = sent − accepted − rejected; late came a working day or more after its day.',
};
