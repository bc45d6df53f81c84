import {
  clockOf,
  configuration,
  day,
  derive,
  event,
  item,
  PLACE,
  workingDays,
} from '../testing/case-fixture.ts';
import { eventsOf, LIMITS, shownClock } from '../testing/case-rows.ts';

describe('limits and answerability of clocks', () => {
  it('are none where a log tells neither receipt, limits nor result', () => {
    expect(derive([event('accepted', '2026-03-02', PLACE)], '2026-04-01').clocks).toEqual([]);
  });

  it('name their basis', () => {
    const events = [
      ...eventsOf(
        [
          ['received', '2026-03-02'],
          ['accepted', '2026-03-02 10:00'],
        ],
        LIMITS,
      ),
      event('decided', '2026-03-04', { result: 'approved' }),
    ];
    expect(derive(events, '2026-03-05').clocks.map(({ kind, basis }) => [kind, basis])).toEqual([
      ['correctionNotice', 'article:32(1)(4)'],
      ['statutory', 'event'],
      ['commitment', 'event'],
      ['delivery', 'article:44'],
    ]);
  });

  it("are the department's of the case, of a step its own", () => {
    const events = eventsOf(
      [
        ['accepted', '2026-03-02'],
        [
          'stepStarted',
          '2026-03-03',
          { step: '审查', limit: workingDays(3), departmentCode: 'fire' },
        ],
        ['stepStarted', '2026-03-03', { step: '勘验', limit: workingDays(3) }],
      ],
      LIMITS,
    );
    const derived = derive(events, '2026-03-04');
    expect(clockOf(derived, 'commitment').departmentCode).toBe('370102-water');
    expect(clockOf(derived, 'step:审查:1').departmentCode).toBe('fire');
    expect(clockOf(derived, 'step:勘验:1').departmentCode).toBe('370102-water');
  });

  it('take the item version in force on the acceptance day, and no later revision', () => {
    const versions = [
      item({ commitmentLimit: { value: 10, unit: 'workingDay' }, validTo: day('2026-03-03') }),
      item({ commitmentLimit: { value: 5, unit: 'workingDay' }, validFrom: day('2026-03-04') }),
    ];
    const config = configuration({
      findItem: (_code, on) =>
        versions.find(({ validFrom, validTo }) => (validFrom ?? on) <= on && (validTo ?? on) >= on),
    });
    const accepted = (time: string): string =>
      shownClock(derive([event('accepted', time, PLACE)], '2026-03-05', config), 'commitment');
    expect(accepted('2026-03-03 23:59')).toBe('2026-03-17 running');
    expect(accepted('2026-03-04 00:00')).toBe('2026-03-11 running');
  });

  it('take the receipt for the acceptance day when silence accepted the case', () => {
    const config = configuration({
      findItem: (_code, on) =>
        item({
          commitmentLimit: { value: on === day('2026-03-02') ? 10 : 99, unit: 'workingDay' },
        }),
    });
    const derived = derive([event('received', '2026-03-02', PLACE)], '2026-03-10', config);
    expect(shownClock(derived, 'commitment')).toBe('2026-03-16 running');
  });

  const spot: readonly { accepted: string; finished: string; bucket: string; why: string }[] = [
    {
      accepted: '2026-03-02 10:00',
      finished: '2026-03-02 16:00',
      bucket: 'onTime',
      why: 'the same day',
    },
    {
      accepted: '2026-03-02 10:00',
      finished: '2026-03-03 08:00',
      bucket: 'late',
      why: 'a later working day',
    },
    {
      accepted: '2026-03-07 10:00',
      finished: '2026-03-09 16:00',
      bucket: 'onTime',
      why: 'accepted on a Saturday, the next working day',
    },
    {
      accepted: '2026-03-06 10:00',
      finished: '2026-03-07 09:00',
      bucket: 'late',
      why: 'not the Saturday after a Friday',
    },
  ];
  for (const { accepted, finished, bucket, why } of spot) {
    it(`on the spot, ${accepted} to ${finished}: ${why} is ${bucket}`, () => {
      const events = [
        event('accepted', accepted, { ...PLACE, kind: 'onTheSpot' }),
        event('finished', finished),
      ];
      expect(clockOf(derive(events, '2026-03-20'), 'commitment').bucket).toBe(bucket as never);
    });
  }
});
