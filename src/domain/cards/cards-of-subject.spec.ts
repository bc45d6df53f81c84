import { accepted, shownCards, walk, WARNED, YELLOW } from '../testing/carded-case.ts';
import {
  at,
  CASE_NO,
  decision,
  derive,
  event,
  settle,
  workingDays,
} from '../testing/case-fixture.ts';

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
    expect(shownCards(derive(YELLOW, '2026-03-18'))).toEqual([
      'commitment warning 1 superseded',
      'commitment yellow 1 open',
    ]);
  });

  it('of another clock stand beside them', () => {
    const all = walk(YELLOW, '2026-03-20 00:00', '2026-03-31 00:00');
    expect(shownCards(derive(all, '2026-04-01'))).toEqual([
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
    expect(shownCards(derived)).toEqual([
      'commitment warning 1 open',
      'commitment yellow 1 revoked',
    ]);
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
    expect(shownCards(derive(planned, '2026-03-19'))[1]).toBe('commitment yellow 1 open');
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
    expect(shownCards(derive(all, '2026-03-13 11:00'))).toEqual(['commitment warning 1 open']);
  });

  it('lapses when its clock ends', () => {
    const all = [...WARNED, event('finished', '2026-03-16')];
    const derived = derive(all, '2026-03-17');
    expect(shownCards(derived)).toEqual(['commitment warning 1 lapsed']);
    expect(derived.level).toBeNull();
    expect(derived.groundsLost).toEqual([]);
  });

  it('lapses with its ground when the end moves', () => {
    const all = [
      ...WARNED,
      event('extended', '2026-03-13 10:00', { by: workingDays(5), approvedBy: '局长' }),
    ];
    const settled = settle(all, '2026-03-13 10:00');
    expect(shownCards(settled.derived)).toEqual(['commitment warning 1 lapsed groundLost']);
    expect(settled.derived.level).toBeNull();
  });

  it('comes again in a new cycle before the new end', () => {
    const extended = [
      ...WARNED,
      event('extended', '2026-03-13 10:00', { by: workingDays(5), approvedBy: '局长' }),
    ];
    const all = walk(extended, '2026-03-13 10:00', '2026-03-20 00:00');
    expect(shownCards(derive(all, '2026-03-20'))).toEqual([
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
