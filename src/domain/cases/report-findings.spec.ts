import { at, codesOf, configuration, derive, event, PLACE } from '../testing/case-fixture.ts';
import type { Json } from './logged-event.ts';

describe('findings about reporting', () => {
  const late: readonly {
    why: string;
    time: string;
    receivedAt: string;
    days: number | null | undefined;
  }[] = [
    {
      why: 'the same day is in time',
      time: '2026-03-02 09:00',
      receivedAt: '2026-03-02 23:59',
      days: undefined,
    },
    {
      why: 'the next working day is one late',
      time: '2026-03-02 23:59',
      receivedAt: '2026-03-03 00:00',
      days: 1,
    },
    {
      why: 'a weekend is not late',
      time: '2026-03-06 16:00',
      receivedAt: '2026-03-08 12:00',
      days: undefined,
    },
    {
      why: 'Monday after Friday is one',
      time: '2026-03-06 16:00',
      receivedAt: '2026-03-09 08:00',
      days: 1,
    },
    {
      why: 'a worked Saturday counts',
      time: '2026-02-27 16:00',
      receivedAt: '2026-02-28 08:00',
      days: 1,
    },
    {
      why: 'the Spring Festival does not',
      time: '2026-02-14 16:00',
      receivedAt: '2026-02-24 08:00',
      days: 1,
    },
    {
      why: 'three working days',
      time: '2026-03-02 09:00',
      receivedAt: '2026-03-05 09:00',
      days: 3,
    },
    {
      why: 'beyond the calendar nobody can count',
      time: '2013-03-02 09:00',
      receivedAt: '2026-03-05 09:00',
      days: null,
    },
  ];
  for (const { why, time, receivedAt, days } of late) {
    it(`${time} reported ${receivedAt}: ${why}`, () => {
      const received = event('note', time, PLACE, { receivedAt: at(receivedAt) });
      const [finding] = derive([received], '2026-03-09').findings;
      if (days === undefined) expect(finding).toBeUndefined();
      else {
        expect(finding?.code).toBe('reportedLate');
        expect(finding?.facts['workingDays']).toBe(days);
      }
    });
  }

  const codes: readonly { why: string; data: Readonly<Record<string, Json>>; code: string }[] = [
    { why: 'a region', data: { regionCode: '999999' }, code: 'unknownRegion' },
    { why: 'a department', data: { departmentCode: 'nobody' }, code: 'unknownDepartment' },
    { why: 'an item', data: { itemCode: 'nothing' }, code: 'unknownItem' },
    { why: 'a kind', data: { kind: 'odd' }, code: 'unknownKind' },
  ];
  for (const { why, data, code } of codes) {
    it(`${why} that nobody knows is accepted and asked about`, () => {
      const derived = derive(
        [event('received', '2026-03-02', { ...PLACE, ...data })],
        '2026-03-03',
      );
      expect(codesOf(derived)).toEqual([code]);
    });
  }

  it('a reason of suspension that nobody knows is asked about', () => {
    const derived = derive(
      [
        event('received', '2026-03-02', PLACE),
        event('accepted', '2026-03-02 10:00'),
        event('suspended', '2026-03-03', { reason: 'WEATHER' }),
      ],
      '2026-03-04',
    );
    expect(codesOf(derived)).toEqual(['unknownReason']);
  });

  it('a result that nobody knows is asked about', () => {
    const derived = derive(
      [
        event('accepted', '2026-03-02', PLACE),
        event('decided', '2026-03-03', { result: 'perhaps' }),
      ],
      '2026-03-04',
    );
    expect(codesOf(derived)).toEqual(['unknownResult']);
  });

  it('codes that are known raise nothing', () => {
    expect(codesOf(derive([event('received', '2026-03-02', PLACE)], '2026-03-03'))).toEqual([]);
  });

  it('loading a code takes the question away', () => {
    const config = configuration({
      findRegion: (code) => ({ code, name: '新区', parent: null, path: `${code}/`, level: 0 }),
    });
    const received = event('received', '2026-03-02', { ...PLACE, regionCode: '999999' });
    expect(codesOf(derive([received], '2026-03-03', config))).toEqual([]);
  });
});
