import type { FindingList } from '../cases/finding-list.ts';
import { textOf } from '../cases/read-data.ts';
import type { Configuration } from '../configuration.ts';
import { dayAt } from '../time/calendar.ts';
import { placeOfChannel } from './review-channel.ts';
import { contentOn } from './review-content.ts';
import type { ReviewCourse } from './review-course.ts';
import { isOrigin } from './review-origin.ts';
import { isStage } from './service-stage.ts';

/** Findings about codes of a rating that nobody knows; each is kept as it was sent. */
export function findReviewCodes(
  { rating, facts }: ReviewCourse,
  configuration: Configuration,
  findings: FindingList,
): void {
  if (rating === null || facts === null) return;
  const origin = textOf(rating.data, 'origin');
  if (origin !== null && !isOrigin(origin)) findings.add('unknownOrigin', rating, { code: origin });
  if (!isStage(facts.stage)) findings.add('unknownStage', rating, { code: facts.stage });
  const day = dayAt(configuration.calendar, rating.time);
  const { channel, regionCode, departmentCode, itemCode } = facts;
  const place = channel === null ? undefined : placeOfChannel(channel);
  if (channel !== null && place === undefined) {
    findings.add('unknownChannel', rating, { code: channel });
  }
  const content =
    place === undefined ? undefined : contentOn(configuration.reviewContents, place, day);
  for (const label of content === undefined ? [] : facts.labels) {
    if (content?.good.includes(label) === true || content?.bad.includes(label) === true) continue;
    findings.add('unknownLabel', rating, { code: label });
  }
  if (regionCode !== null && configuration.findRegion(regionCode) === undefined) {
    findings.add('unknownRegion', rating, { code: regionCode });
  }
  if (departmentCode !== null && configuration.findDepartment(departmentCode) === undefined) {
    findings.add('unknownDepartment', rating, { code: departmentCode });
  }
  if (itemCode !== null && configuration.findItem(itemCode, day) === undefined) {
    findings.add('unknownItem', rating, { code: itemCode });
  }
}
