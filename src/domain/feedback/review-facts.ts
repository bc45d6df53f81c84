import type { LoggedEvent } from '../cases/logged-event.ts';
import { numberOf, textOf } from '../cases/read-data.ts';
import type { ReviewFacts, ReviewObject } from './review-course.ts';
import { isGrade } from './review-grade.ts';
import { readOrigin } from './review-origin.ts';

const OBJECTS: ReadonlySet<string> = new Set(['item', 'organ', 'platform', 'staff']);

/**
 * Reads what was rated and how. Where a rating names neither region nor department nor item, those of
 * its case count, which the platform filed with it.
 *
 * @param filed the platform's latest filing; null where there was nothing to add
 */
export function readReviewFacts(
  rating: LoggedEvent,
  filed: LoggedEvent | null,
): ReviewFacts | null {
  const { data } = rating;
  const grade = numberOf(data, 'grade');
  if (!isGrade(grade)) return null;
  const placed = (field: string): string | null =>
    textOf(data, field) ?? (filed === null ? null : textOf(filed.data, field));
  return {
    grade,
    origin: readOrigin(textOf(data, 'origin')),
    caseNo: textOf(data, 'caseNo'),
    stage: textOf(data, 'stage') ?? 'case',
    channel: textOf(data, 'channel'),
    object: objectOf(textOf(data, 'object')),
    labels: labelsOf(data['labels']),
    realName: data['realName'] === true,
    regionCode: placed('regionCode'),
    departmentCode: placed('departmentCode'),
    itemCode: placed('itemCode'),
    title: placed('title'),
  };
}

function objectOf(sent: string | null): ReviewObject {
  return sent !== null && OBJECTS.has(sent) ? (sent as ReviewObject) : 'item';
}

function labelsOf(sent: unknown): readonly string[] {
  return Array.isArray(sent) ? sent.filter((label) => typeof label === 'string') : [];
}
