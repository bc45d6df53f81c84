import fc from 'fast-check';
import { findSimilar, isOfMany, pairsOf } from './similar-tickets.ts';
import type { TicketTraits } from './similar-tickets.ts';

const DAY_MS = 86_400_000;
const NOISE = '阳光花园小区三号楼工地夜间施工噪音扰民，居民无法休息';

const ticket = (no: string, more: Partial<TicketTraits> & { readonly text?: string } = {}) => {
  const { text = NOISE, ...traits } = more;
  const ticketed: TicketTraits = {
    ...{ no, caller: `phone ${no}`, path: '370000/370100/370102/', pairs: pairsOf(text), at: 0 },
    ...traits,
  };
  return ticketed;
};

describe('tickets that may be about one matter', () => {
  const one = ticket('T1', { caller: 'phone 1' });
  const rows: readonly (readonly [rule: string, other: TicketTraits, because: string | null])[] = [
    ['are of one place and said in the same words', ticket('T2'), 'place words'],
    ['are of one caller as well', ticket('T2', { caller: 'phone 1' }), 'caller place words'],
    [
      'may be of one caller and two places',
      ticket('T2', { caller: 'phone 1', path: '370000/370200/' }),
      'caller words',
    ],
    ['are none where only the words are the same', ticket('T2', { path: '370000/370200/' }), null],
    [
      'need a quarter of the words where the caller is the same',
      ticket('T2', {
        caller: 'phone 1',
        text: '三号楼工地夜间施工噪音太大，要求停工并查处，多次反映',
      }),
      'caller place',
    ],
    [
      'are none of one caller about another thing',
      ticket('T2', { caller: 'phone 1', text: '自来水停水两天没有通知，请尽快恢复供水' }),
      null,
    ],
    ['are none that lie more than 30 days apart', ticket('T2', { at: 31 * DAY_MS }), null],
    ['are none that say next to nothing', ticket('T2', { text: '路灯不亮' }), null],
    ['are none that are the ticket itself', ticket('T1'), null],
  ];
  for (const [rule, other, because] of rows) {
    it(rule, () => {
      expect(findSimilar(one, [other])[0]?.because.join(' ') ?? null).toBe(because);
    });
  }

  it('do not depend on blanks, punctuation and the width of letters', () => {
    expect([...pairsOf('Ａ区，3号 楼!')]).toEqual([...pairsOf('a区3号楼')]);
  });

  it('never take an unknown caller for the same one', () => {
    const both = [ticket('T1', { caller: null }), ticket('T2', { caller: null })] as const;
    expect(findSimilar(both[0], [both[1]])[0]?.because).toEqual(['place', 'words']);
  });

  it('come with the most alike first, whatever order they are in', () => {
    const others = [
      ticket('T2'),
      ticket('T3', { caller: 'phone 1' }),
      ticket('T4', { text: `${NOISE}，多次反映未果` }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(others, { minLength: 3 }), (shuffled) => {
        expect(findSimilar(one, shuffled).map(({ no }) => no)).toEqual(['T3', 'T2', 'T4']);
      }),
    );
  });

  it('find each other', () => {
    const text = fc.constantFrom(NOISE, `${NOISE}请处理`, '自来水停水两天没有通知请尽快恢复供水');
    const caller = fc.constantFrom('phone 1', 'phone 2', null);
    const any = fc.record({ text, caller, path: fc.constantFrom('a/', 'b/') });
    fc.assert(
      fc.property(any, any, (left, right) => {
        const [first, second] = [ticket('T1', left), ticket('T2', right)];
        expect(findSimilar(first, [second])[0]?.because).toEqual(
          findSimilar(second, [first])[0]?.because,
        );
      }),
    );
  });

  it('are a matter of many where five callers say so, one of them however often', () => {
    const same = (count: number): TicketTraits[] =>
      Array.from({ length: count }, (_, place) => ticket(`S${place}`, { caller: 'phone 9' }));
    const many = (count: number): TicketTraits[] =>
      Array.from({ length: count }, (_, place) => ticket(`M${place}`));
    const of = (others: TicketTraits[]): boolean => isOfMany(one, findSimilar(one, others), others);
    expect([of(many(3)), of(many(4)), of(same(9)), of([...many(3), ...same(2)])]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});
