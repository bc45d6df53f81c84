import type { Instant } from '#domain/time/limit.ts';
import { departmentCode } from '../../reference/departments.ts';
import { HOUR, MINUTE } from '../office-hours.ts';
import type { FeedbackCourse } from './course-of-feedback.ts';
import { FeedbackDraft } from './feedback-draft.ts';
import { LICENCE_SYSTEM } from './feedback-sources.ts';

/** Licences and who holds them. */
const LICENCES = [
  ['营业执照', 'marketRegulation'],
  ['居民身份证', 'publicSecurity'],
  ['不动产权证书', 'naturalResources'],
  ['结婚证', 'civilAffairs'],
  ['学历证明', 'education'],
  ['社会保险缴纳证明', 'humanResources'],
] as const;
const REFUSED = 0.05;
const UNANSWERED = 0.01;
const REASONS = ['证照库无此证照', '持证主体信息不一致', '证照已过有效期'];

/** A licence that the counter asks another department for, so that nobody has to bring it. */
export function makeLicence(
  { random }: FeedbackCourse,
  caseNo: string,
  regionCode: string,
  at: Instant,
): FeedbackDraft {
  const draft = new FeedbackDraft(`${caseNo}-L`, LICENCE_SYSTEM);
  const [licenceType, line] = random.pick(LICENCES);
  const data = { licenceType, fromDepartment: departmentCode(regionCode, line), caseNo };
  draft.add('licence.requested', at, data);
  if (random.chance(UNANSWERED)) return draft;
  const answered =
    at + (random.chance(0.9) ? random.between(1000, 20_000) : random.between(MINUTE, HOUR));
  if (random.chance(REFUSED)) {
    draft.add('licence.refused', answered, { ...data, reason: random.pick(REASONS) });
  } else {
    draft.add('licence.shared', answered, data);
  }
  return draft;
}
