import { SURVEY_WRITERS } from '#domain/access/survey-writers.ts';
import { sees } from '#domain/access/scope.ts';
import type { Survey } from '#domain/feedback/survey.ts';
import type { SurveyDraft } from '#domain/feedback/survey-draft.ts';
import type { Viewer } from '../people/viewer.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';

/** Where a survey belongs: whose people it asks, and about whom. */
type Placed = Pick<Survey | SurveyDraft, 'regionCode' | 'departmentCode'>;

/**
 * Whether a viewer may write, publish and close a survey: its region lies within his scope, and its
 * department in his line where he has one.
 */
export function mayWrite(side: ReadSide, viewer: Viewer, placed: Placed): boolean {
  if (!SURVEY_WRITERS.includes(viewer.role)) return false;
  const { regionCode, departmentCode } = placed;
  const path = regionCode === null ? '' : side.pathOf(regionCode);
  if (path === undefined) return false;
  return sees(viewer.scope, { path, line: side.book.lineOf(departmentCode) });
}

/** What keeps a viewer from writing a survey for a region and department, with its field. */
export function placeProblem(
  side: ReadSide,
  viewer: Viewer,
  { regionCode, departmentCode }: Pick<SurveyDraft, 'regionCode' | 'departmentCode'>,
): Refusal | undefined {
  const path = side.pathOf(regionCode);
  if (path?.startsWith(viewer.scope.path) !== true) {
    return { code: 'region/unknown', path: 'draft.regionCode' };
  }
  const field = { code: 'request/invalid', path: 'draft.departmentCode' };
  if (departmentCode !== null && side.book.findDepartment(departmentCode) === undefined) {
    return { ...field, message: `department ${departmentCode} is not known` };
  }
  const { line } = viewer.scope;
  if (line !== null && side.book.lineOf(departmentCode) !== line) {
    return { ...field, message: `the department must be of the line ${line}` };
  }
  return undefined;
}
