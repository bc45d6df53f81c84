/** What goes between the digits of a number that somebody writes in groups. */
const GAP = '[\\s\\-—－–·.]*';
const WIDE_ZERO = '０'.codePointAt(0) ?? 0;

/** What a family name is said with instead of the whole name. */
const WITH_FAMILY =
  '某{1,2}|先生|女士|小姐|同志|老师|师傅|老板|经理|主任|校长|医生|大夫|书记|大爷|大妈|大姐|大哥|阿姨|叔叔|总(?![共体是的之])|工(?![作程人商业资期地])';
const NUMBER = /^[\d０-９+\s\-—－–·.]{7,}[\dXxＸｘ]$/;
const NAME = /^\p{Script=Han}{2,4}$/u;
const COMPOUND = /^(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐)/;

/**
 * Every way in which a text may say a word by which somebody is known: as it is; of a number with
 * gaps and full-width digits; of a name with blanks, and the family name with what people are called.
 * Undefined for what is too short to be told from other words.
 */
function knownPattern(text: string): RegExp | string | undefined {
  if (text.length < 2) return undefined;
  if (NUMBER.test(text)) return new RegExp(`(?<![\\d０-９])${digitsOf(text)}(?![\\d０-９])`, 'gu');
  // Any signs at all, as they stand: nothing in them is a pattern.
  if (!NAME.test(text)) return text;
  const family = COMPOUND.exec(text)?.[0] ?? text.slice(0, 1);
  const whole = Array.from(text).join('\\s*');
  return new RegExp(
    `${whole}|${family}(?:${WITH_FAMILY})|[老小]${family}(?!\\p{Script=Han}{0,1}[层区])`,
    'gu',
  );
}

function digitsOf(text: string): string {
  const signs = Array.from(text.normalize('NFKC')).filter((sign) => /[\dXx]/.test(sign));
  return signs
    .map((sign) => {
      if (/x/i.test(sign)) return '[XxＸｘ]';
      return `[${sign}${String.fromCodePoint(WIDE_ZERO + Number(sign))}]`;
    })
    .join(GAP);
}

/** Whether a text may say a known word in any form; cheap, for every text of every event. */
function mayMention(text: string, word: string): boolean {
  if (NUMBER.test(word)) return /[\d０-９]{2}/.test(text);
  return NAME.test(word) ? text.includes(word.slice(0, 1)) : text.includes(word);
}

/** The text with every known word starred, however it is written. */
export function starKnown(text: string, known: readonly string[]): string {
  let starred = text;
  for (const told of known) {
    // Sources leave blanks around a word; no text repeats them.
    const word = told.trim();
    if (!mayMention(starred, word)) continue;
    const pattern = knownPattern(word);
    if (pattern !== undefined) {
      starred = starred.replaceAll(pattern, (said) => '*'.repeat(said.length));
    }
  }
  return starred;
}
