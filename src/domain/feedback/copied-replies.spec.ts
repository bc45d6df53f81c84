import { at } from '../testing/case-fixture.ts';
import { CopiedReplies } from './copied-replies.ts';
import { MOST_EVIDENCE } from './sign-of-gaming.ts';

const START = at('2026-03-02 09:00');
const HOUR_MS = 3_600_000;

function replies(count: number, more: { departmentCode?: string; mark?: string } = {}) {
  const found = new CopiedReplies();
  for (let place = 0; place < count; place += 1) {
    const reply = { no: `T${place}`, at: START + place * HOUR_MS, departmentCode: 'D1', mark: 'm' };
    found.add({ ...reply, ...more });
  }
  return found;
}

describe('answers copied across tickets', () => {
  it('are asked about from twenty tickets of one department on, with when and which', () => {
    expect(replies(20).signs).toEqual([
      {
        ...{ kind: 'copiedReply', by: 'words', key: 'D1 m', departmentCode: 'D1' },
        ...{ from: START, to: START + 19 * HOUR_MS, count: 20, expected: 19 },
        evidence: Array.from({ length: 20 }, (_, place) => `T${place}`),
      },
    ]);
  });

  it('are nothing to ask about below that', () => {
    expect(replies(19).signs).toEqual([]);
  });

  it('are not added up over departments, nor over texts', () => {
    const found = replies(19);
    found.add({ no: 'X', at: START, departmentCode: 'D2', mark: 'm' });
    found.add({ no: 'Y', at: START, departmentCode: 'D1', mark: 'n' });
    expect(found.signs).toEqual([]);
  });

  it('do not depend on the order in which they came', () => {
    const found = replies(19);
    found.add({ no: 'first', at: START - HOUR_MS, departmentCode: 'D1', mark: 'm' });
    expect(found.signs[0]?.from).toBe(START - HOUR_MS);
  });

  it('name no more tickets than a page holds, and count them all', () => {
    const [sign] = replies(MOST_EVIDENCE + 5).signs;
    expect(sign?.count).toBe(MOST_EVIDENCE + 5);
    expect(sign?.evidence.length).toBe(MOST_EVIDENCE);
  });
});
