import { accepted } from '../testing/carded-case.ts';
import { CASE_NO, decision, derive, event, settle } from '../testing/case-fixture.ts';
import { foldCards } from './fold-cards.ts';

const issued = settle([accepted], '2026-04-01 09:00', undefined, {
  retroactive: true,
}).events.filter(({ type }) => type === 'card.issued');
const YELLOW = `${CASE_NO}/commitment/yellow/1`;

describe('decisions that do not fit', () => {
  it('about a card that does not exist are passed over', () => {
    expect(
      foldCards([decision('card.revoked', '2026-04-02', { card: 'nothing', by: 'sun' })]).records,
    ).toEqual([]);
  });

  it('of an unreadable issue make no card', () => {
    expect(
      foldCards([decision('card.issued', '2026-04-02', { level: 'green', clockId: 'c' })]).records,
    ).toEqual([]);
    expect(foldCards([decision('card.issued', '2026-04-02', { level: 'red' })]).records).toEqual(
      [],
    );
  });

  it('from a source are no decisions', () => {
    const forged = event('card.revoked', '2026-04-02', { card: YELLOW, by: 'x' });
    const derived = derive([accepted, ...issued, forged], '2026-04-02 10:00');
    expect(derived.cards.find(({ id }) => id === YELLOW)?.state).toBe('open');
  });

  it('of a lost ground without a clock or with odd cards count nothing', () => {
    const log = foldCards([
      ...issued,
      decision('card.groundLost', '2026-04-02', { cards: [YELLOW] }),
      decision('card.groundLost', '2026-04-02', { clockId: 'commitment', cards: [7, 'nothing'] }),
      decision('card.groundLost', '2026-04-02', { clockId: 'commitment' }),
    ]);
    expect(log.lost.get('commitment')).toBe(2);
    expect(log.records.some(({ card }) => card.groundLost)).toBeFalse();
  });
});
