import { dayOf } from '../time/day.ts';
import { TICKET_KINDS } from './ticket-facts.ts';
import { findTicketLimits, TICKET_LIMITS } from './ticket-limits.ts';
import type { TicketLimitRule } from './ticket-limits.ts';

const DAY = dayOf(2026, 3, 2);

describe('the limits of a ticket', () => {
  it('are Shandong’s for every kind: signed for in 1, returned in 2, answered in 5, 10 more at most', () => {
    for (const kind of [...TICKET_KINDS, null]) {
      const rule = findTicketLimits(TICKET_LIMITS, kind, false, DAY);
      const amounts = [rule?.sign, rule?.return, rule?.close, rule?.extension];
      expect(amounts.map((amount) => `${amount?.value ?? ''} ${amount?.unit ?? ''}`)).toEqual([
        '1 workingDay',
        '2 workingDay',
        '5 workingDay',
        '10 workingDay',
      ]);
    }
  });

  it('are a working day for what cannot wait', () => {
    expect(findTicketLimits(TICKET_LIMITS, 'complaint', true, DAY)?.close.value).toBe(1);
  });

  const base = findTicketLimits(TICKET_LIMITS, null, false, DAY);
  const version = (id: string, more: Partial<TicketLimitRule>): TicketLimitRule => {
    if (base === undefined) throw new RangeError('no rule is in force');
    return { ...base, id, ...more };
  };

  it('are those in force on the day of the dispatch', () => {
    const rules = [
      version('before', { effectiveTo: DAY }),
      version('after', { effectiveFrom: dayOf(2026, 3, 3) }),
    ];
    expect(findTicketLimits(rules, null, false, DAY)?.id).toBe('before');
    expect(findTicketLimits(rules, null, false, dayOf(2026, 3, 3))?.id).toBe('after');
  });

  it('of a row that names the kind come before those for all', () => {
    const rules = [version('named', { kinds: ['suggestion'] }), version('all', {})];
    expect(findTicketLimits(rules, 'suggestion', false, DAY)?.id).toBe('named');
    expect(findTicketLimits(rules, 'help', false, DAY)?.id).toBe('all');
  });

  it('are none where no row is in force', () => {
    expect(findTicketLimits([], 'help', false, DAY)).toBeUndefined();
  });
});
