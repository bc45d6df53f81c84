import type { exchangeZh } from './exchange-zh.ts';

/** The words of what goes in as files and out to other systems, in English. */
export const exchangeEn: typeof exchangeZh = {
  import: {
    title: 'Import a file',
    explain:
      'Logs of cases (XES), tables of tickets and messages (CSV, XLSX), Open311 (JSON), also in gzip or zip. Importing again counts nothing twice; a row is taken whole, or put into quarantine with the reason.',
    profile: 'Format of the file',
    region: 'Code of the region',
    file: 'Choose a file',
    start: 'Import',
    running: (percent: string, rows: string) => `${percent} read, ${rows} rows`,
    done: (rows: string, cases: string) => `Imported: ${rows} rows, ${cases} subjects`,
    figures: (accepted: string, duplicate: string, refused: string) =>
      `Events: ${accepted} accepted, ${duplicate} known already, ${refused} in quarantine`,
    refused: 'Reason of quarantine',
    type: 'Type of event',
    count: 'Events',
    profiles: {
      hotline12345: 'Tickets of a 12345 hotline',
      messages: 'Messages with replies',
      open311: 'Open311 requests (JSON)',
      boston311: 'Boston 311',
      stlouis: 'St. Louis Citizens’ Service Bureau',
      bpic15: 'BPIC15 permits log',
      wabo: 'WABO receipt log',
    },
  },
  webhooks: {
    title: 'Told back to sources',
    explain:
      'Every change of a ticket is told to the system it came from, signed; what fails is tried again, then listed as a dead letter, which can be replayed.',
    none: 'Nobody is told yet. An administrator adds targets with `webhook add`.',
    name: 'Name',
    address: 'Address',
    state: 'State',
    states: { ok: 'Well', waiting: 'Trying again', failing: 'Dead letters' },
    delivered: 'Delivered',
    pending: 'Waiting',
    dead: 'Dead letters',
    last: 'Last delivered',
    never: 'never',
    error: 'Last failure',
    show: 'Show dead letters',
    hide: 'Hide dead letters',
    replay: 'Replay all',
    replayOne: 'Replay',
    replayed: (count: string) => `${count} are in line again`,
    ticket: 'Ticket',
    attempts: 'Tries',
    failedAt: 'Given up',
    act: 'Act',
    more: 'Show more',
  },
};
