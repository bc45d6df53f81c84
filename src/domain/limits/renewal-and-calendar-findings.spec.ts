import { compileCalendar } from '../time/calendar.ts';
import {
  at,
  codesOf,
  configuration,
  derive,
  event,
  PLACE,
  workingDays,
} from '../testing/case-fixture.ts';
import { OFFICIAL, OFFICIAL_SOURCE } from '../testing/official-calendar.ts';

const accepted = event('accepted', '2026-03-02', {
  ...PLACE,
  statutoryLimit: workingDays(20),
  commitmentLimit: workingDays(10),
});

describe('findings about renewal', () => {
  const applied = event('received', '2026-03-02', { ...PLACE, expiresOn: '2026-04-10' });
  const taken = event('accepted', '2026-03-02 10:00');

  it('no decision before the licence expires is deemed renewed', () => {
    expect(codesOf(derive([applied, taken], '2026-04-10 23:59'))).toEqual([]);
    expect(codesOf(derive([applied, taken], '2026-04-11 00:00'))).toEqual(['deemedRenewed']);
  });

  it('a decision in time is none', () => {
    const events = [
      applied,
      taken,
      event('decided', '2026-04-10 17:00', { result: 'denied', reason: '否' }),
    ];
    expect(codesOf(derive(events, '2026-05-01'))).toEqual([]);
  });

  it('a decision after the expiry comes too late', () => {
    const events = [
      applied,
      taken,
      event('decided', '2026-04-11 09:00', { result: 'denied', reason: '否' }),
    ];
    expect(codesOf(derive(events, '2026-05-01'))).toEqual(['deemedRenewed']);
  });

  it('a decision at the first instant after the expiry comes too late', () => {
    const events = [
      applied,
      taken,
      event('decided', '2026-04-11 00:00', { result: 'denied', reason: '否' }),
    ];
    expect(codesOf(derive(events, '2026-05-01'))).toEqual(['deemedRenewed']);
  });

  it('an application at the first instant after the expiry renews nothing', () => {
    const late = event('received', '2026-04-11 00:00', { ...PLACE, expiresOn: '2026-04-10' });
    expect(codesOf(derive([late], '2026-04-13'))).toEqual([]);
  });

  it('an application after the expiry renews nothing', () => {
    const late = event('received', '2026-04-13', { ...PLACE, expiresOn: '2026-04-10' });
    expect(codesOf(derive([late], '2026-04-14'))).toEqual([]);
  });

  it('a withdrawn application renews nothing', () => {
    expect(
      codesOf(derive([applied, taken, event('withdrawn', '2026-03-20')], '2026-05-01')),
    ).toEqual([]);
  });

  it('the expiry is announced as a change to come', () => {
    expect(derive([applied, taken], '2026-03-20').nextAt).toBe(at('2026-04-11 00:00'));
  });

  it('an expiry that is no day is kept as a fact and asks nothing', () => {
    const odd = event('received', '2026-03-02', { ...PLACE, expiresOn: 'soon' });
    expect<unknown>(derive([odd, taken], '2026-05-01').facts.others['expiresOn']).toBe('soon');
    expect(codesOf(derive([odd, taken], '2026-05-01'))).toEqual([]);
  });
});

describe('findings about calendars that changed', () => {
  // A day off that was announced after the case had ended.
  const changed = compileCalendar({
    ...OFFICIAL_SOURCE,
    holidays: [...OFFICIAL_SOURCE.holidays, '2026-03-12'],
  });
  const later = configuration({ calendar: changed, calendarAt: () => OFFICIAL });

  it('an ended clock keeps its calendar, and the difference is told', () => {
    const finished = event('finished', '2026-03-17');
    const derived = derive([accepted, finished], '2026-04-20', later);
    const commitment = derived.clocks.find(({ kind }) => kind === 'commitment');
    expect(commitment?.bucket).toBe('late');
    const facts = derived.findings
      .filter(({ code }) => code === 'wouldDiffer')
      .map((one) => one.facts);
    expect(facts).toEqual([
      {
        clock: 'statutory',
        due: '2026-03-30',
        wouldBeDue: '2026-03-31',
        state: 'finishedOnTime',
        wouldBe: 'finishedOnTime',
      },
      {
        clock: 'commitment',
        due: '2026-03-16',
        wouldBeDue: '2026-03-17',
        state: 'finishedLate',
        wouldBe: 'finishedOnTime',
      },
    ]);
  });

  it('an open clock follows the latest calendar without a word', () => {
    const derived = derive([accepted], '2026-03-10', later);
    expect(codesOf(derived)).toEqual([]);
    expect(derived.clocks.map(({ reading }) => reading.breachAt)).toEqual([
      at('2026-04-01 00:00'),
      at('2026-03-18 00:00'),
    ]);
  });

  it('a change elsewhere in the calendar says nothing', () => {
    const short = event('accepted', '2026-03-02', { ...PLACE, commitmentLimit: workingDays(3) });
    expect(codesOf(derive([short, event('finished', '2026-03-04')], '2026-04-20', later))).toEqual(
      [],
    );
  });

  it('a due instant that would differ is told in UTC: 24 hours are 3 days of 7 and 3 hours', () => {
    const hours = { value: 24, unit: 'workingHour' };
    const stated = event('accepted', '2026-03-11 09:00', { ...PLACE, commitmentLimit: hours });
    const derived = derive([stated, event('finished', '2026-03-11 10:00')], '2026-04-20', later);
    const [told] = derived.findings.filter(({ code }) => code === 'wouldDiffer');
    expect([told?.facts['due'], told?.facts['wouldBeDue']]).toEqual([
      '2026-03-16T04:00:00.000Z',
      '2026-03-17T04:00:00.000Z',
    ]);
  });
});
