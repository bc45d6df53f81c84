import { derive, workingDays } from '../testing/case-fixture.ts';
import { eventsOf, LIMITS, shownClock } from '../testing/case-rows.ts';
import type { Row } from '../testing/case-rows.ts';

describe('clocks of a case that ends, delivers and works in steps', () => {
  const rows: readonly {
    why: string;
    events: readonly Row[];
    asOf: string;
    clock: string;
    is: string;
  }[] = [
    {
      why: 'the commitment clock ends with the end, not with the decision',
      events: [
        ['accepted', '2026-03-02'],
        ['decided', '2026-03-05', { result: 'approved' }],
      ],
      asOf: '2026-03-17',
      clock: 'commitment',
      is: '2026-03-16 overdue',
    },
    {
      why: 'finished on the due day is on time',
      events: [
        ['accepted', '2026-03-02'],
        ['finished', '2026-03-16 23:59'],
      ],
      asOf: '2026-05-20',
      clock: 'commitment',
      is: '2026-03-16 onTime',
    },
    {
      why: 'withdrawal voids what runs',
      events: [
        ['accepted', '2026-03-02'],
        ['withdrawn', '2026-03-05'],
      ],
      asOf: '2026-05-20',
      clock: 'commitment',
      is: '2026-03-16 void',
    },
    {
      why: 'withdrawal at the instant of acceptance voids what would have run',
      events: [
        ['accepted', '2026-03-02'],
        ['withdrawn', '2026-03-02'],
      ],
      asOf: '2026-05-20',
      clock: 'commitment',
      is: '2026-03-16 void',
    },
    {
      why: 'termination voids what runs',
      events: [
        ['accepted', '2026-03-02'],
        ['terminated', '2026-03-05'],
      ],
      asOf: '2026-05-20',
      clock: 'statutory',
      is: '2026-03-30 void',
    },
    {
      why: 'a refusal after acceptance voids what runs',
      events: [
        ['accepted', '2026-03-02'],
        ['notAccepted', '2026-03-05', { reason: '误收' }],
      ],
      asOf: '2026-05-20',
      clock: 'statutory',
      is: '2026-03-30 void',
    },
    {
      why: 'what ended before the withdrawal keeps its result',
      events: [
        ['accepted', '2026-03-02'],
        ['finished', '2026-03-04'],
        ['withdrawn', '2026-03-05'],
      ],
      asOf: '2026-05-20',
      clock: 'commitment',
      is: '2026-03-16 onTime',
    },
    {
      why: 'an acceptance after a refusal starts anew',
      events: [
        ['received', '2026-03-02'],
        ['notAccepted', '2026-03-03', { reason: '误' }],
        ['accepted', '2026-03-04'],
      ],
      asOf: '2026-03-05',
      clock: 'commitment',
      is: '2026-03-18 running',
    },
    {
      why: 'delivery runs from approval for 10 working days',
      events: [
        ['accepted', '2026-03-02'],
        ['decided', '2026-03-11', { result: 'approved' }],
      ],
      asOf: '2026-03-12',
      clock: 'delivery',
      is: '2026-03-25 running',
    },
    {
      why: 'delivery ends with delivery',
      events: [
        ['accepted', '2026-03-02'],
        ['decided', '2026-03-11', { result: 'approved' }],
        ['delivered', '2026-03-26'],
      ],
      asOf: '2026-05-12',
      clock: 'delivery',
      is: '2026-03-25 late',
    },
    {
      why: 'a denial has nothing to deliver',
      events: [
        ['accepted', '2026-03-02'],
        ['decided', '2026-03-11', { result: 'denied', reason: '否' }],
      ],
      asOf: '2026-03-12',
      clock: 'delivery',
      is: 'none',
    },
    {
      why: 'a withdrawal after approval voids the delivery',
      events: [
        ['accepted', '2026-03-02'],
        ['decided', '2026-03-11', { result: 'approved' }],
        ['withdrawn', '2026-03-12'],
      ],
      asOf: '2026-05-12',
      clock: 'delivery',
      is: '2026-03-25 void',
    },
    {
      why: 'a step has a clock of its own limit',
      events: [
        ['accepted', '2026-03-02'],
        ['stepStarted', '2026-03-03', { step: '审查', limit: workingDays(3) }],
      ],
      asOf: '2026-03-07',
      clock: 'step:审查:1',
      is: '2026-03-06 overdue',
    },
    {
      why: 'a step without a limit has no clock',
      events: [
        ['accepted', '2026-03-02'],
        ['stepStarted', '2026-03-03', { step: '审查' }],
      ],
      asOf: '2026-03-07',
      clock: 'step:审查:1',
      is: 'none',
    },
    {
      why: 'a step whose end came first is paired',
      events: [
        ['accepted', '2026-03-02'],
        ['stepFinished', '2026-03-04', { step: '审查', stepId: 's1' }],
        ['stepStarted', '2026-03-03', { step: '审查', stepId: 's1', limit: workingDays(3) }],
      ],
      asOf: '2026-03-20',
      clock: 'step:s1',
      is: '2026-03-06 onTime',
    },
    {
      why: 'a step may state its end as a day',
      events: [['stepStarted', '2026-03-03', { step: '审查', limit: { due: '2026-03-07' } }]],
      asOf: '2026-03-07 12:00',
      clock: 'step:审查:1',
      is: '2026-03-07 running',
    },
    {
      why: 'a step may state its end as an instant, which breaches on any day',
      events: [
        [
          'stepStarted',
          '2026-03-03',
          { step: '审查', limit: { due: '2026-03-07T10:00:00+08:00' } },
        ],
      ],
      asOf: '2026-03-07 10:01',
      clock: 'step:审查:1',
      is: '2026-03-07T02:00:00.000Z overdue',
    },
    {
      why: 'a return makes the step run again',
      events: [
        ['accepted', '2026-03-02'],
        ['stepStarted', '2026-03-03', { step: '审查', limit: workingDays(3) }],
        ['stepFinished', '2026-03-04', { step: '审查' }],
        ['returned', '2026-03-05'],
      ],
      asOf: '2026-03-06',
      clock: 'step:审查:1',
      is: '2026-03-06 running',
    },
  ];
  for (const { why, events, asOf, clock, is } of rows) {
    it(`${clock}: ${why}`, () => {
      expect(shownClock(derive(eventsOf(events, LIMITS), asOf), clock)).toBe(is);
    });
  }
});
