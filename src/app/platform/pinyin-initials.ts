/**
 * First Latin letters of Chinese text by the browser's pinyin collation. A character sorts at or
 * after the first one of its letter; these are the first of each.
 */
const FIRST_OF_LETTER: readonly (readonly [string, string])[] = [
  ['阿', 'a'],
  ['八', 'b'],
  ['嚓', 'c'],
  ['咑', 'd'],
  ['妸', 'e'],
  ['发', 'f'],
  ['旮', 'g'],
  ['哈', 'h'],
  ['讥', 'j'],
  ['咔', 'k'],
  ['垃', 'l'],
  ['妈', 'm'],
  ['拏', 'n'],
  ['噢', 'o'],
  ['妑', 'p'],
  ['七', 'q'],
  ['呥', 'r'],
  ['仨', 's'],
  ['他', 't'],
  ['屲', 'w'],
  ['夕', 'x'],
  ['丫', 'y'],
  ['帀', 'z'],
];

/** Place names whose reading differs from the character's first one: 单县, 莘县, 东阿. */
const READ_OTHERWISE: Readonly<Record<string, string>> = { 单县: 'sx', 莘县: 'sx', 东阿: 'de' };

const collator = new Intl.Collator('zh-CN-u-co-pinyin');
const HAN = /\p{Script=Han}/u;

/** `济南市` gives `jns`; other letters and digits stay, lower case. */
export function pinyinInitials(text: string): string {
  let rest = text;
  let initials = '';
  while (rest !== '') {
    const name = Object.keys(READ_OTHERWISE).find((known) => rest.startsWith(known));
    if (name !== undefined) {
      initials += READ_OTHERWISE[name] ?? '';
      rest = rest.slice(name.length);
      continue;
    }
    const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    initials += initialOf(character);
    rest = rest.slice(character.length);
  }
  return initials;
}

function initialOf(character: string): string {
  if (!HAN.test(character)) return character.toLowerCase();
  let initial = '';
  for (const [first, letter] of FIRST_OF_LETTER) {
    if (collator.compare(character, first) < 0) break;
    initial = letter;
  }
  return initial;
}
