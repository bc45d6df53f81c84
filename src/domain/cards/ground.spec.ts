import { at, configuration, decision, derive, event, settle } from '../testing/case-fixture.ts';
import { cardsDue, eventsOf, promised } from '../testing/case-rows.ts';

describe('a yellow card that stays unexplained', () => {
  const events = eventsOf([promised(10)]);
  const issued = settle(events, '2026-03-17 00:00').events;
  const yellow = issued.find(({ id }) => id.includes('yellow'))?.id ?? '';

  it('becomes red after 2 working days', () => {
    expect(cardsDue(issued, '2026-03-19 23:59')).toEqual([]);
    expect(cardsDue(issued, '2026-03-20 00:00')).toEqual(['commitment red']);
  });

  it('announces it', () => {
    expect(derive(issued, '2026-03-17 12:00').nextAt).toBe(at('2026-03-20 00:00'));
  });

  for (const act of ['card.explained', 'card.appealed', 'card.closed', 'card.revoked']) {
    it(`does not after ${act} in time`, () => {
      const answered = [
        ...issued,
        decision(act, '2026-03-19 17:00', { card: yellow, by: 'li', reason: '因' }),
      ];
      expect(cardsDue(answered, '2026-04-20')).toEqual([]);
    });
  }

  for (const act of ['card.acknowledged', 'card.urged']) {
    it(`does although there was ${act}: that explains nothing`, () => {
      const told = [
        ...issued,
        decision(act, '2026-03-18', { card: yellow, by: 'li', reason: '因' }),
      ];
      expect(cardsDue(told, '2026-03-20 00:00')).toEqual(['commitment red']);
    });
  }

  it('does although it was explained a day too late', () => {
    const late = [
      ...issued,
      decision('card.explained', '2026-03-20 09:00', { card: yellow, by: 'li', reason: '因' }),
    ];
    expect(cardsDue(late, '2026-03-20 10:00')).toEqual(['commitment red']);
  });

  it('does when it was explained at the very instant', () => {
    const late = [
      ...issued,
      decision('card.explained', '2026-03-20 00:00', { card: yellow, by: 'li', reason: '因' }),
    ];
    expect(cardsDue(late, '2026-03-20 00:00')).toEqual(['commitment red']);
  });

  it('counts from the day it was issued, not from a breach that nobody knew of', () => {
    const known = settle(events, '2026-04-01 09:00', configuration(), { retroactive: true }).events;
    expect(cardsDue(known, '2026-04-03 23:59')).toEqual([]);
    expect(cardsDue(known, '2026-04-04 00:00')).toEqual(['commitment red']);
  });

  it('expects no explanation where nobody was told', () => {
    const silent = settle(events, '2026-04-01 09:00', configuration(), {
      retroactive: true,
      notified: false,
    }).events;
    expect(cardsDue(silent, '2026-06-01')).toEqual([]);
  });

  it('does so although the case has been finished since: late it was', () => {
    expect(
      cardsDue([...issued, event('finished', '2026-03-17 15:00')], '2026-03-20 00:00'),
    ).toEqual(['commitment red']);
  });
});
