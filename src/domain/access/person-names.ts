import { maskName } from './masking.ts';

/** Family names of nearly everybody, less those that are words; the rest introduce themselves or are hidden as known. */
const FAMILY =
  '(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤殷牛葛温乔翟臧鲍栾逄綦仝亓窦奚酆岑倪滕邬卞伍穆祁狄茅庞屈阮闵娄刁骆樊霍虞柯昝裘缪郁钮嵇邢裴翁荀甄芮靳糜隗宓郗仇戎詹郜蓟邰蔺屠胥莘姬冉宰郦雍濮扈郏浦晏瞿茹暨耿匡寇聂晁敖訾阚饶鞠蒯荆竺逯桓苗尤俞柳鲁])';

/** Words after which somebody is named, by himself or by a form. */
const NAMES_ITSELF =
  '我叫|名叫|我是|我姓|姓名(?:是|为)?|本人(?:叫|姓)?|联系人(?:是|为|叫)?|投诉人|申请人|举报人|反映人|来电人|求助人|当事人|法定代表人|法人|户主|署名|化名|称呼';

/** What people are to the one who writes, or to the office. */
const ROLES =
  '老板|经理|店主|店长|房东|业主|邻居|住户|患者|孩子|儿子|女儿|母亲|父亲|丈夫|妻子|爱人|老公|老婆|司机|主任|局长|科长|校长|园长|医生|大夫|护士|工作人员|窗口人员|员工|职工|负责人|经办人|包工头|中介|村民|居民|老人|同事|书记|会计|保安';

/** What people are called behind their names. */
const TITLES =
  '先生|女士|小姐|同志|老师|师傅|大爷|大妈|大姐|大哥|阿姨|老板|经理|主任|局长|科长|校长|医生|大夫|书记|会计|同学';

/** What goes on after a name: what he does, says or is reached by; or the sentence ends. */
const GOES_ON =
  '$|[\\s，,。；;、：:！!？?（(）)“”"\'《》\\d]|反映|表示|来电|投诉|举报|电话|手机|微信|身份证|联系|家住|住在|住址|态度|要求|希望|认为|负责|办理|接待|处理|告知|答复|收取|收了|拒绝|拒不|一直|多次|已经|曾经|曾|于|在|到|来|去|说|称|讲|是|的|把|被|将|让|给|对|向|和|与|及|等|没|不|未|欠|打|骂|骗|卖|用|擅自|私自|违规|强行|故意|承诺|同意|当场|昨|今|每|也|都|就|还|从|因|为';

/** Words that begin like a name after what people are. */
const NOT_NAMES =
  '马上|任何|任意|高兴|高度|高中|高考|高速|高血压|方便|方面|方式|白天|白白|万元|万一|金额|何时|何人|何处|余额|程序|周边|周围|周末|周日|周[一二三四五六]|许多|许可|严重|严格|严肃|谢谢|全部|常年|安排|黄牌|黄色|沈阳|江苏|江西|苏州|徐州|郑州|陈述|陈旧|陆续|钱款|段时间|夏天|夏季|毛病|于是|向来|曾经|石材|林业|田地|龙头|张贴|孙子|孙女|马路|白条|贺卡|顾客|顾虑|符合|温度|任务|林地|余款|余下|武装|方案|高层|金属|牛奶|江边|史料|范围|程度|张口|施工|于元|柳树|鲁莽|苗木|苗圃|尤其|庞大|屈服|浦东|荆棘';

/** Signs that given names are made of, and that few words hold two of behind a family name. */
const OF_GIVEN =
  '伟刚勇毅俊峰强军辉明永健志义兴良海仁波宁贵福龙胜祥才武利清飞彬富顺信杰涛昌成康星光达岩茂坚彪博诚敬震振壮群豪邦承绍松善庆磊友裕哲超浩亮谦奇翰朗宏鸣朋斌栋维启克伦翔旭鹏泽晨辰士建树炎德泰雄琛钧冠腾楠榕航弘秀娟英华慧巧美娜静淑惠珠翠雅芝玉萍红娥玲芬芳燕彩春菊兰凤洁梅琳素云莲环雪荣爱妹霞香月莺媛艳瑞凡佳嘉琼勤珍贞莉桂娣璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓仪荷丹蓉君琴蕊薇菁梦岚婕馨韵咏卿聪澜毓悦昭冰茗羽希欣滢柔凝晓枫芸菲亚宜舒丽阳妮宝恒鸿剑娇灵媚琪晴睿烁威雯萱彦宇雨洋忠宗紫逸贤轩国民平新文子东生林元春根柱栓锁喜旺';

/** What a name may follow inside of a sentence: somebody does something with or to its bearer. */
const BEFORE_NAME = '被和与跟由对向找给让请因经把将同及为问叫是';

/** What goes on in a list after a name that is hidden. */
const IN_LIST = '、和与及';

const GIVEN = '\\p{Script=Han}{1,2}?';
const QUOTE = '[“”"\'「」『』]?';
const LINK = `(?:叫|名叫|姓|是|为)?[:：\\s]*${QUOTE}`;

const AFTER_WORD = new RegExp(
  `((?:${NAMES_ITSELF}|(?<![\\p{Script=Han}])叫|(?:${ROLES})(?:叫|名叫|姓)?)${LINK})` +
    `(?!${NOT_NAMES})(${FAMILY}${GIVEN})(?=${QUOTE}(?:${GOES_ON}|${TITLES}))`,
  'gu',
);
const BEFORE_TITLE = new RegExp(
  `(?<!\\p{Script=Han})(?!${NOT_NAMES})(${FAMILY}${GIVEN})(?=${TITLES}|[（(]?(?:男|女)[，,）)]|[（(，,：: ]*(?:电话|手机|联系电话|身份证)[号码]*[:：是为]?\\s*[\\d０-９*])`,
  'gu',
);

/** Nothing introduces it: a family name and two signs of given names, where a name can stand. */
const STANDS_ALONE = new RegExp(
  `(?<![\\p{Script=Han}]|[A-Za-z\\d])(?!${NOT_NAMES})(${FAMILY}[${OF_GIVEN}]{2})(?=${GOES_ON})` +
    `|(?<=[${BEFORE_NAME}])(?!${NOT_NAMES}|(?<=[对由])于|(?<=为)何)(${FAMILY}[${OF_GIVEN}]{2})`,
  'gu',
);

/** The next of a list of people, of whom the one before is hidden. */
const NEXT_IN_LIST = new RegExp(
  `(?<=\\*\\p{Script=Han}?[${IN_LIST}])(?!${NOT_NAMES})(${FAMILY}\\p{Script=Han}{1,2}?)(?=${GOES_ON})`,
  'gu',
);

/**
 * The text with names hidden that the words around them show to be names: a family name with one or
 * two more characters, after a word for a person and before what goes on after a name. Where no word
 * is for a person, the given name has to be of two signs that are seldom anything else, and what
 * stands beside it in a list is one too. A name that nothing shows to be one stays: half of all given
 * names are words.
 */
export function maskPersonNames(text: string): string {
  const masked = text
    .replaceAll(AFTER_WORD, (_, before: string, name: string) => before + maskName(name))
    .replaceAll(BEFORE_TITLE, (name: string) => maskName(name))
    .replaceAll(STANDS_ALONE, (name: string) => maskName(name));
  return maskLists(masked);
}

/** One name shows the next, so that lists are read from name to name. */
function maskLists(text: string): string {
  let masked = text;
  for (;;) {
    const next = masked.replaceAll(NEXT_IN_LIST, (name: string) => maskName(name));
    if (next === masked) return masked;
    masked = next;
  }
}
