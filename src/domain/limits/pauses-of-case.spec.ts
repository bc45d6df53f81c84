import { derive, event, PLACE, workingDays } from '../testing/case-fixture.ts';
import { eventsOf, LIMITS, shownClock } from '../testing/case-rows.ts';
import type { Row } from '../testing/case-rows.ts';

describe('suspension of a case', () => {
  const accepted = event('accepted', '2026-03-02', LIMITS);

  function duesAfter(...rows: readonly Row[]): string[] {
    const derived = derive([accepted, ...eventsOf(rows, {})], '2026-03-17 12:00');
    return [shownClock(derived, 'statutory'), shownClock(derived, 'commitment')];
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

  it('that begins after the decision leaves the end that the decision was judged by', () => {
    expect(
      duesAfter(
        ['decided', '2026-03-05', { result: 'approved' }],
        ['suspended', '2026-03-09', { reason: 'HEARING' }],
        ['resumed', '2026-03-16'],
      ),
    ).toEqual(['2026-03-30 onTime', '2026-03-23 running']);
  });

  it('that is resumed after the decision cost the decision the days before it', () => {
    expect(
      duesAfter(
        ['suspended', '2026-03-06', { reason: 'HEARING' }],
        ['decided', '2026-03-10', { result: 'approved' }],
        ['resumed', '2026-03-16'],
      ),
    ).toEqual(['2026-04-01 onTime', '2026-03-24 running']);
  });

  it('that begins after a withdrawal is not among what paused the clock', () => {
    const derived = derive(
      [
        accepted,
        event('withdrawn', '2026-03-05'),
        event('suspended', '2026-03-09', { reason: 'HEARING' }),
      ],
      '2026-03-17 12:00',
    );
    const statutory = derived.clocks.find(({ id }) => id === 'statutory');
    expect(statutory?.input.suspensions).toEqual([]);
    expect(shownClock(derived, 'statutory')).toBe('2026-03-30 void');
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
    expect(shownClock(derive(events, '2026-04-01'), 'commitment')).toBe('2026-03-20 onTime');
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
    const derived = derive(events, '2026-03-03');
    expect(shownClock(derived, 'commitment')).toBe('2026-03-16 running');
    expect(derived.findings).toEqual([]);
  });

  it('by a correction after acceptance by silence pauses the commitment clock alone', () => {
    const events = [
      event('received', '2026-03-02', LIMITS),
      event('correctionRequested', '2026-03-11'),
    ];
    const derived = derive(events, '2026-03-12');
    expect(shownClock(derived, 'commitment')).toBe('open suspended');
    expect(shownClock(derived, 'statutory')).toBe('2026-03-30 running');
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
    expect(shownClock(derive(events, '2026-03-18'), 'statutory')).toBe('2026-04-01 running');
  });

  it('moves the committed end as well where it was made in time for it', () => {
    const events = [
      accepted,
      event('extended', '2026-02-25', { by: workingDays(10), approvedBy: '局长' }),
    ];
    expect(shownClock(derive(events, '2026-02-27'), 'commitment')).toBe('2026-03-11 running');
  });

  it('does not undo a committed end that had passed', () => {
    const events = [
      accepted,
      event('extended', '2026-03-03', { by: workingDays(10), approvedBy: '局长' }),
    ];
    const derived = derive(events, '2026-03-04');
    expect(shownClock(derived, 'commitment')).toBe('2026-02-26 overdue');
    expect(shownClock(derived, 'statutory')).toBe('2026-04-01 running');
    expect(derived.findings).toEqual([]);
  });

  it('after the statutory end is a fact with a finding', () => {
    const events = [
      accepted,
      event('extended', '2026-03-19', { by: workingDays(10), approvedBy: '局长' }),
    ];
    const derived = derive(events, '2026-03-20');
    expect(shownClock(derived, 'statutory')).toBe('2026-03-18 overdue');
    expect(derived.findings.map(({ code }) => code)).toEqual(['extensionTooLate']);
  });

  it('after a suspension is judged by the end that the suspension moved', () => {
    const events = [
      accepted,
      event('suspended', '2026-03-02', { reason: 'HEARING' }),
      event('resumed', '2026-03-09'),
      event('extended', '2026-03-24', { by: workingDays(5), approvedBy: '局长' }),
    ];
    expect(shownClock(derive(events, '2026-03-24'), 'statutory')).toBe('2026-04-01 running');
  });
});
