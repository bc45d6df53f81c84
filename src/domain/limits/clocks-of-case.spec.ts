import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import type { DerivedCase } from '../derived-case.ts';
import {
  at,
  clockOf,
  configuration,
  day,
  derive,
  dueText,
  event,
  item,
  PLACE,
  workingDays,
} from '../testing/case-fixture.ts';

type Row = readonly [type: string, time: string, data?: Readonly<Record<string, Json>>];

const LIMITS = { ...PLACE, statutoryLimit: workingDays(20), commitmentLimit: workingDays(10) };

function eventsOf(
  rows: readonly Row[],
  facts: Readonly<Record<string, Json>> = LIMITS,
): LoggedEvent[] {
  return rows.map(([type, time, data], index) =>
    event(type, time, index === 0 ? { ...facts, ...data } : (data ?? {})),
  );
}

/** One clock as text: due day and bucket. */
function shown(derived: DerivedCase, id: string): string {
  const clock = derived.clocks.find((one) => one.id === id);
  return clock === undefined ? 'none' : `${dueText(clock.reading.due) ?? 'open'} ${clock.bucket}`;
}

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
      expect(shown(derive(eventsOf(events), asOf), clock)).toBe(is);
    });
  }

  it('are none where a log tells neither receipt, limits nor result', () => {
    expect(derive([event('accepted', '2026-03-02', PLACE)], '2026-04-01').clocks).toEqual([]);
  });

  it('name their basis', () => {
    const events = [
      ...eventsOf([
        ['received', '2026-03-02'],
        ['accepted', '2026-03-02 10:00'],
      ]),
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
    const events = eventsOf([
      ['accepted', '2026-03-02'],
      [
        'stepStarted',
        '2026-03-03',
        { step: '审查', limit: workingDays(3), departmentCode: 'fire' },
      ],
      ['stepStarted', '2026-03-03', { step: '勘验', limit: workingDays(3) }],
    ]);
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
      shown(derive([event('accepted', time, PLACE)], '2026-03-05', config), 'commitment');
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
    expect(shown(derived, 'commitment')).toBe('2026-03-16 running');
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

describe('acceptance by silence', () => {
  const received = event('received', '2026-03-02', LIMITS);

  it('comes when the notice has stayed out for 5 working days, not before', () => {
    expect(derive([received], '2026-03-09 23:59').acceptedAt).toBeNull();
    expect(derive([received], '2026-03-10 00:00').acceptedAt).toBe(at('2026-03-02'));
  });

  it('is announced as the next change', () => {
    expect(derive([received], '2026-03-03').nextAt).toBe(at('2026-03-10 00:00'));
  });

  it('counts the decision from the received day', () => {
    expect(shown(derive([received], '2026-03-10'), 'commitment')).toBe('2026-03-16 running');
    expect(shown(derive([received], '2026-03-10'), 'statutory')).toBe('2026-03-30 running');
  });

  it('makes a later acceptance a mere fact, with a finding', () => {
    const derived = derive([received, event('accepted', '2026-03-11')], '2026-03-12');
    expect(derived.acceptedAt).toBe(at('2026-03-02'));
    expect(derived.deemedAt).toBe(at('2026-03-10 00:00'));
    expect(derived.findings.map(({ code }) => code)).toEqual(['acceptedAfterDeemed']);
  });

  it('makes a later refusal a question, and the clocks void', () => {
    const derived = derive(
      [received, event('notAccepted', '2026-03-11', { reason: '职权' })],
      '2026-03-12',
    );
    expect(derived.findings.map(({ code }) => code)).toEqual(['notAcceptedAfterDeemed']);
    expect(shown(derived, 'statutory')).toBe('2026-03-30 void');
  });

  it('does not come where the correction was asked for in time', () => {
    const events = [received, event('correctionRequested', '2026-03-09 17:00')];
    expect(derive(events, '2026-04-10').acceptedAt).toBeNull();
  });

  it('does not come after withdrawal', () => {
    expect(
      derive([received, event('withdrawn', '2026-03-04')], '2026-04-10').acceptedAt,
    ).toBeNull();
  });

  it('is undone by an acceptance that becomes known late', () => {
    const known = derive([received, event('accepted', '2026-03-04')], '2026-03-12');
    expect(known.acceptedAt).toBe(at('2026-03-04'));
    expect(known.deemedAt).toBeNull();
  });

  it('is not claimed where the calendar does not reach', () => {
    const late = event('received', '2026-12-28', LIMITS);
    const derived = derive([late], '2027-03-01');
    expect(derived.acceptedAt).toBeNull();
    expect(clockOf(derived, 'correctionNotice').bucket).toBe('unknown');
  });
});

describe('suspension of a case', () => {
  const accepted = event('accepted', '2026-03-02', LIMITS);

  function duesAfter(...rows: readonly Row[]): string[] {
    const derived = derive([accepted, ...eventsOf(rows, {})], '2026-03-17 12:00');
    return [shown(derived, 'statutory'), shown(derived, 'commitment')];
  }

  it('for a reason of article 45 pauses both clocks', () => {
    expect(
      duesAfter(['suspended', '2026-03-06', { reason: 'HEARING' }], ['resumed', '2026-03-16']),
    ).toEqual(['2026-04-08 running', '2026-03-24 running']);
  });

  it('for another reason pauses the commitment clock alone', () => {
    expect(
      duesAfter(
        ['suspended', '2026-03-06', { reason: 'APPLICANT_REASON' }],
        ['resumed', '2026-03-16'],
      ),
    ).toEqual(['2026-03-30 running', '2026-03-24 running']);
  });

  it('for an unknown reason pauses the commitment clock alone', () => {
    expect(
      duesAfter(['suspended', '2026-03-06', { reason: 'WEATHER' }], ['resumed', '2026-03-16']),
    ).toEqual(['2026-03-30 running', '2026-03-24 running']);
  });

  it('has no due day while it is open without a limit', () => {
    expect(duesAfter(['suspended', '2026-03-06', { reason: 'HEARING' }])).toEqual([
      'open suspended',
      'open suspended',
    ]);
  });

  it('of 5 days from a Friday suspends up to the next Thursday', () => {
    expect(
      duesAfter(['suspended', '2026-03-06', { reason: 'HEARING', limit: workingDays(5) }]),
    ).toEqual(['2026-04-07 running', '2026-03-23 running']);
  });

  it('that ends on its own day costs nothing', () => {
    expect(
      duesAfter(
        ['suspended', '2026-03-06 09:00', { reason: 'HEARING' }],
        ['resumed', '2026-03-06 17:00'],
      ),
    ).toEqual(['2026-03-30 running', '2026-03-16 overdue']);
  });

  it('that begins after the due day moves nothing', () => {
    expect(duesAfter(['suspended', '2026-03-17', { reason: 'HEARING' }])[1]).toBe(
      '2026-03-16 overdue',
    );
  });

  it('that nobody ended is over with the case', () => {
    const events = [
      accepted,
      event('suspended', '2026-03-06', { reason: 'HEARING' }),
      event('finished', '2026-03-12'),
    ];
    expect(shown(derive(events, '2026-04-01'), 'commitment')).toBe('2026-03-20 onTime');
  });

  it('by a correction after acceptance pauses the commitment clock alone', () => {
    expect(
      duesAfter(['correctionRequested', '2026-03-06'], ['correctionSubmitted', '2026-03-16']),
    ).toEqual(['2026-03-30 running', '2026-03-24 running']);
  });

  it('by a correction before acceptance pauses nothing', () => {
    const events = [
      event('received', '2026-02-25', LIMITS),
      event('correctionRequested', '2026-02-26'),
      event('correctionSubmitted', '2026-03-01'),
      event('accepted', '2026-03-02'),
    ];
    expect(shown(derive(events, '2026-03-03'), 'commitment')).toBe('2026-03-16 running');
  });

  it('by a correction after acceptance by silence pauses the commitment clock alone', () => {
    const events = [
      event('received', '2026-03-02', LIMITS),
      event('correctionRequested', '2026-03-11'),
    ];
    const derived = derive(events, '2026-03-12');
    expect(shown(derived, 'commitment')).toBe('open suspended');
    expect(shown(derived, 'statutory')).toBe('2026-03-30 running');
    expect(derived.findings.map(({ code }) => code)).toEqual(['correctionAfterAcceptance']);
  });
});

describe('extension of a case', () => {
  const accepted = event('accepted', '2026-02-12', {
    ...PLACE,
    statutoryLimit: workingDays(20),
    commitmentLimit: workingDays(5),
  });

  it('by 10 working days moves the statutory end', () => {
    const events = [
      accepted,
      event('extended', '2026-03-17', { by: workingDays(10), approvedBy: '局长' }),
    ];
    expect(shown(derive(events, '2026-03-18'), 'statutory')).toBe('2026-04-01 running');
  });

  it('moves the committed end as well where it was made in time for it', () => {
    const events = [
      accepted,
      event('extended', '2026-02-25', { by: workingDays(10), approvedBy: '局长' }),
    ];
    expect(shown(derive(events, '2026-02-27'), 'commitment')).toBe('2026-03-11 running');
  });

  it('does not undo a committed end that had passed', () => {
    const events = [
      accepted,
      event('extended', '2026-03-03', { by: workingDays(10), approvedBy: '局长' }),
    ];
    const derived = derive(events, '2026-03-04');
    expect(shown(derived, 'commitment')).toBe('2026-02-26 overdue');
    expect(shown(derived, 'statutory')).toBe('2026-04-01 running');
    expect(derived.findings).toEqual([]);
  });

  it('after the statutory end is a fact with a finding', () => {
    const events = [
      accepted,
      event('extended', '2026-03-19', { by: workingDays(10), approvedBy: '局长' }),
    ];
    const derived = derive(events, '2026-03-20');
    expect(shown(derived, 'statutory')).toBe('2026-03-18 overdue');
    expect(derived.findings.map(({ code }) => code)).toEqual(['extensionTooLate']);
  });

  it('after a suspension is judged by the end that the suspension moved', () => {
    const events = [
      accepted,
      event('suspended', '2026-03-02', { reason: 'HEARING' }),
      event('resumed', '2026-03-09'),
      event('extended', '2026-03-24', { by: workingDays(5), approvedBy: '局长' }),
    ];
    expect(shown(derive(events, '2026-03-24'), 'statutory')).toBe('2026-04-01 running');
  });
});
