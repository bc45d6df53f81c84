import { derive } from '../testing/case-fixture.ts';
import { eventsOf, LIMITS, shownClock } from '../testing/case-rows.ts';
import type { Row } from '../testing/case-rows.ts';

describe('clocks of a case', () => {
  const rows: readonly {
    why: string;
    events: readonly Row[];
    asOf: string;
    clock: string;
    is: string;
  }[] = [
    {
      why: 'the notice runs from receipt for 5 working days',
      events: [['received', '2026-03-02']],
      asOf: '2026-03-03',
      clock: 'correctionNotice',
      is: '2026-03-09 running',
    },
    {
      why: 'the notice ends with the correction asked for',
      events: [
        ['received', '2026-03-02'],
        ['correctionRequested', '2026-03-09'],
      ],
      asOf: '2026-03-20',
      clock: 'correctionNotice',
      is: '2026-03-09 onTime',
    },
    {
      why: 'the notice ends with acceptance',
      events: [
        ['received', '2026-03-02'],
        ['accepted', '2026-03-03'],
      ],
      asOf: '2026-03-20',
      clock: 'correctionNotice',
      is: '2026-03-09 onTime',
    },
    {
      why: 'the notice ends with refusal, which is no void',
      events: [
        ['received', '2026-03-02'],
        ['notAccepted', '2026-03-03', { reason: '职权' }],
      ],
      asOf: '2026-03-20',
      clock: 'correctionNotice',
      is: '2026-03-09 onTime',
    },
    {
      why: 'the notice is late a day after',
      events: [
        ['received', '2026-03-02'],
        ['accepted', '2026-03-10'],
      ],
      asOf: '2026-03-20',
      clock: 'correctionNotice',
      is: '2026-03-09 late',
    },
    {
      why: 'the notice is void when the applicant withdraws first',
      events: [
        ['received', '2026-03-02'],
        ['withdrawn', '2026-03-03'],
      ],
      asOf: '2026-03-20',
      clock: 'correctionNotice',
      is: '2026-03-09 void',
    },
    {
      why: 'the notice of a case accepted before its receipt was at once',
      events: [
        ['accepted', '2026-03-01'],
        ['received', '2026-03-02'],
      ],
      asOf: '2026-03-20',
      clock: 'correctionNotice',
      is: '2026-03-09 onTime',
    },
    {
      why: 'no decision clock before acceptance',
      events: [['received', '2026-03-02']],
      asOf: '2026-03-03',
      clock: 'statutory',
      is: 'none',
    },
    {
      why: 'no decision clock after refusal',
      events: [
        ['received', '2026-03-02'],
        ['notAccepted', '2026-03-03', { reason: '职权' }],
      ],
      asOf: '2026-04-20',
      clock: 'statutory',
      is: 'none',
    },
    {
      why: 'the statutory clock runs from acceptance',
      events: [
        ['received', '2026-03-02'],
        ['accepted', '2026-03-04'],
      ],
      asOf: '2026-03-05',
      clock: 'statutory',
      is: '2026-04-01 running',
    },
    {
      why: 'the statutory clock ends with the decision',
      events: [
        ['accepted', '2026-03-02'],
        ['decided', '2026-03-30', { result: 'denied', reason: '否' }],
      ],
      asOf: '2026-05-20',
      clock: 'statutory',
      is: '2026-03-30 onTime',
    },
    {
      why: 'the statutory clock ends with the end where no decision is told',
      events: [
        ['accepted', '2026-03-02'],
        ['finished', '2026-03-31'],
      ],
      asOf: '2026-05-20',
      clock: 'statutory',
      is: '2026-03-30 late',
    },
    {
      why: 'the decision counts even when the case ends earlier',
      events: [
        ['accepted', '2026-03-02'],
        ['finished', '2026-03-03'],
        ['decided', '2026-03-31', { result: 'approved' }],
      ],
      asOf: '2026-05-20',
      clock: 'statutory',
      is: '2026-03-30 late',
    },
    {
      why: 'the statutory clock is overdue on the day after',
      events: [['accepted', '2026-03-02']],
      asOf: '2026-03-31 00:00',
      clock: 'statutory',
      is: '2026-03-30 overdue',
    },
    {
      why: 'the statutory clock runs to the last minute of its due day',
      events: [['accepted', '2026-03-02']],
      asOf: '2026-03-30 23:59',
      clock: 'statutory',
      is: '2026-03-30 running',
    },
  ];
  for (const { why, events, asOf, clock, is } of rows) {
    it(`${clock}: ${why}`, () => {
      expect(shownClock(derive(eventsOf(events, LIMITS), asOf), clock)).toBe(is);
    });
  }
});
