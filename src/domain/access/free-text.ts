import { starKnown } from './known-words.ts';
import { maskAddress, maskName, maskPhone, maskText } from './masking.ts';
import { maskPersonNames } from './person-names.ts';

// Every list of every ticket looks: most texts lack what most of the signs below need.
const DIGIT = /[\d０-９]/;
const HAN = /\p{Script=Han}/u;

/** Fixed lines with or without area code, and 400 numbers; a mobile number is seen before them. */
const FIXED_LINE = /(?<!\d)(?:0\d{2,3}[-—－ ]?\d{7,8}|400[-—－ ]?\d{3}[-—－ ]?\d{4})(?!\d)/g;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Identity numbers of fifteen digits, and those and mobile numbers written in groups or wide. */
const GROUPED =
  /(?<![\d０-９])(?:\d{15}|[\d０-９]{6}[ \-—－·.]?[\d０-９]{8}[ \-—－·.]?[\d０-９]{3}[\d０-９XxＸｘ]|[1１][3-9３-９][\d０-９][ \-—－·.]{0,2}[\d０-９]{4}[ \-—－·.]{0,2}[\d０-９]{4})(?![\d０-９])/g;
/** Down to the house: a road or an estate, and what follows with a number. */
const ADDRESS =
  /[\p{Script=Han}\dA-Za-z]{0,20}?(?:路|街道|大街|街|巷|大道|小区|花园|家园|公寓|村|社区|苑)[\p{Script=Han}\dA-Za-z-]{0,12}?\d+(?:号楼|号院|号|栋|幢|楼|单元|室|户|弄)(?:[\p{Script=Han}\dA-Za-z-]{0,6}?\d+(?:号楼|号|栋|幢|楼|单元|层|室|户|弄))*/gu;
/** Whoever says who he is: 我叫, 本人, 姓名, 联系人 and the like before two to four characters of a name. */
const SAYS_NAME =
  /((?:我叫|我是|本人|姓名(?:是|为)?|联系人(?:是|为)?|投诉人|申请人|举报人|反映人|来电人|称呼)[:：\s]*)(\p{Script=Han}{1,4}?)(?=[，,。；;、\s]|先生|女士|同志|[（(]|电话|手机|身份证|住|家住|$)/gu;
/** 张先生, 欧阳女士: a family name is half of a name. */
const CALLED = /(\p{Script=Han}{1,2})(?=先生|女士|小姐|同志(?!们)|阿姨|大爷|师傅|老师(?!们))/gu;
/** What is said of a caller, 来电人联系, is not what he is called. */
const DOES_SOMETHING =
  /^(?:[不在一有无是已未没的与和等被将会要需就都]|企业|公司|个人|单位|居民|业主|村民|学生|农民|联系|沟通|表示|反映|要求|希望|认为|再次|多次|对此|同意|满意|不满|来电|说明|解释|致电|回访|提供)/u;
const NOT_A_FAMILY = /[位老该某]$/u;
const NOT_A_NAME = /^(?:[一两几各多]名|这位|那位|一位|该|某|老|各位|有位|位|的|说|和|与|请|让|找)/u;

/**
 * Free text with everything masked that looks as if it said who somebody is: numbers of telephones
 * and identity cards, mail addresses, street addresses, names that introduce themselves. It hides
 * too much rather than too little: whoever has to know reads the words by a reveal, on record.
 */
export function maskFreeText(text: string): string {
  return maskNames(maskPersonNamesOf(maskAddresses(maskNumbers(text))));
}

function maskPersonNamesOf(text: string): string {
  return HAN.test(text) ? maskPersonNames(text) : text;
}

function maskNumbers(text: string): string {
  if (!DIGIT.test(text)) return text;
  return maskText(text)
    .replaceAll(GROUPED, (number) => '*'.repeat(number.length))
    .replaceAll(FIXED_LINE, maskPhone);
}

function maskAddresses(text: string): string {
  const free = text.includes('@')
    ? text.replaceAll(MAIL, (mail) => `${mail.slice(0, 1)}***`)
    : text;
  return DIGIT.test(free) && HAN.test(free) ? free.replaceAll(ADDRESS, maskAddress) : free;
}

function maskNames(text: string): string {
  if (!HAN.test(text)) return text;
  return text
    .replaceAll(SAYS_NAME, (_, before: string, name: string) =>
      DOES_SOMETHING.test(name) ? before + name : before + maskName(name),
    )
    .replaceAll(CALLED, hideCalled);
}

/**
 * Also without the words by which somebody is known: what the caller left as name, telephone,
 * address or number, wherever the text repeats it.
 */
export function maskKnown(text: string, known: readonly string[]): string {
  return maskFreeText(starKnown(text, known));
}

/** 请张 before 女士 is a word and a family name. */
function hideCalled(name: string): string {
  if (!NOT_A_NAME.test(name)) return '*'.repeat(name.length);
  const [word = '', family = ''] = Array.from(name);
  return family === '' || NOT_A_FAMILY.test(name) ? name : `${word}*`;
}
