import { at, codesOf, derive, event, PLACE, workingDays } from '../testing/case-fixture.ts';
import type { Row } from '../testing/case-rows.ts';

const accepted = event('accepted', '2026-03-02', {
  ...PLACE,
  statutoryLimit: workingDays(20),
  commitmentLimit: workingDays(10),
});

function found(asOf: string, ...rows: readonly Row[]): string[] {
  return codesOf(
    derive([accepted, ...rows.map(([type, time, data]) => event(type, time, data ?? {}))], asOf),
  );
}

describe('findings about suspensions', () => {
  it('a suspension for a reason of article 45, as long as told, is nothing to ask about', () => {
    expect(
      found(
        '2026-03-13',
        ['suspended', '2026-03-06', { reason: 'HEARING', limit: workingDays(5) }],
        ['resumed', '2026-03-13'],
      ),
    ).toEqual([]);
  });

  for (const reason of ['PUBLICITY', 'APPLICANT_REASON', 'OTHER', 'CORRECTION']) {
    it(`${reason} does not stop the statutory clock`, () => {
      expect(found('2026-03-05', ['suspended', '2026-03-04', { reason }])).toEqual([
        'notStatutoryPause',
      ]);
    });
  }

  it('a correction after acceptance is asked about', () => {
    expect(found('2026-03-05', ['correctionRequested', '2026-03-04'])).toEqual([
      'correctionAfterAcceptance',
    ]);
  });

  const moments: readonly { why: string; time: string; asked: boolean }[] = [
    { why: 'the day before the committed end', time: '2026-03-13 17:00', asked: false },
    { why: 'the last day of the commitment', time: '2026-03-16 09:00', asked: true },
    { why: 'the day after it', time: '2026-03-17 09:00', asked: false },
    { why: 'the last day of the statutory limit', time: '2026-03-30 09:00', asked: true },
  ];
  for (const { why, time, asked } of moments) {
    it(`a suspension on ${why} ${asked ? 'is asked about' : 'is not'}`, () => {
      const codes = found('2026-03-31', ['suspended', time, { reason: 'HEARING' }]);
      expect(codes.includes('suspendedAtLastMoment')).toBe(asked);
    });
  }

  const hours: readonly { why: string; time: string; asked: boolean }[] = [
    { why: 'an hour and a minute', time: '2026-03-06 10:59', asked: false },
    { why: 'an hour', time: '2026-03-06 11:00', asked: true },
    { why: 'a minute', time: '2026-03-06 11:59', asked: true },
    { why: 'no time at all', time: '2026-03-06 12:00', asked: true },
    { why: 'less than no time', time: '2026-03-06 12:01', asked: false },
  ];
  for (const { why, time, asked } of hours) {
    it(`a suspension ${why} before a stated instant ${asked ? 'is asked about' : 'is not'}`, () => {
      const stated = event('accepted', '2026-03-02', {
        ...PLACE,
        statutoryLimit: { due: '2026-03-06T12:00:00+08:00' },
      });
      const codes = codesOf(
        derive([stated, event('suspended', time, { reason: 'HEARING' })], '2026-03-07'),
      );
      expect(codes.includes('suspendedAtLastMoment')).toBe(asked);
    });
  }

  it('a last moment is judged by the end as it stood, without the suspension itself', () => {
    const codes = found(
      '2026-04-01',
      ['suspended', '2026-03-06', { reason: 'HEARING' }],
      ['resumed', '2026-03-09'],
      ['suspended', '2026-03-17', { reason: 'TESTING' }],
      ['resumed', '2026-03-19'],
    );
    expect(codes).toEqual(['suspendedAtLastMoment']);
  });

  it('a third suspension is asked about', () => {
    expect(
      found(
        '2026-03-12',
        ['suspended', '2026-03-03', { reason: 'HEARING' }],
        ['resumed', '2026-03-04'],
        ['suspended', '2026-03-05', { reason: 'TESTING' }],
        ['resumed', '2026-03-06'],
        ['suspended', '2026-03-09', { reason: 'APPRAISAL' }],
        ['resumed', '2026-03-10'],
      ),
    ).toEqual(['suspendedRepeatedly']);
  });

  it('a case with thousands of suspensions is still derived, the first 64 looked at closely', () => {
    const many = Array.from({ length: 1500 }, (_row, index) => [
      event(
        'suspended',
        '2026-03-16',
        { reason: 'HEARING' },
        { time: at('2026-03-16') + index * 2000 },
      ),
      event('resumed', '2026-03-16', {}, { time: at('2026-03-16') + index * 2000 + 1000 }),
    ]).flat();
    const codes = codesOf(derive([accepted, ...many], '2026-03-17'));
    expect(codes.filter((code) => code === 'suspendedAtLastMoment').length).toBe(64);
  });

  const told: readonly {
    why: string;
    from: string;
    limit: { value: number; unit: string };
    last: string;
    over: string;
  }[] = [
    {
      why: '5 working days from a Friday end with Thursday, it may go on during Friday',
      from: '2026-03-06',
      limit: workingDays(5),
      last: '2026-03-13 23:59',
      over: '2026-03-14 00:00',
    },
    {
      why: 'a Friday that ends the count leaves the Monday',
      from: '2026-03-09',
      limit: workingDays(5),
      last: '2026-03-16 23:59',
      over: '2026-03-17 00:00',
    },
    {
      why: '3 natural days over a weekend leave the Monday',
      from: '2026-03-06',
      limit: { value: 3, unit: 'naturalDay' },
      last: '2026-03-09 23:59',
      over: '2026-03-10 00:00',
    },
    {
      why: 'a month ends on the same day of the next',
      from: '2026-03-09',
      limit: { value: 1, unit: 'month' },
      last: '2026-04-09 23:59',
      over: '2026-04-10 00:00',
    },
    {
      why: 'hours end within office hours',
      from: '2026-03-06 16:00',
      limit: { value: 2, unit: 'workingHour' },
      last: '2026-03-09 09:30',
      over: '2026-03-09 09:31',
    },
  ];
  for (const { why, from, limit, last, over } of told) {
    it(`longer than told: ${why}`, () => {
      const suspended: Row = ['suspended', from, { reason: 'HEARING', limit }];
      expect(found(last, suspended)).not.toContain('suspendedLongerThanTold');
      expect(found(over, suspended)).toContain('suspendedLongerThanTold');
      expect(found('2026-05-01', suspended, ['resumed', last])).not.toContain(
        'suspendedLongerThanTold',
      );
    });
  }

  it('longer than told by a year that passed', () => {
    const suspended = event('suspended', '2025-03-10', {
      reason: 'HEARING',
      limit: { value: 1, unit: 'year' },
    });
    const events = [event('accepted', '2025-03-03', PLACE), suspended];
    expect(codesOf(derive(events, '2026-03-10 23:59'))).toEqual([]);
    expect(codesOf(derive(events, '2026-03-11 00:00'))).toEqual(['suspendedLongerThanTold']);
  });

  it('longer than told is a resumption at the first instant after it', () => {
    const suspended: Row = [
      'suspended',
      '2026-03-06',
      { reason: 'HEARING', limit: workingDays(5) },
    ];
    expect(found('2026-05-01', suspended, ['resumed', '2026-03-14 00:00'])).toContain(
      'suspendedLongerThanTold',
    );
  });

  it('longer than told is announced as a change to come', () => {
    const stated = event('accepted', '2026-03-02', PLACE);
    const events = [
      stated,
      event('suspended', '2026-03-06', { reason: 'HEARING', limit: workingDays(5) }),
    ];
    expect(derive(events, '2026-03-09').nextAt).toBe(at('2026-03-14 00:00'));
  });

  it('a suspension that the end of the case cut short is not longer than told', () => {
    expect(
      found(
        '2026-04-01',
        ['suspended', '2026-03-06', { reason: 'HEARING', limit: workingDays(5) }],
        ['finished', '2026-03-10'],
      ),
    ).toEqual([]);
  });

  it('a suspension without a limit told nobody how long it takes', () => {
    expect(found('2026-05-01', ['suspended', '2026-03-06', { reason: 'HEARING' }])).toEqual([]);
  });
});

describe('findings about extensions', () => {
  const rows: readonly { why: string; events: readonly Row[]; codes: readonly string[] }[] = [
    {
      why: 'approved, in time, once, short enough',
      events: [['extended', '2026-03-10', { by: workingDays(10), approvedBy: '局长' }]],
      codes: [],
    },
    {
      why: 'nobody approved it',
      events: [['extended', '2026-03-10', { by: workingDays(10) }]],
      codes: ['extensionNotApproved'],
    },
    {
      why: 'too long',
      events: [['extended', '2026-03-10', { by: workingDays(11), approvedBy: '局长' }]],
      codes: ['extensionTooLong'],
    },
    {
      why: 'after the end',
      events: [['extended', '2026-03-31', { by: workingDays(10), approvedBy: '局长' }]],
      codes: ['extensionTooLate'],
    },
    {
      why: 'a second one',
      events: [
        ['extended', '2026-03-10', { by: workingDays(5), approvedBy: '局长' }],
        ['extended', '2026-03-11', { by: workingDays(5), approvedBy: '局长' }],
      ],
      codes: ['extensionRepeated'],
    },
    {
      why: 'in hours',
      events: [
        ['extended', '2026-03-10', { by: { value: 8, unit: 'workingHour' }, approvedBy: '局长' }],
      ],
      codes: ['extensionUnit'],
    },
  ];
  for (const { why, events, codes } of rows) {
    it(`${why}: ${codes.length === 0 ? 'nothing to ask' : codes.join(', ')}`, () => {
      expect(found('2026-04-01', ...events)).toEqual([...codes]);
    });
  }

  it('are judged by the commitment where the case has no statutory limit', () => {
    const promised = event('accepted', '2026-03-02', {
      ...PLACE,
      commitmentLimit: workingDays(10),
    });
    const events = [
      promised,
      event('extended', '2026-03-17', { by: workingDays(5), approvedBy: '局长' }),
    ];
    expect(codesOf(derive(events, '2026-03-18'))).toEqual(['extensionTooLate']);
  });
});
