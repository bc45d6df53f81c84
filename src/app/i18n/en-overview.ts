import type { OverviewTexts } from './zh-overview.ts';

export const enOverview: OverviewTexts = {
  what: 'overview',
  title: 'Overview',
  scope: (region, at) => `${region}, as of ${at}`,
  wholeScope: 'All regions',
  clock: 'Clock',
  ownLevel: (region) => `${region}, own level`,
  overdue: {
    title: (clock) => `Overdue by region · ${clock}`,
    none: (clock) => `No ${clock} clock is overdue now`,
    region: 'Region',
    rate: 'Share',
  },
  volumes: {
    title: 'Today',
    table: 'Table',
    usual: (mean) => `same weekday ${mean}`,
    usualNone: 'no weekday to compare',
    day: 'Date',
    line: (kind, days) => `${kind}, last 14 days: ${days}`,
  },
  volume: {
    received: 'Received',
    accepted: 'Accepted',
    finished: 'Finished',
    delivered: 'Delivered',
    cards: 'Cards issued',
    overdue: 'Newly overdue',
  },
  clocks: {
    title: 'Clocks by state',
    total: (count) => `${count} in all`,
    none: 'No clocks.',
  },
  heat: {
    title: (clock) => `Regions × states · ${clock}`,
    region: 'Region',
    total: 'Total',
    legend: "Colour: share of the region's clocks of this kind",
    bad: 'overdue, finished late, incomplete:',
    other: 'others:',
    none: 'No regions to list.',
  },
  cards: {
    title: (days) => `Cards over ${days} days`,
    unit: 'by day of ground',
    label: (days, red, yellow, warning) =>
      `${red} red cards, ${yellow} yellow cards and ${warning} warnings in ${days} days`,
    day: 'Date',
    sum: 'In all',
    now: 'Unsettled now',
  },
  sources: {
    title: 'Sources',
    lacking: (source, since) => `Without data of ${source} after ${since}`,
    lackingAll: (source) => `Without data of ${source}`,
  },
};
