import fc from 'fast-check';
import { textMark } from './text-mark.ts';

describe('the mark of a text', () => {
  it('is the same for the same words, whatever blanks stand around them', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(textMark(` ${text}\n`)).toBe(textMark(text.trim()));
      }),
    );
  });

  it('is another one for another word, another order and another length', () => {
    const texts = ['已办结', '已办结。', '办已结', '已办', '', '已办结已办结'];
    expect(new Set(texts.map(textMark)).size).toBe(texts.length);
  });

  it('is not shared by a hundred thousand texts that differ in a number alone', () => {
    const marks = new Set<string>();
    for (let no = 0; no < 100_000; no += 1) marks.add(textMark(`您反映的问题（${no}）已办结`));
    expect(marks.size).toBe(100_000);
  });
});
