import type { SurveyDraftRow, SurveyDraftView } from '#contract/survey-draft-view.ts';
import { askedOf } from '#domain/feedback/survey-draft.ts';
import type { SurveyDraft } from '#domain/feedback/survey-draft.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import type { Viewer } from '../people/viewer.ts';
import { regionsAsked } from '../public/public-surveys.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';
import { instantText } from '../times.ts';
import type { WriterPort } from '../writer/writer-port.ts';
import { DRAFT_RECORD, allDrafts, findDraft, newSurveyNo } from './survey-draft-records.ts';
import type { FoundDraft, KeptDraft } from './survey-draft-records.ts';
import { mayWrite, placeProblem } from './survey-place.ts';
import type { SurveyDrafts } from './survey-platform.ts';

/**
 * Surveys that are being written. A draft belongs to the office, not to its author: whoever writes
 * surveys in a scope that holds its region goes on with it, and a change that did not know of
 * another's is refused with the draft as it is.
 */
export function surveyDrafts(side: ReadSide, writer: WriterPort, now: () => number): SurveyDrafts {
  const within = async (viewer: Viewer, no: string): Promise<Result<FoundDraft, Refusal>> => {
    const found = await findDraft(side, no);
    if (found === undefined || !mayWrite(side, viewer, found.draft)) {
      return err({ code: 'survey/noDraft' });
    }
    return ok(found);
  };
  const kept = (viewer: Viewer, draft: SurveyDraft): KeptDraft => {
    return { draft, savedAt: instantText(side.calendar, now()), savedBy: viewer.account };
  };
  const shown = ({ no, draft, version, savedAt, savedBy }: FoundDraft): SurveyDraftView => {
    const today = formatDay(dayAt(side.calendar, now()));
    return { no, draft, version, savedAt, savedBy, today };
  };
  const audit = (viewer: Viewer, no: string, did: 'begun' | 'takenOver' | 'dropped') => [
    auditEntry(actorOf(viewer), 'survey.draft', { object: no, detail: { did } }),
  ];
  const written = async (no: string): Promise<Result<SurveyDraftView, Refusal>> => {
    const found = await findDraft(side, no);
    return found === undefined ? err({ code: 'survey/noDraft' }) : ok(shown(found));
  };
  return {
    surveyDrafts: async (viewer) =>
      (await allDrafts(side))
        .filter(({ draft }) => mayWrite(side, viewer, draft))
        .sort((one, other) => (one.savedAt < other.savedAt ? 1 : -1))
        .map((found) => rowOf(side, found)),
    surveyDraft: async (viewer, no) => {
      const found = await within(viewer, no);
      return found.ok ? ok(shown(found.value)) : found;
    },
    addSurveyDraft: async (viewer, draft) => {
      const problem = placeProblem(side, viewer, draft);
      if (problem !== undefined) return err(problem);
      const body = JSON.stringify(kept(viewer, draft));
      for (;;) {
        const no = newSurveyNo(side, now());
        if (side.book.configuration.findSurvey(no) !== undefined) continue;
        const write = { kind: DRAFT_RECORD, key: no, body, before: null };
        // Where the number is taken, the next one is not.
        if (await writer.call('writeRecords', [write], audit(viewer, no, 'begun'))) {
          return written(no);
        }
      }
    },
    keepSurveyDraft: async (viewer, no, { draft, expectedVersion }) => {
      const found = await within(viewer, no);
      if (!found.ok) return found;
      const problem = placeProblem(side, viewer, draft);
      if (problem !== undefined) return err(problem);
      const { value } = found;
      const changed = async (): Promise<Result<never, Refusal>> => {
        const current = await within(viewer, no);
        return current.ok
          ? err({ code: 'survey/draftChanged', current: shown(current.value) })
          : current;
      };
      if (value.version !== expectedVersion) return changed();
      const body = JSON.stringify(kept(viewer, draft));
      const write = { kind: DRAFT_RECORD, key: no, body, before: expectedVersion };
      // It is kept every few seconds while somebody types: who goes on with it is what is noted.
      const audits = value.savedBy === viewer.account ? [] : audit(viewer, no, 'takenOver');
      return (await writer.call('writeRecords', [write], audits)) ? written(no) : changed();
    },
    dropSurveyDraft: async (viewer, no) => {
      const found = await within(viewer, no);
      if (!found.ok) return found;
      const write = { kind: DRAFT_RECORD, key: no, body: null, before: found.value.version };
      const gone = await writer.call('writeRecords', [write], audit(viewer, no, 'dropped'));
      return gone ? ok(undefined) : err({ code: 'survey/draftChanged' });
    },
    previewSurvey: async (viewer, no) => {
      const found = await within(viewer, no);
      if (!found.ok) return found;
      const { title, regionCode, questions } = found.value.draft;
      const regions = regionsAsked(side, regionCode);
      return ok({ no, title, phase: 'open', questions: askedOf(questions), regions });
    },
  };
}

function rowOf({ book }: ReadSide, found: FoundDraft): SurveyDraftRow {
  const { no, draft, savedAt, savedBy } = found;
  const region = book.findRegion(draft.regionCode)?.name ?? null;
  const { title, questions } = draft;
  return { no, title, region, questions: questions.length, savedAt, savedBy };
}
