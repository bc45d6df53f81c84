import { checkHistory } from './check-history.ts';
import type { StoredEvent, Violation } from './check-history.ts';
import type { Fate, SentEvent } from './history.ts';

const sent = (fate: Fate): SentEvent => ({ id: 'e1', subject: 'C1', mark: 'a', fate });
const stored: StoredEvent = { id: 'e1', subject: 'C1', mark: 'a' };

describe('checkHistory', () => {
  const cases: readonly {
    why: string;
    sent: readonly SentEvent[];
    stored: readonly StoredEvent[];
    kinds: readonly Violation['kind'][];
  }[] = [
    {
      why: 'finds nothing where the acknowledged is there once',
      sent: [sent('acknowledged')],
      stored: [stored],
      kinds: [],
    },
    {
      why: 'calls an acknowledged event that is absent lost',
      sent: [sent('acknowledged')],
      stored: [],
      kinds: ['lost'],
    },
    {
      why: 'takes an unknown event as absent',
      sent: [sent('unknown')],
      stored: [],
      kinds: [],
    },
    {
      why: 'takes an unknown event as present once',
      sent: [sent('unknown')],
      stored: [stored],
      kinds: [],
    },
    {
      why: 'never takes an event twice, acknowledged or unknown',
      sent: [sent('unknown')],
      stored: [stored, stored],
      kinds: ['twice'],
    },
    {
      why: 'calls a rejected event that is there a ghost',
      sent: [sent('rejected')],
      stored: [stored],
      kinds: ['ghost'],
    },
    { why: 'takes a rejected event as absent', sent: [sent('rejected')], stored: [], kinds: [] },
    {
      why: 'sees that a later content won over the first',
      sent: [sent('acknowledged')],
      stored: [{ ...stored, mark: 'b' }],
      kinds: ['changed'],
    },
    {
      why: 'sees an event in another subject',
      sent: [sent('acknowledged')],
      stored: [{ ...stored, subject: 'C2' }],
      kinds: ['moved'],
    },
    {
      why: 'sees an event that nobody sent',
      sent: [],
      stored: [stored],
      kinds: ['invented'],
    },
  ];
  for (const { why, kinds, ...history } of cases) {
    it(why, () => {
      const found = checkHistory(history.sent, history.stored);
      expect(found.map(({ kind }) => kind)).toEqual([...kinds]);
    });
  }
});
