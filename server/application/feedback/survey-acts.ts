import type { AuditAction } from '#contract/audit-view.ts';
import type { SurveyRow } from '#contract/survey-view.ts';
import { maskText } from '#domain/access/masking.ts';
import { draftProblems, surveyOfDraft } from '#domain/feedback/survey-draft.ts';
import { surveyPhaseAt } from '#domain/feedback/survey.ts';
import type { Survey } from '#domain/feedback/survey.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import type { Viewer } from '../people/viewer.ts';
import { writeSurveyLink } from '../public/survey-links.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';
import { instantText } from '../times.ts';
import type { WriterPort } from '../writer/writer-port.ts';
import { surveyRow } from './survey-desk.ts';
import { DRAFT_RECORD, findDraft } from './survey-draft-records.ts';
import { mayWrite, placeProblem } from './survey-place.ts';
import type { SurveyActs } from './survey-platform.ts';

/**
 * Publishing a survey, and closing it before its time. One person does both within his scope: what a
 * survey says moves no score. What was asked stands from then on.
 */
export function surveyActs(
  side: ReadSide,
  writer: WriterPort,
  caughtUp: () => Promise<void>,
  now: () => number,
): SurveyActs {
  const refuse = async (
    viewer: Viewer,
    action: AuditAction,
    object: string,
    refusal: Refusal,
  ): Promise<Result<SurveyRow, Refusal>> => {
    const entry = { object, outcome: 'refused', detail: { code: refusal.code } } as const;
    await writer.call('audit', [auditEntry(actorOf(viewer), action, entry)]);
    return err(refusal);
  };
  const record = async (
    viewer: Viewer,
    action: AuditAction,
    survey: Survey,
    reason: string | null,
  ): Promise<void> => {
    const { no, regionCode, questions, opensAt, closesAt } = survey;
    const detail = {
      ...{ regionCode, questions: questions.length, opensAt: instantText(side.calendar, opensAt) },
      ...(closesAt === null ? {} : { closesAt: instantText(side.calendar, closesAt) }),
    };
    const row = { kind: 'survey', code: no, data: JSON.stringify(survey) } as const;
    await writer.call(
      'note',
      [row],
      [auditEntry(actorOf(viewer), action, { object: no, reason, detail })],
    );
    await caughtUp();
  };
  return {
    publishSurvey: async (viewer, no, expectedVersion) => {
      const found = await findDraft(side, no);
      if (found === undefined || !mayWrite(side, viewer, found.draft)) {
        return refuse(viewer, 'survey.publish', no, { code: 'survey/noDraft' });
      }
      const { draft, version, savedAt, savedBy } = found;
      const changed: Refusal = { code: 'survey/draftChanged', current: found };
      if (version !== expectedVersion) return refuse(viewer, 'survey.publish', no, changed);
      const moment = { today: dayAt(side.calendar, now()), now: now() };
      const [problem] = draftProblems(draft, moment.today);
      const survey = surveyOfDraft(no, draft, side.calendar, moment);
      const misplaced = placeProblem(side, viewer, draft);
      if (survey === undefined || misplaced !== undefined) {
        const invalid = { code: 'request/invalid', path: problem?.path, message: problem?.code };
        return refuse(viewer, 'survey.publish', no, misplaced ?? invalid);
      }
      // Writing it anew takes the draft: of two who publish, or one who writes on, one comes too late.
      const body = JSON.stringify({ draft, savedAt, savedBy });
      const claim = { kind: DRAFT_RECORD, key: no, body, before: version };
      if (!(await writer.call('writeRecords', [claim], []))) {
        return refuse(viewer, 'survey.publish', no, { code: 'survey/draftChanged' });
      }
      await record(viewer, 'survey.publish', survey, null);
      const left = await side.store.desk.findRecord(DRAFT_RECORD, no);
      if (left !== undefined) {
        const gone = { kind: DRAFT_RECORD, key: no, body: null, before: left.version };
        await writer.call('writeRecords', [gone], []);
      }
      return ok(surveyRow(side, viewer, survey, now()));
    },
    surveyLinks: async (viewer, no, count) => {
      const survey = side.book.configuration.findSurvey(no);
      const phase = survey && surveyPhaseAt(survey, now());
      const code =
        survey === undefined
          ? 'survey/notFound'
          : !mayWrite(side, viewer, survey)
            ? 'access/notAllowed'
            : phase === 'closed'
              ? 'survey/closed'
              : undefined;
      const object = { object: no, detail: { count, ...(code === undefined ? {} : { code }) } };
      const outcome = code === undefined ? 'done' : 'refused';
      const entry = auditEntry(actorOf(viewer), 'survey.link', { ...object, outcome });
      await writer.call('audit', [entry]);
      if (code !== undefined) return err({ code });
      const path = `/public/surveys/${encodeURIComponent(no)}`;
      return ok(
        Array.from({ length: count }, () => `${path}?link=${writeSurveyLink(no, side.vault)}`),
      );
    },
    closeSurvey: async (viewer, no, reason) => {
      const survey = side.book.configuration.findSurvey(no);
      const problem = closingProblem(side, viewer, survey, now());
      if (survey === undefined || problem !== undefined) {
        return refuse(viewer, 'survey.close', no, { code: problem ?? 'survey/notFound' });
      }
      // The reason stands on a page for all who read numbers.
      const closed = { ...survey, closesAt: now(), closedFor: maskText(reason) };
      await record(viewer, 'survey.close', closed, reason);
      return ok(surveyRow(side, viewer, closed, now()));
    },
  };
}

function closingProblem(
  side: ReadSide,
  viewer: Viewer,
  survey: Survey | undefined,
  now: number,
): string | undefined {
  if (survey === undefined) return 'survey/notFound';
  if (!mayWrite(side, viewer, survey)) return 'access/notAllowed';
  if (survey.origin === 'source') return 'survey/ofSource';
  return surveyPhaseAt(survey, now) === 'closed' ? 'survey/closed' : undefined;
}
