/** Signs that stand for letters. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Words that people begin a password with; what follows of digits and signs does not make it better. */
const WORDS: ReadonlySet<string> = new Set(
  `password passwd passw0rd passcode welcome letmein admin administrator administrators root system
  superuser manager supervisor guest test testing tester user username login changeme default
  secret master qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc iloveyou woaini
  woaini woaiwojia woaizuguo aini nihao ninhao mima mimamima zhongguo china beijing shanghai
  guangzhou shenzhen shandong jinan qingdao yantai weifang zibo linyi taian jining dezhou heze
  binzhou dongying weihai rizhao liaocheng zaozhuang gongzuo zhengfu zhengwu government dashboard
  mingjian hotline fuwu rexian monkey dragon tiger football baseball basketball sunshine princess
  shadow superman batman pokemon starwars computer internet freedom michael jordan jennifer
  trustno access hello abcdef abcdefgh abcabc aaa qwe asd zxc qweasd qweasdzxc abc xyz
  spring summer autumn winter january february monday friday company office windows oracle`
    .split(/\s+/)
    .map(plain),
);

const ROWS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Shortest name that a password must not be made of. */
const SHORTEST_NAME = 3;

/**
 * Whether a password is among the first that anybody would try: a usual word with digits and signs
 * around it, a row of keys or of the alphabet, one part said again and again, a date, or the
 * name of the account.
 */
export function isCommonPassword(password: string, account: string): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const name = account.toLowerCase();
  return (
    [text, core].some((part) => WORDS.has(plain(part))) ||
    (name.length >= SHORTEST_NAME && plain(text).includes(plain(name))) ||
    isRun(text) ||
    isRepeated(text) ||
    /^(19|20)?\d{6}$|^\d{1,8}$|^1[3-9]\d{9}$/.test(text) ||
    // A short word between digits: `abc12345`.
    (core.length > 0 && core.length <= 3 && isRun(text.replaceAll(core, '')))
  );
}

/** Letters alone, with the signs that stand for some. */
function plain(text: string): string {
  return text.replace(/[0-9@$!]/g, (sign) => STANDS_FOR[sign] ?? sign);
}

/** Keys or letters in a row, forwards or backwards, at least four. */
function isRun(text: string): boolean {
  if (text.length < 4) return false;
  return ROWS.some((row) => {
    const backwards = Array.from(row).reverse().join('');
    return (row + row).includes(text) || (backwards + backwards).includes(text);
  });
}

function isRepeated(text: string): boolean {
  return /^(.{1,4})\1+$/u.test(text);
}
