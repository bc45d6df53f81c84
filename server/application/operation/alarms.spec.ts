import type { SourceView } from '#contract/session-view.ts';
import { OFFICIAL } from '#domain/testing/official-calendar.ts';
import { alarmsOf } from './alarms.ts';
import type { Surroundings } from './alarms.ts';

const GB = 1_073_741_824;

describe('an operator is alarmed', () => {
  const well: Surroundings = {
    disk: { freeBytes: 50 * GB, totalBytes: 100 * GB },
    clockOffsetMs: 0,
    checkDifferences: 0,
    sweepLagMs: 300,
    unreadable: 0,
  };
  const summer = Date.parse('2026-07-01T09:00:00+08:00');
  const silent: SourceView = {
    name: 'heze',
    prefix: 'urn:heze',
    regionCode: null,
    ...{ lastEventAt: null, lastReceivedAt: null, lagSeconds: null },
    ...{ acceptedToday: 0, rejectedToday: 0, silent: true },
  };
  const missing = {
    ...{ source: 'urn:heze', from: '2026-06-30', to: '2026-06-30', sent: 9, accepted: 7 },
    ...{ rejected: 0, missing: 2, late: 0, manifestAt: null },
  };

  const rows: readonly {
    rule: string;
    state?: Partial<Surroundings>;
    at?: string;
    kinds: readonly string[];
  }[] = [
    { rule: 'by nothing while all is well', kinds: [] },
    { rule: 'when the calendar ends in 60 days', at: '2026-11-01', kinds: ['calendarEnds'] },
    { rule: 'not when it ends in 61', at: '2026-10-31', kinds: [] },
    { rule: 'after the calendar has ended', at: '2027-02-01', kinds: ['calendarEnds'] },
    {
      rule: 'when something of people cannot be opened',
      state: { unreadable: 1 },
      kinds: ['personalUnreadable'],
    },
    {
      rule: 'when less than a tenth of the disk is free',
      state: { disk: { freeBytes: 9.9 * GB, totalBytes: 100 * GB } },
      kinds: ['diskLow'],
    },
    {
      rule: 'when less than 1 GiB is free, however small the disk',
      state: { disk: { freeBytes: 0.9 * GB, totalBytes: 2 * GB } },
      kinds: ['diskLow'],
    },
    { rule: 'not by a disk that cannot be read', state: { disk: null }, kinds: [] },
    { rule: 'by a clock ahead', state: { clockOffsetMs: 2001 }, kinds: ['clockOff'] },
    { rule: 'by a clock behind', state: { clockOffsetMs: -2001 }, kinds: ['clockOff'] },
    { rule: 'not by two seconds', state: { clockOffsetMs: 2000 }, kinds: [] },
    { rule: 'by a number that differs', state: { checkDifferences: 1 }, kinds: ['checkDiffers'] },
    { rule: 'by a minute of unapplied time', state: { sweepLagMs: 60_001 }, kinds: ['sweepLate'] },
  ];
  for (const { rule, state, at, kinds } of rows) {
    it(rule, () => {
      const now = at === undefined ? summer : Date.parse(`${at}T09:00:00+08:00`);
      const alarms = alarmsOf(OFFICIAL, now, { ...well, ...state }, [], []);
      expect(alarms.map(({ kind }) => kind)).toEqual(kinds as never);
    });
  }

  it('by a silent source and by events that are missing, after what concerns the machine', () => {
    const alarms = alarmsOf(
      OFFICIAL,
      summer,
      { ...well, checkDifferences: 3 },
      [silent],
      [missing],
    );
    expect(alarms).toEqual([
      { kind: 'checkDiffers', differences: 3 },
      { kind: 'sourceSilent', source: 'heze', since: null },
      {
        ...{ kind: 'eventsMissing' as const, source: 'urn:heze', missing: 2 },
        ...{ from: '2026-06-30', to: '2026-06-30' },
      },
    ]);
  });
});
