import { decodeItem } from './decode-reference.ts';

const ROW = { code: 'A1', name: '一' };

describe('an item of a catalogue', () => {
  for (const [told, type] of [
    [undefined, 'commitment'],
    ['onTheSpot', 'onTheSpot'],
    ['ON_THE_SPOT', 'onTheSpot'],
    ['即办件', 'onTheSpot'],
    ['承诺件', 'commitment'],
    ['转报件', 'forwarded'],
    ['01', 'commitment'],
    ['行政许可', 'commitment'],
  ] as const) {
    it(`of type ${told ?? 'nobody told'} is handled as ${type}`, () => {
      const read = decodeItem(told === undefined ? ROW : { ...ROW, type: told });

      expect(read.ok && read.value.type).toBe(type);
    });
  }

  it('of a type that tells nothing known is refused by name', () => {
    const read = decodeItem({ ...ROW, type: 'sofort' });

    expect(!read.ok && read.error.message).toContain('type must be onTheSpot');
  });

  it('may keep its limits in one field, under either name', () => {
    const [long, short] = [20, 5].map((value) => ({ value, unit: 'workingDay' }));
    for (const limits of [
      { statutory: long, commitment: short },
      { statutoryLimit: long, commitmentLimit: short },
    ]) {
      const read = decodeItem({ ...ROW, limits });

      expect(read.ok && [read.value.statutoryLimit, read.value.commitmentLimit]).toEqual([
        ...[long, short],
      ]);
    }
  });
});
