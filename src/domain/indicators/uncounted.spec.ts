import { findIndicator } from './catalogue.ts';
import { findUncounted, UNCOUNTED } from './uncounted.ts';

describe('an indicator that no event speaks of', () => {
  for (const { id, name, reason } of UNCOUNTED) {
    it(`${id} is not counted, and says in both languages why`, () => {
      expect(findIndicator(id)).toBeUndefined();
      for (const words of [name, reason]) {
        expect(words.zh).toMatch(/\p{Script=Han}/u);
        expect(words.en).toMatch(/^[\x20-\x7e]+$/);
      }
    });
  }

  it('is found by its id and nothing else', () => {
    expect(findUncounted('I-41')?.name.zh).toBe('事项认领率');
    expect(findUncounted('I-01')).toBeUndefined();
  });
});
