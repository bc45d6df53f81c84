import type { DerivedCase } from '../derived-case.ts';
import { shownCards, walk, YELLOW } from '../testing/carded-case.ts';
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

const yellowId = `${CASE_NO}/commitment/yellow/1`;

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
    expect(shownCards(derived)).toEqual([
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
    expect(shownCards(derive(again, '2026-03-24'))).toEqual([
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
    expect(shownCards(derived)).toEqual([
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
