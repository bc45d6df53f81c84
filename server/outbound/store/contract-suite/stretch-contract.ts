import type { Store } from '../../../application/store/store.ts';
import { OF_CARDS, UNDATED } from '../../../application/store/stretch-rows.ts';
import type { Stretch } from '../../../application/store/stretch-rows.ts';

/** How every home keeps changes that are added up. Call it inside a `describe` of the home. */
export function describeStretches(getStore: () => Store): void {
  const stretch = (level: number, from: number, to: number): Stretch => ({
    ...{ level, from, to },
    ...{ hour: 490_000 + to, sweptTo: to * 10, at: to * 10, until: to * 10 + 5 },
  });
  const STRETCHES = [stretch(0, 0, 4), stretch(0, 4, 9), stretch(0, 9, 12), stretch(1, 0, 9)];
  /** As long as those of a day may be. */
  const LONG = Uint8Array.from({ length: 70_000 }, (_, place) => (place * place) % 251);
  const PARTS = [
    { part: OF_CARDS, bytes: Uint8Array.of(1) },
    { part: UNDATED, bytes: Uint8Array.of(2, 0, 255) },
    { part: 24_314, bytes: LONG },
  ];
  const keysOf = (stretches: readonly Stretch[] | undefined): readonly string[] =>
    (stretches ?? []).map(({ level, from, to }) => `${level}: ${from}-${to}`);

  describe('stretches of changes', () => {
    beforeEach(() =>
      getStore().transaction(async ({ stretches }) => {
        for (const one of STRETCHES) await stretches.add(one, one.to === 12 ? [] : PARTS);
      }, 'beside'),
    );

    it('are found by where they begin, and tell how far each level and those above it reach', async () => {
      const { stretches } = getStore();
      const reached = [];
      for (const level of [0, 1, 2]) reached.push(await stretches.reached(level));
      expect(reached).toEqual([12, 9, 0]);
      expect(keysOf(await stretches.after(0, 4, 9))).toEqual(['0: 4-9', '0: 9-12']);
      expect(keysOf(await stretches.after(0, 0, 1))).toEqual(['0: 0-4']);
      expect(keysOf(await stretches.between(4, 12))).toEqual(['0: 4-9', '0: 9-12']);
      expect([...keysOf(await stretches.between(0, 11))].sort()).toEqual([
        ...['0: 0-4', '0: 4-9', '1: 0-9'],
      ]);
    });

    it('are found by their end: the last up to a version and recorded by an instant, whole', async () => {
      const { stretches } = getStore();
      expect(await stretches.last(11, 99_999)).toEqual(STRETCHES[3]);
      expect(await stretches.last(99, 119)).toEqual(STRETCHES[3]);
      expect(await stretches.last(99, 120)).toEqual(STRETCHES[2]);
      expect(await stretches.last(99, 39)).toBeUndefined();
      expect(await stretches.last(3, 99_999)).toBeUndefined();
    });

    it('give back the parts that are asked for, byte for byte and in order of those asked', async () => {
      const { stretches } = getStore();
      const [first, , empty, joined] = STRETCHES;
      if (first === undefined || empty === undefined || joined === undefined) return;
      expect(await stretches.parts([joined, first], UNDATED, 24_314)).toEqual([
        PARTS.slice(1).map(({ part, bytes }) => ({ part, bytes: bytesLike(bytes) })),
        PARTS.slice(1).map(({ part, bytes }) => ({ part, bytes: bytesLike(bytes) })),
      ]);
      expect(await stretches.parts([empty, first], OF_CARDS, OF_CARDS)).toEqual([
        [],
        [{ part: OF_CARDS, bytes: bytesLike(Uint8Array.of(1)) }],
      ]);
      expect(await stretches.parts([], OF_CARDS, 99_999)).toEqual([]);
    });

    it('are forgotten by level, version and instant with their parts, and then nobody gets a part of them', async () => {
      const store = getStore();
      await store.transaction(({ stretches }) => stretches.drop(0, 0, 12, 90), 'beside');
      const { stretches } = store;
      expect(keysOf(await stretches.between(0, 99))).toEqual(['1: 0-9', '0: 9-12']);
      const [first, , , joined] = STRETCHES;
      if (first === undefined || joined === undefined) return;
      expect(await stretches.parts([joined, first], UNDATED, 1)).toBeUndefined();
      expect((await stretches.parts([joined], UNDATED, 1))?.length).toBe(1);
      await store.transaction(({ stretches: inside }) => inside.drop(0, 9, 99, 999), 'beside');
      expect(await stretches.reached(0)).toBe(0);
    });
  });
}

/** Homes answer one kind of bytes or another. */
function bytesLike(bytes: Uint8Array): jasmine.AsymmetricMatcher<Uint8Array> {
  return {
    asymmetricMatch: (other) =>
      other.length === bytes.length && other.every((byte, at) => byte === bytes[at]),
    jasmineToString: () => `${bytes.length} bytes`,
  };
}
