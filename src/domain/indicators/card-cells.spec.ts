import type { LoggedEvent } from '../cases/logged-event.ts';
import { decision, event, PLACE, settle, workingDays } from '../testing/case-fixture.ts';
import { formatDay } from '../time/day.ts';
import type { Day } from '../time/day.ts';

const CARD_MEASURES: ReadonlySet<unknown> = new Set(['corrected', 'order']);

/** Cells of what came of cards: `measure name day kind`. */
function told(events: readonly LoggedEvent[], asOf: string): readonly string[] {
  return settle(events, asOf).derived.contribution.flatMap(([text]) => {
    const [measure, name, , , , day, kind] = JSON.parse(text) as (string | number | null)[];
    if (!CARD_MEASURES.has(measure)) return [];
    return [[measure, name, formatDay(day as Day), kind ?? ''].join(' ').trim()];
  });
}

// 2026-03-03 is a Tuesday; the yellow card of five working days is due on the 11th.
const accepted = event('accepted', '2026-03-03', { ...PLACE, commitmentLimit: workingDays(5) });

describe('cells of cards', () => {
  const { events } = settle([accepted], '2026-03-12');
  const yellow = events.find(({ id }) => id.includes('yellow'))?.id ?? '';
  const order = (due: string, no = '督1', time = '2026-03-12') =>
    decision('order.issued', time, { ...{ no, due }, card: yellow, by: 'sun', reason: '催' });
  const reply = (time: string) => decision('order.replied', time, { no: '督1', by: 'li' });
  const again = (time: string) => order('2026-03-23', '督2', time);
  const table: readonly (readonly [string, readonly LoggedEvent[], string, ...string[]])[] = [
    [
      'say an order may still be answered on its day',
      [order('2026-03-16')],
      '2026-03-16 18:00',
      'order reply 2026-03-16 running',
    ],
    [
      'say it is over the day after',
      [order('2026-03-16')],
      '2026-03-17',
      'order reply 2026-03-16 overdue',
    ],
    [
      'say it was answered in time',
      [order('2026-03-16'), reply('2026-03-16 23:00')],
      '2026-03-20',
      'order reply 2026-03-16 onTime',
    ],
    [
      'say it was answered late',
      [order('2026-03-16'), reply('2026-03-17')],
      '2026-03-20',
      'order reply 2026-03-16 late',
    ],
    [
      'go by the instant where one is given',
      [order('2026-03-16T12:00:00+08:00'), reply('2026-03-16 12:01')],
      '2026-03-20',
      'order reply 2026-03-16 late',
    ],
    ['say nothing of an order without a limit', [order('')], '2026-03-20'],
    [
      'keep what is over though another order took its place',
      [order('2026-03-16'), again('2026-03-17')],
      '2026-03-20',
      'order reply 2026-03-16 overdue',
      'order reply 2026-03-23 running',
    ],
    [
      'say nothing of an order that another took the place of within its limit',
      [order('2026-03-16'), again('2026-03-16 12:00'), reply('2026-03-16 13:00')],
      '2026-03-20',
      'order reply 2026-03-23 running',
    ],
    [
      'keep an answer that was given before another order was issued',
      [order('2026-03-16'), reply('2026-03-13'), again('2026-03-14')],
      '2026-03-20',
      'order reply 2026-03-16 onTime',
      'order reply 2026-03-23 running',
    ],
    [
      'take no word of a source that an order is closed or issued',
      [
        order('2026-03-16'),
        event('order.closed', '2026-03-13', { no: '督1' }),
        event('order.issued', '2026-03-13', { no: '督9', card: yellow, due: '2026-03-14' }),
        reply('2026-03-18'),
      ],
      '2026-03-20',
      'order reply 2026-03-16 late',
    ],
    [
      'count an order that a source tells of the case itself, answered by anyone',
      [
        event('order.issued', '2026-03-12', { no: '府督7', due: '2026-03-16', leader: '孙' }),
        event('order.issued', '2026-03-13', { no: '府督7', due: '2026-03-30' }),
        event('order.issued', '2026-03-12', { no: '府督8', due: '2026-03-13' }),
        event('order.replied', '2026-03-16 23:00', { no: '府督7' }, { source: 'urn:another' }),
      ],
      '2026-03-20',
      'order reply 2026-03-16 onTime',
      'order reply 2026-03-13 overdue',
    ],
    [
      'take the word that it is closed of the source alone that issued it',
      [
        event('order.issued', '2026-03-12', { no: '府督7', due: '2026-03-16' }),
        event('order.closed', '2026-03-13', { no: '府督7' }, { source: 'urn:another' }),
        event('order.closed', '2026-03-17', { no: '府督7' }),
      ],
      '2026-03-20',
      'order reply 2026-03-16 late',
    ],
    [
      'keep to the platform’s order where a source tells of one with its number',
      [
        order('2026-03-16'),
        event('order.issued', '2026-03-11', { no: '督1', due: '2026-03-30' }),
        reply('2026-03-18'),
      ],
      '2026-03-20',
      'order reply 2026-03-16 late',
    ],
    [
      'say that a card was closed as corrected',
      [decision('card.closed', '2026-03-13', { card: yellow, by: 'sun', reason: '已整改' })],
      '2026-03-20',
      'corrected yellow 2026-03-11',
    ],
    [
      'say nothing more of an order whose card was revoked',
      [
        order('2026-03-16'),
        decision('card.revoked', '2026-03-13', { card: yellow, by: 'sun', reason: '误发' }),
      ],
      '2026-03-20',
    ],
  ];
  for (const [rule, more, asOf, ...expected] of table) {
    it(rule, () => {
      expect(told([...events, ...more], asOf)).toEqual(expected);
    });
  }
});
