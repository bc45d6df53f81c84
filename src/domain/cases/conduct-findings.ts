import type { CaseCourse } from './case-course.ts';
import type { FindingList } from './finding-list.ts';
import type { Json, LoggedEvent } from './logged-event.ts';
import { numberOf, textOf } from './read-data.ts';

/** Findings about how a case was handled: notices, officers, reasons and fees (`domain.md` 2.3). */
export function findConduct(course: CaseCourse, findings: FindingList): void {
  const second = course.corrections[1];
  if (second !== undefined) {
    // All that is missing must be told at once 一次告知 (art. 32(1)(4)).
    findings.add('secondCorrectionNotice', second.event, { notices: course.corrections.length });
  }
  findSameOfficer(course, findings);
  for (const event of course.events) {
    if (isRefusal(event) && textOf(event.data, 'reason') === null) {
      findings.add('refusalWithoutReason', event, { type: event.type });
    }
    if (event.type === 'case.feeCharged') findFee(event, findings);
  }
}

function isRefusal(event: LoggedEvent): boolean {
  return (
    event.type === 'case.notAccepted' ||
    (event.type === 'case.decided' && event.data['result'] === 'denied')
  );
}

function findFee(event: LoggedEvent, findings: FindingList): void {
  const amount = numberOf(event.data, 'amount');
  if (amount !== null && amount > 0 && !hasStandard(event.data['standard'])) {
    findings.add('feeWithoutStandard', event, { amount });
  }
}

/** Who accepted must not decide as well; the decider is named, or finished the last step before it. */
function findSameOfficer({ accepted, decided, steps }: CaseCourse, findings: FindingList): void {
  if (accepted === null || decided === null) return;
  const accepting = textOf(accepted.data, 'officer');
  if (accepting === null) return;
  let deciding = textOf(decided.data, 'officer');
  let last = -Infinity;
  if (deciding === null) {
    for (const { finishedAt, officer } of steps) {
      if (finishedAt === null || finishedAt > decided.time || finishedAt < last) continue;
      last = finishedAt;
      deciding = officer;
    }
  }
  if (deciding === accepting) findings.add('sameOfficer', decided, { officer: accepting });
}

/** A standard may come as a text, a number or a record of its own. */
function hasStandard(standard: Json | undefined): boolean {
  return standard !== undefined && standard !== null && standard !== '';
}
