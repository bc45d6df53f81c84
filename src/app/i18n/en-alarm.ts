import type { Texts } from './texts.ts';
import type { zhAlarm } from './zh-alarm.ts';

/** What an operator has to look at, in English. */
export const enAlarm: Texts<typeof zhAlarm> = {
  title: 'Alarms',
  none: 'No alarm.',
  sourceSilent: (source, since) => `${source} has sent nothing since ${since}`,
  sourceNever: (source) => `${source} has never sent anything`,
  eventsMissing: (source, span, count) => `${source}, ${span}: ${count} events missing`,
  span: (from, to) => `${from} to ${to}`,
  calendarEnds: (day, days) =>
    `The calendar ends on ${day}, in ${days} days; due days after it are unknown`,
  calendarEnded: (day) => `The calendar ended on ${day}: due days after it are unknown`,
  diskLow: (free, total) => `Only ${free} of the disk’s ${total} are free`,
  clockOff: (seconds) => `The platform’s clock is off by ${seconds} s`,
  checkDiffers: (count) => `The standing check found ${count} numbers that differ`,
  personalUnreadable: (count) =>
    `What is sealed of people cannot be opened in ${count} events: compare key file and store with a backup`,
  sweepLate: (seconds) => `Time limits are applied ${seconds} s late`,
  open: 'Open the sources',
};
