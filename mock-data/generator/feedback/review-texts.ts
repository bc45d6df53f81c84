/** What people tick and write, by where they rate. */
interface Words {
  readonly channels: readonly string[];
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

export const ONLINE: Words = {
  channels: ['pc', 'mobile', 'sms'],
  good: ['guideClear', 'quick', 'noVisit', 'easyToUse'],
  bad: ['guideUnclear', 'slow', 'extraMaterials', 'hardToUse', 'askedTwice'],
};

export const ON_SITE: Words = {
  channels: ['qr', 'hallTablet', 'window'],
  good: ['quick', 'friendly', 'competent', 'toldAtOnce'],
  bad: ['slow', 'unfriendly', 'notCompetent', 'extraMaterials', 'manyVisits'],
};

export const PRAISES = [
  '一次就办好了，工作人员很耐心。',
  '网上提交，第二天就收到结果，很方便。',
  '导办员帮忙拍照上传，省了不少事。',
  '比承诺时间提前三天，点赞。',
];

/** A bad review in words, and how it is put right. */
export interface Grievance {
  readonly label: string;
  readonly text: string;
  readonly found: string;
  readonly fixed: string;
}

export const GRIEVANCES: readonly Grievance[] = [
  {
    label: 'extraMaterials',
    text: '办事指南没有写要租赁合同，到了窗口才说要补。',
    found: '情况属实，指南更新后窗口仍按旧清单收件。',
    fixed: '窗口清单已更新，已电话致歉并免于补交，本人材料当日受理。',
  },
  {
    label: 'slow',
    text: '排了两个多小时才轮到，叫号机中间还坏了一次。',
    found: '情况属实，当日两个窗口人员培训，未安排顶岗。',
    fixed: '已实行窗口 AB 岗，设置超时预警，高峰时段增开两个窗口。',
  },
  {
    label: 'unfriendly',
    text: '问了一句怎么填表，工作人员头也不抬，让自己看墙上。',
    found: '经调取监控，反映属实。',
    fixed: '当事人已作检讨并当面道歉，全员服务礼仪培训一次。',
  },
  {
    label: 'askedTwice',
    text: '同样的身份证照片传了三遍，每次都说不清晰，又不说要什么样的。',
    found: '情况属实，退回意见过于笼统。',
    fixed: '已改为调用电子证照，不再要求上传；退回意见改为逐项说明。',
  },
  {
    label: 'hardToUse',
    text: '手机上提交到最后一步就闪退，填的内容全没了。',
    found: '部分机型存在兼容问题。',
    fixed: '已发布修复版本并增加自动暂存，回访时用户已成功提交。',
  },
  {
    label: 'manyVisits',
    text: '前后跑了四趟，每次都有新的说法。',
    found: '情况属实，未一次性告知。',
    fixed: '已补发一次性告知单，安排专人帮办，当天办结。',
  },
];

/** Appeals of departments, and whether a second person follows them. */
export const APPEALS = [
  { reason: '评价人将停车难误评为本事项，与办理无关', result: 'notGovernment' },
  { reason: '经电话核实，评价人误点不满意，本人同意更正', result: 'mistaken' },
  { reason: '同一手机号一分钟内对多个窗口连续差评，内容相同', result: 'malicious' },
  { reason: '窗口人员已按规定告知，责任不在我方', result: null },
] as const;
