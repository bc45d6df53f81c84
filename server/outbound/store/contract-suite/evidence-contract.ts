import type { Store } from '../../../application/store/store.ts';
import { subject } from './sample-rows.ts';

/** How every home finds what is counted somewhere. Call it inside a `describe` of the home. */
export function describeEvidence(getStore: () => Store): void {
  it('finds the subjects of a month and region that bear a mark, once each in order of their number', async () => {
    const store = getStore();
    const rows = ['C1', 'C2', 'C3'].map((no) => subject(no));
    const place = { kind: 'case', month: 24_315, region: '370102' } as const;
    await store.transaction(async ({ subjects, evidence }) => {
      await subjects.put(rows.map((row) => ({ row, before: undefined })));
      expect(await evidence.upTo()).toBe(0);
      await evidence.put(
        [
          ...['C3', 'C1', 'C2'].map((no) => ({ ...place, no, mark: 0 })),
          ...['C2', 'C3'].map((no) => ({ ...place, no, mark: 5 })),
          { ...place, no: 'C3', mark: 9 },
          { ...place, no: 'C1', month: 24_316, mark: 9 },
          { ...place, no: 'C1', region: '370103', mark: 9 },
        ],
        7,
      );
    });
    const nos = async (marks: readonly number[], after = '', limit = 9, region = '370102') => {
      const found = await store.evidence.subjects({ ...place, region }, marks, after, limit);
      return found.map(({ no }) => no);
    };
    expect(await nos([0])).toEqual(['C1', 'C2', 'C3']);
    expect(await nos([5])).toEqual(['C2', 'C3']);
    expect(await nos([5, 9])).toEqual(['C2', 'C3']);
    expect(await nos([9, 11])).toEqual(['C3']);
    expect(await nos([0], 'C2')).toEqual(['C3']);
    expect(await nos([0], '', 2)).toEqual(['C1', 'C2']);
    expect(await nos([0], '', 9, '370104')).toEqual([]);
    expect(await store.evidence.numbers(place, 0, '', 2)).toEqual(['C1', 'C2']);
    expect(await store.evidence.numbers(place, 0, 'C2', 9)).toEqual(['C3']);
    expect(await store.evidence.numbers(place, 9, '', 9)).toEqual(['C3']);
    expect(await store.evidence.numbers({ ...place, region: '370104' }, 0, '', 9)).toEqual([]);
    expect(await store.evidence.upTo()).toBe(7);
    const [first] = await store.evidence.subjects(place, [0], '', 9);
    expect(first?.contribution).toEqual(rows[0]?.contribution ?? []);
  });

  it('adds marks to those that there are, and goes on', async () => {
    const store = getStore();
    const mark = { kind: 'case', month: 1, region: 'r', no: 'C1', mark: 0 } as const;
    await store.transaction(async ({ subjects, evidence }) => {
      await subjects.put([{ row: subject('C1'), before: undefined }]);
      await evidence.put([mark], 1);
      await evidence.put([mark, { ...mark, mark: 4 }], 2);
      await evidence.put([], 3);
    });
    expect((await store.evidence.subjects(mark, [4], '', 9)).map(({ no }) => no)).toEqual(['C1']);
    expect(await store.evidence.upTo()).toBe(3);
  });
}
