import {
  CARD_EVENT_TYPES,
  eventRank,
  SCORE_EVENT_TYPES,
  SOURCE_EVENT_TYPES,
} from './event-types.ts';

describe('eventRank', () => {
  const inOrder: readonly { first: string; then: string }[] = [
    { first: 'case.submitted', then: 'case.preReviewed' },
    { first: 'case.preReviewed', then: 'case.received' },
    { first: 'case.received', then: 'case.correctionRequested' },
    { first: 'case.correctionRequested', then: 'case.accepted' },
    { first: 'case.accepted', then: 'case.stepStarted' },
    { first: 'case.stepStarted', then: 'case.stepFinished' },
    { first: 'case.suspended', then: 'case.resumed' },
    { first: 'case.decided', then: 'case.finished' },
    { first: 'case.finished', then: 'case.delivered' },
    { first: 'case.note', then: 'item.published' },
    { first: 'ticket.dispatched', then: 'ticket.signed' },
    { first: 'source.manifest', then: 'card.issued' },
    { first: 'card.issued', then: 'card.acknowledged' },
    { first: 'card.revocationRequested', then: 'card.revoked' },
  ];
  for (const { first, then } of inOrder) {
    it(`ranks ${first} before ${then}`, () => {
      expect(eventRank(first)).toBeLessThan(eventRank(then));
    });
  }

  it('counts the table of the interface from 0', () => {
    expect(eventRank('case.submitted')).toBe(0);
  });

  it('ranks what it does not know last', () => {
    expect(eventRank('config.changed')).toBe(
      [...SOURCE_EVENT_TYPES, ...CARD_EVENT_TYPES, ...SCORE_EVENT_TYPES].length,
    );
  });

  it('names every type once', () => {
    const all = [...SOURCE_EVENT_TYPES, ...CARD_EVENT_TYPES];
    expect(new Set(all).size).toBe(all.length);
  });

  it('knows the 21 types of a case beside its note', () => {
    expect(SOURCE_EVENT_TYPES.filter((type) => type.startsWith('case.')).length).toBe(22);
  });
});
