import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import { dueText } from '../testing/case-fixture.ts';
import { publicTicket } from './public-ticket.ts';
import type { PublicTicket } from './public-ticket.ts';
import {
  LAND,
  created,
  deriveT,
  dispatched,
  ticketEvent as ticket,
  WATER,
} from './testing/ticket-fixture.ts';

const REPORT: Readonly<Record<string, Json>> = {
  ...{ category: 'refuse', text: '垃圾三天没有清运', caller: { commitment: 'x' } },
  open311: {
    ...{ address: '泉城路1号', addressId: null, lat: 36.6, long: 117, mediaUrl: null },
    answers: { KIND: 'a', PARTS: ['a', 'b'], ODD: 3 },
  },
};

function shown(events: readonly LoggedEvent[], asOf = '2026-03-20'): PublicTicket | null {
  return publicTicket(deriveT(events, asOf));
}

function dueOf(events: readonly LoggedEvent[]): string | null {
  return dueText(shown(events)?.due ?? null) ?? null;
}

describe('what everybody may know of a ticket', () => {
  it('is nothing where it is confidential, or says neither what nor when', () => {
    expect(shown([created({ ...REPORT, confidential: true })])).toBeNull();
    expect(shown([created()])).toBeNull();
    expect(shown([])).toBeNull();
  });

  it('is what the reporter wrote for everybody, and not who that is', () => {
    const view = shown([created(REPORT)]);
    expect(view?.report).toEqual({
      ...{ text: '垃圾三天没有清运', address: '泉城路1号', addressId: null },
      ...{ lat: 36.6, long: 117, mediaUrl: null, answers: { KIND: 'a', PARTS: ['a', 'b'] } },
    });
    expect(JSON.stringify(view)).not.toContain('commitment');
  });

  it('is none of the words of somebody who called', () => {
    const events = [
      created({ category: 'refuse', text: '电话里的话' }),
      dispatched(),
      ticket('replied', '2026-03-03', { text: '答复里的话' }),
    ];
    const text = JSON.stringify(shown(events));
    expect(text).not.toContain('的话');
    expect(shown(events)?.notes.map(({ type }) => type)).toEqual([
      ...['ticket.created', 'ticket.dispatched', 'ticket.replied'],
    ]);
  });

  it('is nothing of what departments say to each other', () => {
    const events = [
      created(REPORT),
      dispatched(),
      ticket('returned', '2026-03-03', { reason: '不归我们管' }),
      ticket('transferred', '2026-03-03 10:00', { departmentCode: LAND, reason: '推来推去' }),
      ticket('revisited', '2026-03-05', { reached: true, satisfied: 'dissatisfied' }),
    ];
    const view = shown(events);
    expect(view?.notes.map(({ type }) => type)).toEqual(['ticket.created', 'ticket.dispatched']);
    expect(view?.updatedAt).toBe(events[1]?.time ?? NaN);
  });

  it('has the answer as a note', () => {
    const view = shown([
      created(REPORT),
      dispatched(),
      ticket('replied', '2026-03-03', { text: '已清运' }),
    ]);
    expect(view?.notes.at(-1)?.text).toBe('已清运');
  });

  const ends: readonly { rule: string; type: string; closed: boolean }[] = [
    { rule: 'open while it is handled', type: 'signed', closed: false },
    { rule: 'open when it is answered and may be asked about', type: 'replied', closed: false },
    { rule: 'closed when it is answered at once', type: 'answeredDirectly', closed: true },
    { rule: 'closed when it is closed', type: 'closed', closed: true },
  ];
  for (const { rule, type, closed } of ends) {
    it(`is ${rule}`, () => {
      const events = [created(REPORT), dispatched(), ticket(type, '2026-03-04')];
      expect(shown(events)?.isClosed).toBe(closed);
    });
  }

  it('is open again when it is handled again, and closed as part of another', () => {
    const closed = [created(REPORT), dispatched(), ticket('closed', '2026-03-04')];
    expect(shown([...closed, ticket('reopened', '2026-03-05')])?.isClosed).toBeFalse();
    expect(
      shown([created(REPORT), ticket('merged', '2026-03-04', { into: 'T2' })])?.isClosed,
    ).toBeTrue();
  });

  describe('says when an answer is to be had', () => {
    const rows: readonly { rule: string; events: readonly LoggedEvent[]; due: string | null }[] = [
      { rule: 'not before a dispatch', events: [created(REPORT)], due: null },
      {
        rule: 'as the department has it that handles it',
        events: [
          created(REPORT),
          dispatched(WATER, '2026-03-02', { limit: { value: 3, unit: 'workingDay' } }),
        ],
        due: '2026-03-05',
      },
      {
        rule: 'as the last department has it',
        events: [created(REPORT), dispatched(), dispatched(LAND, '2026-03-04')],
        due: '2026-03-11',
      },
      {
        rule: 'as the matter has it while it waits for another dispatch',
        events: [created(REPORT), dispatched(), ticket('returned', '2026-03-03', { reason: 'x' })],
        due: '2026-03-09',
      },
      {
        rule: 'with the time that was granted',
        events: [
          created(REPORT),
          dispatched(),
          ticket('extensionRequested', '2026-03-04', { by: { value: 2, unit: 'workingDay' } }),
          ticket('extensionGranted', '2026-03-05', { by: { value: 2, unit: 'workingDay' } }),
        ],
        due: '2026-03-11',
      },
      {
        rule: 'never where the dispatch has no limit',
        events: [created(REPORT), dispatched(WATER, '2026-03-02', { limit: null })],
        due: null,
      },
    ];
    for (const { rule, events, due } of rows) {
      it(rule, () => {
        expect(dueOf(events)).toBe(due);
        expect(dueOf(events.toReversed())).toBe(due);
      });
    }
  });
});
