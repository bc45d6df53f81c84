import { hearXml } from './read-xml.ts';
import { unescaped } from './cell-text.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Texts of a workbook lie apart from its cells and are held in memory: so many characters at most. */
const MOST_CHARACTERS = 50_000_000;
const MOST_TEXTS = 4_000_000;

/**
 * The texts that the cells of a workbook name by number.
 *
 * @throws {RangeError} there are more than memory is given for
 */
export async function readSharedStrings(entry: ZipEntry | undefined): Promise<readonly string[]> {
  const texts: string[] = [];
  if (entry === undefined) return texts;
  let characters = 0;
  let parts: string[] = [];
  let inText = false;
  let inPhonetic = false;
  await hearXml(entry.content(), {
    open: (name) => {
      if (name === 'si') parts = [];
      else if (name === 't') inText = !inPhonetic;
      else if (name === 'rPh') inPhonetic = true;
    },
    text: (text) => {
      if (inText) parts.push(text);
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        const text = unescaped(parts.join(''));
        characters += text.length;
        texts.push(text);
        if (characters > MOST_CHARACTERS || texts.length > MOST_TEXTS) {
          throw new RangeError('the workbook holds more text than is read: save the sheet as CSV');
        }
      }
    },
  });
  return texts;
}
