import type { Texts } from './texts.ts';

/** Facts of a finding in words, by the names the finding gives them. */
export type FindingFacts = Readonly<Record<string, string | undefined>>;

export type FindingTexts = Texts<typeof zhFinding>;

/** Findings by their code: a question for a person, never a verdict. */
export const zhFinding = {
  acceptedAfterDeemed: '逾期未告知补正，视为已受理后才登记受理',
  notAcceptedAfterDeemed: '逾期未告知补正，视为已受理后又不予受理',
  groundLost: (facts: FindingFacts) => `后来的事件改变了${facts['level'] ?? '此牌'}的依据`,
  wouldDiffer: (facts: FindingFacts) =>
    `按最新日历，应办结日会是 ${facts['wouldBeDue'] ?? '—'}（按当时日历为 ${facts['due'] ?? '—'}）`,
  suspendedRepeatedly: '多次挂起',
  extensionNotApproved: '延长期限没有批准人',
  extensionTooLate: '期限届满后才延长，不计',
  extensionTooLong: '延长超过法定上限',
  extensionUnit: '延长的单位与期限不同，不计',
  extensionRepeated: '法定期限多次延长，仅第一次计',
  correctionAfterAcceptance: '受理后又要求补正，仅承诺时限暂停',
  notStatutoryPause: (facts: FindingFacts) =>
    `挂起事由（${facts['reason'] ?? ''}）不属行政许可法 45 条，法定时限照计`,
  suspendedAtLastMoment: (facts: FindingFacts) => `${facts['clock'] ?? ''}届满前才挂起`,
  suspendedLongerThanTold: (facts: FindingFacts) =>
    `挂起（${facts['reason'] ?? ''}）超过告知的时长`,
  deemedRenewed: (facts: FindingFacts) =>
    `有效期至 ${facts['expiresOn'] ?? ''}，届满前未决定，视为准予延续`,
  stepBeforeAcceptance: (facts: FindingFacts) => `受理之前已开始${facts['step'] ?? ''}环节`,
  eventAfterEnd: (facts: FindingFacts) => `${facts['end'] ?? ''}之后又有${facts['type'] ?? ''}`,
  repeated: (facts: FindingFacts) => `重复的${facts['type'] ?? ''}`,
  stepWithoutStart: (facts: FindingFacts) => `${facts['step'] ?? ''}环节有结束而无开始`,
  stepFinishedBeforeStart: (facts: FindingFacts) => `${facts['step'] ?? ''}环节的结束早于开始`,
  resumedWithoutSuspension: '没有挂起却有恢复',
  reportedLate: (facts: FindingFacts) =>
    facts['workingDays'] === undefined
      ? '晚报，天数待日历公布'
      : `晚报 ${facts['workingDays']} 个工作日`,
  unknownRegion: (facts: FindingFacts) => `未知的地区代码 ${facts['code'] ?? ''}`,
  unknownDepartment: (facts: FindingFacts) => `未知的部门代码 ${facts['code'] ?? ''}`,
  unknownItem: (facts: FindingFacts) => `未知的事项编码 ${facts['code'] ?? ''}`,
  unknownKind: (facts: FindingFacts) => `未知的办件类型 ${facts['code'] ?? ''}`,
  unknownReason: (facts: FindingFacts) => `未知的挂起事由 ${facts['code'] ?? ''}`,
  unknownResult: (facts: FindingFacts) => `未知的决定结果 ${facts['code'] ?? ''}`,
  secondCorrectionNotice: (facts: FindingFacts) =>
    `补正告知 ${facts['notices'] ?? ''} 次，应一次告知`,
  refusalWithoutReason: (facts: FindingFacts) => `${facts['type'] ?? ''}未说明理由`,
  feeWithoutStandard: (facts: FindingFacts) => `收费 ${facts['amount'] ?? ''} 元，没有收费标准`,
  sameOfficer: (facts: FindingFacts) => `受理与决定为同一经办人（${facts['officer'] ?? ''}）`,
  orderOverdue: (facts: FindingFacts) => `督办单 ${facts['no'] ?? ''} 逾期未回复`,
  acceptedBeforeReceipt: '受理早于收件',
  decidedBeforeAcceptance: '决定早于受理',
  finishedBeforeAcceptance: '办结早于受理',
  finishedBeforeDecision: '办结早于决定',
  repeatedReview: (facts: FindingFacts) =>
    `同一评价人已评价过该环节（${facts['of'] ?? ''}），本次不计`,
  ratedAgain: '同一评价编号再次评价，以首次为准',
  addedBeforeRating: '追评早于评价',
  addedTooLate: (facts: FindingFacts) => `追评晚于评价 ${facts['workingDays'] ?? ''} 个工作日`,
  handledBeforeRating: (facts: FindingFacts) => `${facts['type'] ?? ''}早于评价`,
  rectifiedBeforeVerified: '未回访核实即整改',
  fedBackBeforeRectified: '未整改即反馈',
  revisitedBeforeFedBack: '未反馈即回访',
  dissatisfiedAfterRectification: '整改回访仍不满意',
  appealDecidedBySame: '申诉与裁定为同一人，裁定不计',
  decidedWithoutAppeal: '没有申诉却有裁定',
  excludedWithoutReviewer: '剔除没有复核人',
  unknownExclusion: '剔除理由不在误评、恶意、非政务之列',
  unknownOrigin: (facts: FindingFacts) => `未知的评价来源 ${facts['code'] ?? ''}`,
  unknownStage: (facts: FindingFacts) => `未知的服务环节 ${facts['code'] ?? ''}`,
  unknownChannel: (facts: FindingFacts) => `未知的评价渠道 ${facts['code'] ?? ''}`,
  unknownLabel: (facts: FindingFacts) => `未知的评价标签 ${facts['code'] ?? ''}`,
  deliveredBeforeDecision: '送达早于决定',
  beforeDispatch: (facts: FindingFacts) => `未派单即${facts['type'] ?? ''}`,
  dispatchedAfterEnd: '办结之后又派单',
  revisitedBeforeAnswer: '未答复即回访',
  reopenedWithoutEnd: '尚未办结即重办',
  splitWithoutMerger: '没有并案却有拆分',
  returnsGoRound: (facts: FindingFacts) =>
    `多次退回、来回派单（已退回 ${facts['returns'] ?? ''} 次）`,
  returnedLate: '超过退单期限才退回',
  returnWithoutReason: '退回未说明理由',
  extensionWithoutAmount: '延期未写明时长，不计',
  extensionSamePerson: '申请延期与同意延期为同一人',
  endedAtLastMoment: '临近期限办结，随后又重办',
  copiedReply: '答复与此前的答复逐字相同',
  dissatisfiedAtCallBack: '回访不满意',
  dissatisfiedAfterRehandling: '重办后回访仍不满意',
  answeredWithoutRequest: '没有请求却有答复',
  answeredOutsidePeriod: '答卷不在调查期内',
  answerUnreadable: '答卷中有无法识别的内容',
  questionUnreadable: '问卷中有无法识别的题目',
};
