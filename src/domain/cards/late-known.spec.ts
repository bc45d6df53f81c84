import type { LoggedEvent } from '../cases/logged-event.ts';
import { OFFICIAL } from '../testing/official-calendar.ts';
import { isLateKnown } from './late-known.ts';

const at = (text: string): number => Date.parse(`${text}:00+08:00`);

/** A call-back on Monday 2026-03-02 that shows a caller dissatisfied. */
const SHOWN = at('2026-03-02T09:50');
const FINDING_CLOCK = 'finding:dissatisfiedAtCallBack';

function callBack(receivedAt: number): LoggedEvent {
  return {
    source: 'urn:hotline',
    id: 'e7',
    type: 'ticket.revisited',
    subject: 'T1',
    time: SHOWN,
    receivedAt,
    sequence: null,
    data: {},
  };
}

describe('the ground of a card is known late', () => {
  const rows: readonly {
    rule: string;
    clockId: string;
    groundAt?: number;
    swept: string;
    /** When the event came, and when the card is issued unless that is the same. */
    came?: string;
    issued: string;
    late: boolean;
  }[] = [
    {
      rule: 'not where the limit passes after what was swept',
      clockId: 'commitment',
      groundAt: at('2026-03-03T00:00'),
      swept: '2026-03-02T23:59',
      issued: '2026-03-03T00:00',
      late: false,
    },
    {
      rule: 'where the limit had passed unseen',
      clockId: 'commitment',
      groundAt: at('2026-03-02T00:00'),
      swept: '2026-03-02T09:00',
      issued: '2026-03-02T09:01',
      late: true,
    },
    {
      rule: 'not by an event of this day that shows it, though time was swept past it',
      clockId: FINDING_CLOCK,
      swept: '2026-03-02T18:00',
      came: '2026-03-02T18:00',
      issued: '2026-03-02T18:00',
      late: false,
    },
    {
      rule: 'by an event that was reported a working day late',
      clockId: FINDING_CLOCK,
      swept: '2026-03-03T09:00',
      came: '2026-03-03T09:00',
      issued: '2026-03-03T09:00',
      late: true,
    },
    {
      rule: 'by an event that had been there before it gave ground',
      clockId: FINDING_CLOCK,
      swept: '2026-03-02T18:00',
      came: '2026-03-02T10:00',
      issued: '2026-03-02T18:00',
      late: true,
    },
    {
      rule: 'where no single event shows it',
      clockId: FINDING_CLOCK,
      swept: '2026-03-02T18:00',
      issued: '2026-03-02T18:00',
      late: true,
    },
  ];
  for (const { rule, clockId, groundAt = SHOWN, swept, came, issued, late } of rows) {
    it(rule, () => {
      const event = came === undefined ? undefined : callBack(at(came));
      const findings = [{ code: 'dissatisfiedAtCallBack', at: SHOWN, event, facts: {} }];
      const known = {
        findings,
        events: event === undefined ? [] : [event],
        receivedAt: at(issued),
        sweptBefore: at(swept),
      };
      expect(isLateKnown({ clockId, groundAt }, known, OFFICIAL)).toBe(late);
    });
  }
});
