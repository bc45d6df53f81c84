import type { Configuration } from '../configuration.ts';
import { findSuspensionReason } from '../limits/suspension-reasons.ts';
import { dayAt } from '../time/calendar.ts';
import type { CaseCourse } from './case-course.ts';
import type { FindingList } from './finding-list.ts';
import { findLateReport } from './late-report.ts';
import { textOf } from './read-data.ts';

/** Findings about what sources report: late, or with codes that nobody knows (category 数据质量). */
export function findReporting(
  course: CaseCourse,
  configuration: Configuration,
  findings: FindingList,
): void {
  for (const event of course.events) {
    const late = findLateReport(event, configuration.calendar);
    if (late !== undefined) findings.add('reportedLate', event, { type: event.type, ...late });
  }
  findUnknownCodes(course, configuration, findings);
}

function findUnknownCodes(
  { events, facts, decided }: CaseCourse,
  configuration: Configuration,
  findings: FindingList,
): void {
  const first = events[0];
  if (first === undefined) return;
  const { regionCode, departmentCode, itemCode } = facts;
  if (regionCode !== null && configuration.findRegion(regionCode) === undefined) {
    findings.add('unknownRegion', first, { code: regionCode });
  }
  if (departmentCode !== null && configuration.findDepartment(departmentCode) === undefined) {
    findings.add('unknownDepartment', first, { code: departmentCode });
  }
  const day = dayAt(configuration.calendar, first.time);
  if (itemCode !== null && configuration.findItem(itemCode, day) === undefined) {
    findings.add('unknownItem', first, { code: itemCode });
  }
  for (const event of events) {
    const kind = event.data['kind'];
    if (typeof kind === 'string' && !KINDS.has(kind)) {
      findings.add('unknownKind', event, { code: kind });
    }
    if (event.type === 'case.suspended') {
      const reason = textOf(event.data, 'reason') ?? '';
      if (findSuspensionReason(reason) === undefined) {
        findings.add('unknownReason', event, { code: reason });
      }
    }
  }
  const result = decided === null ? null : textOf(decided.data, 'result');
  if (decided !== null && result !== null && !RESULTS.has(result)) {
    findings.add('unknownResult', decided, { code: result });
  }
}

const KINDS: ReadonlySet<string> = new Set(['standard', 'joint', 'onTheSpot']);
const RESULTS: ReadonlySet<string> = new Set(['approved', 'denied']);
