import { at, clockOf, derive, event } from '../testing/case-fixture.ts';
import { LIMITS, shownClock } from '../testing/case-rows.ts';

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
    expect(shownClock(derive([received], '2026-03-10'), 'commitment')).toBe('2026-03-16 running');
    expect(shownClock(derive([received], '2026-03-10'), 'statutory')).toBe('2026-03-30 running');
  });

  it('makes a later acceptance a mere fact, with a finding', () => {
    const derived = derive([received, event('accepted', '2026-03-11')], '2026-03-12');
    expect(derived.acceptedAt).toBe(at('2026-03-02'));
    expect(derived.deemedAt).toBe(at('2026-03-10 00:00'));
    expect(derived.findings.map(({ code }) => code)).toEqual(['acceptedAfterDeemed']);
  });

  it('holds at the very first instant after the notice: an acceptance then comes too late', () => {
    const derived = derive([received, event('accepted', '2026-03-10 00:00')], '2026-03-12');
    expect(derived.deemedAt).toBe(at('2026-03-10 00:00'));
    const before = derive([received, event('accepted', '2026-03-09 23:59')], '2026-03-12');
    expect(before.deemedAt).toBeNull();
  });

  it('makes a correction of the same instant one after acceptance', () => {
    const derived = derive(
      [received, event('correctionRequested', '2026-03-10 00:00')],
      '2026-03-12',
    );
    expect(derived.findings.map(({ code }) => code)).toEqual(['correctionAfterAcceptance']);
  });

  it('makes a later refusal a question, and the clocks void', () => {
    const derived = derive(
      [received, event('notAccepted', '2026-03-11', { reason: '职权' })],
      '2026-03-12',
    );
    expect(derived.findings.map(({ code }) => code)).toEqual(['notAcceptedAfterDeemed']);
    expect(shownClock(derived, 'statutory')).toBe('2026-03-30 void');
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
