import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { textLines } from './text-lines.ts';

describe('the lines of a file', () => {
  let folder: string;
  let file: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-lines-'));
    file = join(folder, 'lines.txt');
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('are those of the whole text, and each is read again as it was', () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('明'.repeat(30_000)));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (texts) => {
        const text = texts.join('\n');
        writeFileSync(file, text);
        const lines = [...textLines(file)];
        const expected = Buffer.from(text).toString('utf8').split('\n');
        expect(lines.map((one) => one.text)).toEqual(expected);
        expect(lines.map(({ again }) => again())).toEqual(expected);
      }),
    );
  });
});
