/** A reason for which a case may be suspended 特别程序. */
export interface SuspensionReason {
  /** Its code on the wire (`domain.md` 1.4). */
  readonly code: string;
  readonly name: string;
  /** Whether the time is left out of the statutory limit as well (Administrative Licensing Law art. 45). */
  readonly statutoryExcluded: boolean;
  readonly article: string | null;
}

const ARTICLE = '行政许可法 第四十五条';

/**
 * The reasons of `domain.md` 1.4. Every one pauses the commitment clock; only those of article 45
 * pause the statutory clock. Publicity and site surveys are excluded by some provinces' own rules
 * for other matters than licences, never by article 45.
 */
export const SUSPENSION_REASONS: readonly SuspensionReason[] = [
  { code: 'HEARING', name: '听证', statutoryExcluded: true, article: ARTICLE },
  { code: 'TENDER', name: '招标', statutoryExcluded: true, article: ARTICLE },
  { code: 'AUCTION', name: '拍卖', statutoryExcluded: true, article: ARTICLE },
  { code: 'INSPECTION', name: '检验', statutoryExcluded: true, article: ARTICLE },
  { code: 'TESTING', name: '检测', statutoryExcluded: true, article: ARTICLE },
  { code: 'QUARANTINE', name: '检疫', statutoryExcluded: true, article: ARTICLE },
  { code: 'APPRAISAL', name: '鉴定', statutoryExcluded: true, article: ARTICLE },
  { code: 'EXPERT_REVIEW', name: '专家评审', statutoryExcluded: true, article: ARTICLE },
  { code: 'PUBLICITY', name: '公示', statutoryExcluded: false, article: null },
  { code: 'SITE_SURVEY', name: '现场勘验', statutoryExcluded: false, article: null },
  { code: 'EXTENSION', name: '延长审批', statutoryExcluded: false, article: null },
  { code: 'CORRECTION', name: '补齐补正', statutoryExcluded: false, article: null },
  { code: 'APPLICANT_REASON', name: '申请人原因', statutoryExcluded: false, article: null },
  { code: 'OTHER', name: '其他', statutoryExcluded: false, article: null },
];

const BY_CODE: ReadonlyMap<string, SuspensionReason> = new Map(
  SUSPENSION_REASONS.map((reason) => [plain(reason.code), reason]),
);

/** The reason of a code in any casing (`EXPERT_REVIEW`, `expertReview`); undefined for an unknown code. */
export function findSuspensionReason(code: string): SuspensionReason | undefined {
  return BY_CODE.get(code) ?? BY_CODE.get(plain(code));
}

function plain(code: string): string {
  return code.replaceAll(/[_\s-]/g, '').toUpperCase();
}
