import { dayOf } from '../time/day.ts';
import type { Day } from '../time/day.ts';
import { TICKET_KINDS } from './ticket-facts.ts';
import type { TicketKind } from './ticket-facts.ts';
import { findTicketLimits, TICKET_LIMITS } from './ticket-limits.ts';
import type { TicketLimitRule } from './ticket-limits.ts';

const DAY = dayOf(2026, 3, 2);
const PATH = '370000/370100/370102/';

function find(
  rules: readonly TicketLimitRule[],
  kind: TicketKind | null,
  more: { readonly urgent?: boolean; readonly path?: string; readonly on?: Day } = {},
): TicketLimitRule | undefined {
  const { urgent = false, path = PATH, on = DAY } = more;
  return findTicketLimits(rules, { kind, urgent, path }, on);
}

describe('the limits of a ticket', () => {
  it('are Shandong’s for every kind: signed for in 1, returned in 2, answered in 5, 10 more at most', () => {
    for (const kind of [...TICKET_KINDS, null]) {
      const rule = find(TICKET_LIMITS, kind);
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
    expect(find(TICKET_LIMITS, 'complaint', { urgent: true })?.close.value).toBe(1);
  });

  const base = find(TICKET_LIMITS, null);
  const version = (id: string, more: Partial<TicketLimitRule>): TicketLimitRule => {
    if (base === undefined) throw new RangeError('no rule is in force');
    return { ...base, id, ...more };
  };

  it('are those in force on the day of the dispatch', () => {
    const rules = [
      version('before', { effectiveTo: DAY }),
      version('after', { effectiveFrom: dayOf(2026, 3, 3) }),
    ];
    expect(find(rules, null)?.id).toBe('before');
    expect(find(rules, null, { on: dayOf(2026, 3, 3) })?.id).toBe('after');
  });

  it('of a row that names the kind come before those for all', () => {
    const rules = [version('named', { kinds: ['suggestion'] }), version('all', {})];
    expect(find(rules, 'suggestion')?.id).toBe('named');
    expect(find(rules, 'help')?.id).toBe('all');
  });

  describe('of several rows', () => {
    const rules = [
      version('everywhere', {}),
      version('named', { kinds: ['complaint'] }),
      version('city', { regionCode: '370100' }),
      version('county', { regionCode: '370102', effectiveFrom: dayOf(2026, 4, 1) }),
      version('later', { regionCode: '370200', effectiveFrom: dayOf(2026, 1, 1) }),
      version('earlier', { regionCode: '370200' }),
    ];
    const rows: readonly (readonly [
      rule: string,
      kind: TicketKind,
      path: string,
      on: Day,
      id: string,
    ])[] = [
      ['are the nearest region’s', 'complaint', PATH, DAY, 'city'],
      ['are the region’s own from its first day', 'help', PATH, dayOf(2026, 4, 1), 'county'],
      ['else those of everywhere, by kind', 'complaint', '370000/370300/', DAY, 'named'],
      ['are those that began last, wherever they stand', 'help', '370000/370200/', DAY, 'later'],
      ['are no other region’s that is written alike', 'help', '3701002/', DAY, 'everywhere'],
    ];
    for (const [rule, kind, path, on, id] of rows) {
      it(rule, () => {
        expect(find(rules, kind, { path, on })?.id).toBe(id);
      });
    }

    it('that are alike in all the last of the list counts, which was recorded last', () => {
      expect(find([...rules, version('again', { regionCode: '370100' })], 'help')?.id).toBe(
        'again',
      );
    });
  });

  it('are none where no row is in force', () => {
    expect(find([], 'help')).toBeUndefined();
  });
});
