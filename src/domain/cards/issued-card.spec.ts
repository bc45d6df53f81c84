import { at, CASE_NO, day, decision } from '../testing/case-fixture.ts';
import type { CardToIssue } from './subject-card.ts';
import { issuedData, readIssued } from './issued-card.ts';

const card: CardToIssue = {
  id: `${CASE_NO}/step:审查:1/yellow/2`,
  clockId: 'step:审查:1',
  clock: 'step',
  level: 'yellow',
  cycle: 2,
  category: 'time',
  groundAt: at('2026-03-17 00:00'),
  ruleSet: 'APPROVAL_DEFAULT',
  rule: 'stepOver',
  fault: true,
  due: { kind: 'day', day: day('2026-03-16') },
  departmentCode: 'fire',
};

describe('the event that issues a card', () => {
  const ends: readonly { why: string; due: CardToIssue['due'] }[] = [
    { why: 'a due day', due: { kind: 'day', day: day('2026-03-16') } },
    { why: 'a due instant', due: { kind: 'instant', at: at('2026-03-16 17:30') } },
    { why: 'no due date', due: null },
  ];
  for (const { why, due } of ends) {
    it(`gives the card back as it was, with ${why}`, () => {
      const data = issuedData({ ...card, due }, { retroactive: true, notified: false });
      const stored = JSON.parse(JSON.stringify(data)) as Record<string, never>;
      const event = { ...decision('card.issued', '2026-03-18', stored), id: card.id };
      expect(readIssued(event)).toEqual({
        ...card,
        due,
        issuedAt: at('2026-03-18'),
        retroactive: true,
        notified: false,
      });
    });
  }

  it('keeps its category and clock, and has the usual ones where they are unreadable', () => {
    const data = issuedData(
      { ...card, category: 'content' },
      { retroactive: false, notified: true },
    );
    const stored = JSON.parse(JSON.stringify(data)) as Record<string, never>;
    expect(readIssued(decision('card.issued', '2026-03-18', stored))?.category).toBe('content');
    const odd = readIssued(
      decision('card.issued', '2026-03-18', {
        level: 'red',
        clockId: 'x',
        category: 7,
        clock: 'odd',
      }),
    );
    expect([odd?.category, odd?.clock, odd?.cycle]).toEqual(['time', 'commitment', 1]);
  });

  it('is taken as told to the department unless it says otherwise', () => {
    const event = decision('card.issued', '2026-03-18', { level: 'red', clockId: 'statutory' });
    expect(readIssued(event)?.notified).toBeTrue();
    expect(readIssued(event)?.retroactive).toBeFalse();
    expect(readIssued(event)?.groundAt).toBe(at('2026-03-18'));
  });
});
