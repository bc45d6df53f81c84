import type { EventData } from '#domain/cases/logged-event.ts';
import { subjectKeyOf } from './subject-key.ts';

const keyOf = (type: string, subject: string, data: EventData = {}): string => {
  const { kind, no } = subjectKeyOf({ id: 'E1', type, subject, data });
  return `${kind} ${no}`;
};

describe('the subject of an event', () => {
  const rows: readonly (readonly [rule: string, found: string, due: string])[] = [
    ['is of the kind that its type begins with', keyOf('ticket.created', 'T1'), 'ticket T1'],
    [
      'is the case whose card it is about, where the id is the number alone',
      keyOf('card.issued', 'C1', { card: 'C1/commitment/yellow/1' }),
      'case C1',
    ],
    [
      'is the ticket whose card it is about',
      keyOf('card.acknowledged', 'T1', { card: 'ticket:T1/close:1/red/1' }),
      'ticket T1',
    ],
    [
      'is the ticket whose cards lost their ground',
      keyOf('card.groundLost', 'T1', { cards: ['ticket:T1/close:1/red/1'] }),
      'ticket T1',
    ],
    [
      'is the review that an order is about, also when a department replies to it',
      keyOf('order.replied', 'R1', { no: 'review:R1-3' }),
      'review R1',
    ],
    [
      'is the survey that an event names',
      keyOf('survey.published', 'X', { surveyId: 'S1' }),
      'survey S1',
    ],
    [
      'is the answer itself where a survey is answered, whatever number it has',
      keyOf('survey.answered', 'A9', { surveyId: 'S1' }),
      'answer S1/E1',
    ],
    [
      'is the answer that was withdrawn',
      keyOf('survey.answerWithdrawn', 'S1', { surveyId: 'S1', answer: 'E0' }),
      'answer S1/E0',
    ],
    ['is the case that an order is about', keyOf('order.signed', 'C1', { no: 'C1-2' }), 'case C1'],
    [
      'is a case whatever its number looks like',
      keyOf('card.issued', 'ticket:T1', { card: 'ticket:T1/commitment/red/1' }),
      'case ticket:T1',
    ],
    [
      'is the ticket whose order it is, where the number of the order stands for it',
      keyOf('order.replied', 'ticket:T1-3', { no: 'ticket:T1-3' }),
      'ticket T1',
    ],
    [
      'is the order itself where its number is of its source, whatever it is about',
      keyOf('order.issued', 'T2', { no: '府督1' }),
      'order 府督1',
    ],
    [
      'is the order itself where that number stands for its subject',
      keyOf('order.replied', '府督1', { no: '府督1', subject: 'C1' }),
      'order 府督1',
    ],
    [
      'is an order by itself where it bears the number of another ticket',
      keyOf('order.replied', 'T2', { no: 'ticket:T1-3' }),
      'order ticket:T1-3',
    ],
  ];
  for (const [rule, found, due] of rows) {
    it(rule, () => {
      expect(found).toBe(due);
    });
  }

  it('is asked of types that the log can hold', () => {
    expect(() => keyOf('wedding.planned', 'W')).toThrowError(RangeError);
  });
});
