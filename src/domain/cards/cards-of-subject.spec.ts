import type { LoggedEvent } from '../cases/logged-event.ts';
import type { DerivedCase } from '../derived-case.ts';
import {
  at,
  CASE_NO,
  configuration,
  decision,
  derive,
  event,
  PLACE,
  settle,
  workingDays,
} from '../testing/case-fixture.ts';

const accepted = event('accepted', '2026-03-02', {
  ...PLACE,
  statutoryLimit: workingDays(20),
  commitmentLimit: workingDays(10),
});

function shown(derived: DerivedCase): string[] {
  return derived.cards.map(
    ({ clockId, level, cycle, state, groundLost }) =>
      `${clockId} ${level} ${cycle} ${state}${groundLost ? ' groundLost' : ''}`,
  );
}

/** Walks a case through moments, deciding at each as the sweeper does. */
function walk(
  events: readonly LoggedEvent[],
  ...moments: readonly string[]
): readonly LoggedEvent[] {
  let all = events;
  for (const moment of moments) all = settle(all, moment).events;
  return all;
}

const WARNED = walk([accepted], '2026-03-13 00:00');
const YELLOW = walk(WARNED, '2026-03-17 00:00');
const yellowId = `${CASE_NO}/commitment/yellow/1`;

describe('cards of a case', () => {
  it('carry what identifies them', () => {
    const [, yellow] = derive([accepted], '2026-03-17').toIssue;
    expect(yellow).toEqual({
      id: yellowId,
      clockId: 'commitment',
      clock: 'commitment',
      level: 'yellow',
      cycle: 1,
      category: 'time',
      groundAt: at('2026-03-17 00:00'),
      ruleSet: 'APPROVAL_DEFAULT',
      rule: 'commitmentOver',
      fault: true,
      due: { kind: 'day', day: 20528 as never },
      departmentCode: '370102-water',
    });
  });

  it('are issued once', () => {
    expect(derive(YELLOW, '2026-03-18').toIssue).toEqual([]);
  });

  it('of a higher level supersede the lower ones of their clock', () => {
    expect(shown(derive(YELLOW, '2026-03-18'))).toEqual([
      'commitment warning 1 superseded',
      'commitment yellow 1 open',
    ]);
  });

  it('of another clock stand beside them', () => {
    const all = walk(YELLOW, '2026-03-20 00:00', '2026-03-31 00:00');
    expect(shown(derive(all, '2026-04-01'))).toEqual([
      'commitment warning 1 superseded',
      'commitment yellow 1 superseded',
      'commitment red 1 open',
      'statutory red 1 open',
    ]);
  });

  it('give the case the highest level in force', () => {
    expect(derive([accepted], '2026-03-05').level).toBeNull();
    expect(derive(WARNED, '2026-03-13').level).toBe('warning');
    expect(derive(YELLOW, '2026-03-18').level).toBe('yellow');
  });

  it('of a lower level that came later do not lower it', () => {
    const decided = event('decided', '2026-03-31', { result: 'approved' });
    const all = walk(
      [accepted, decided, event('finished', '2026-03-31')],
      '2026-04-01',
      '2026-04-30',
    );
    const derived = derive(all, '2026-04-30');
    expect(derived.cards.map(({ clockId, level }) => `${clockId} ${level}`)).toEqual([
      'commitment yellow',
      'statutory red',
      'commitment red',
      'delivery yellow',
    ]);
    expect(derived.level).toBe('red');
  });

  it('that were closed still give the case its level: levels only rise', () => {
    const closed = [
      ...YELLOW,
      decision('card.closed', '2026-03-18', { card: yellowId, by: 'sun', reason: '已整改' }),
    ];
    expect(derive(closed, '2026-03-18 12:00').level).toBe('yellow');
  });

  it('that were revoked do not', () => {
    const revoked = [
      ...YELLOW,
      decision('card.revoked', '2026-03-18', { card: yellowId, by: 'sun', reason: '误发' }),
    ];
    const derived = derive(revoked, '2026-03-18 12:00');
    expect(shown(derived)).toEqual(['commitment warning 1 open', 'commitment yellow 1 revoked']);
    expect(derived.level).toBe('warning');
  });

  it('that were revoked are not issued again in their cycle', () => {
    const revoked = [
      ...YELLOW,
      decision('card.revoked', '2026-03-18', { card: yellowId, by: 'sun', reason: '误发' }),
    ];
    expect(
      derive(revoked, '2026-06-18').toIssue.map(({ level, clockId }) => `${clockId} ${level}`),
    ).toEqual(['statutory red']);
  });

  it('have no place for a future that is told already', () => {
    const planned = [
      ...YELLOW,
      decision('card.closed', '2026-03-20', { card: yellowId, by: 'sun' }),
    ];
    expect(shown(derive(planned, '2026-03-19'))[1]).toBe('commitment yellow 1 open');
  });
});

describe('the card of a warning', () => {
  it('has its ground from its first instant', () => {
    expect(derive(WARNED, '2026-03-13 00:00').groundsLost).toEqual([]);
  });

  it('had its ground when its clock ended at that very instant', () => {
    const all = [...WARNED, event('finished', '2026-03-13 00:00')];
    expect(derive(all, '2026-03-13 00:00').groundsLost).toEqual([]);
  });

  it('does not lapse with another clock', () => {
    const all = [...WARNED, event('decided', '2026-03-13 10:00', { result: 'approved' })];
    expect(shown(derive(all, '2026-03-13 11:00'))).toEqual(['commitment warning 1 open']);
  });

  it('lapses when its clock ends', () => {
    const all = [...WARNED, event('finished', '2026-03-16')];
    const derived = derive(all, '2026-03-17');
    expect(shown(derived)).toEqual(['commitment warning 1 lapsed']);
    expect(derived.level).toBeNull();
    expect(derived.groundsLost).toEqual([]);
  });

  it('lapses with its ground when the end moves', () => {
    const all = [
      ...WARNED,
      event('extended', '2026-03-13 10:00', { by: workingDays(5), approvedBy: '局长' }),
    ];
    const settled = settle(all, '2026-03-13 10:00');
    expect(shown(settled.derived)).toEqual(['commitment warning 1 lapsed groundLost']);
    expect(settled.derived.level).toBeNull();
  });

  it('comes again in a new cycle before the new end', () => {
    const extended = [
      ...WARNED,
      event('extended', '2026-03-13 10:00', { by: workingDays(5), approvedBy: '局长' }),
    ];
    const all = walk(extended, '2026-03-13 10:00', '2026-03-20 00:00');
    expect(shown(derive(all, '2026-03-20'))).toEqual([
      'commitment warning 1 lapsed groundLost',
      'commitment warning 2 open',
    ]);
  });

  it('loses its ground in a suspension without end', () => {
    const all = [...WARNED, event('suspended', '2026-03-13 10:00', { reason: 'HEARING' })];
    expect(derive(all, '2026-03-13 11:00').groundsLost).toEqual([
      `${CASE_NO}/commitment/warning/1`,
    ]);
  });
});

describe('the lost ground of a card', () => {
  const finishedInTime = event(
    'finished',
    '2026-03-16 16:00',
    {},
    { receivedAt: at('2026-03-18') },
  );
  const all = [...YELLOW, finishedInTime];

  it('is found when a late event shows that the end was in time', () => {
    expect(derive(all, '2026-03-18').groundsLost).toEqual([yellowId]);
  });

  it('leaves the card standing, with a finding, until a person revokes it', () => {
    const { derived } = settle(all, '2026-03-18');
    expect(shown(derived)).toEqual([
      'commitment warning 1 superseded',
      'commitment yellow 1 open groundLost',
    ]);
    expect(
      derived.findings.filter(({ code }) => code === 'groundLost').map(({ facts }) => facts),
    ).toEqual([{ card: yellowId, level: 'yellow' }]);
    expect(derived.level).toBe('yellow');
  });

  it('has its finding at the moment it was recorded, before that at the issue of the card', () => {
    const foundAt = (derived: DerivedCase): number | undefined =>
      derived.findings.find(({ code }) => code === 'groundLost')?.at;
    expect(foundAt(derive(all, '2026-03-18'))).toBe(at('2026-03-17 00:00'));
    expect(foundAt(settle(all, '2026-03-18').derived)).toBe(at('2026-03-18'));
  });

  it('is recorded once', () => {
    expect(settle(all, '2026-03-18').derived.groundsLost).toEqual([]);
  });

  it('has no finding any more once the card is revoked', () => {
    const { events } = settle(all, '2026-03-18');
    const revoked = [
      ...events,
      decision('card.revoked', '2026-03-19', { card: yellowId, by: 'sun', reason: '误发' }),
    ];
    expect(derive(revoked, '2026-03-19').findings.map(({ code }) => code)).not.toContain(
      'groundLost',
    );
  });

  it('by an extension that became known late starts a new cycle, with cards of its own', () => {
    const extended = event(
      'extended',
      '2026-03-16',
      { by: workingDays(5), approvedBy: '局长' },
      { receivedAt: at('2026-03-18') },
    );
    const settled = settle([...YELLOW, extended], '2026-03-18').events;
    const again = walk(settled, '2026-03-24 00:00');
    expect(shown(derive(again, '2026-03-24'))).toEqual([
      'commitment warning 1 superseded groundLost',
      'commitment yellow 1 open groundLost',
      'commitment warning 2 superseded',
      'commitment yellow 2 open',
    ]);
  });

  it('ends the cycle before anything else is issued: what is due then is due in the next', () => {
    const oneDay = event('accepted', '2026-03-02', { ...PLACE, commitmentLimit: workingDays(1) });
    const { events } = settle([oneDay], '2026-03-04 09:00');
    const longer = event('corrected', '2026-03-03', { commitmentLimit: workingDays(3) });
    const { derived } = settle([...events, longer], '2026-03-04 10:00');
    expect(shown(derived)).toEqual([
      'commitment yellow 1 open groundLost',
      'commitment warning 2 open',
    ]);
  });

  it('of a revoked card starts a new cycle too, so that a new breach has its card', () => {
    const revoked = [
      ...YELLOW,
      decision('card.revoked', '2026-03-17 10:00', { card: yellowId, by: 'sun', reason: '误发' }),
    ];
    const extended = event(
      'extended',
      '2026-03-16',
      { by: workingDays(5), approvedBy: '局长' },
      { receivedAt: at('2026-03-18') },
    );
    const again = walk([...revoked, extended], '2026-03-18', '2026-03-24 00:00');
    expect(
      derive(again, '2026-03-24').cards.map(
        ({ level, cycle, state }) => `${level} ${cycle} ${state}`,
      ),
    ).toContain('yellow 2 open');
  });

  it('is found when a correction takes the limit away', () => {
    const cleared = [...YELLOW, event('corrected', '2026-03-17 09:00', { commitmentLimit: null })];
    expect(derive(cleared, '2026-03-17 10:00').groundsLost).toEqual([
      `${CASE_NO}/commitment/warning/1`,
      yellowId,
    ]);
  });

  it('does not take the ground of a warning while the breach stands', () => {
    const shorter = [
      ...YELLOW,
      event('corrected', '2026-03-17 09:00', { commitmentLimit: workingDays(1) }),
    ];
    expect(derive(shorter, '2026-03-17 10:00').groundsLost).toEqual([]);
  });

  it('is not claimed for a red card while its yellow stands', () => {
    const red = walk(YELLOW, '2026-03-20 00:00');
    const late = [
      ...red,
      decision('card.explained', '2026-03-20 12:00', { card: yellowId, by: 'li', reason: '因' }),
    ];
    expect(derive(late, '2026-03-21').groundsLost).toEqual([]);
  });

  it('takes the red card of an unexplained yellow with it', () => {
    const red = walk(YELLOW, '2026-03-20 00:00');
    expect(derive([...red, finishedInTime], '2026-03-21').groundsLost).toEqual([
      yellowId,
      `${CASE_NO}/commitment/red/1`,
    ]);
  });

  it('keeps a card of a rule that is no longer recorded', () => {
    const bare = configuration({ cardRules: [] });
    expect(derive(YELLOW, '2026-03-18', bare).groundsLost).toEqual([]);
    expect(derive(all, '2026-03-18', bare).groundsLost).toEqual([
      `${CASE_NO}/commitment/warning/1`,
      yellowId,
    ]);
  });
});
