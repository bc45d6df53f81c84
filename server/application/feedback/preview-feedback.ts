import type { FeedbackActRequest, FeedbackPreview } from '#contract/feedback-view.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import { sees } from '#domain/access/scope.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import type { FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import type { SubjectClock } from '#domain/limits/subject-clock.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { findFeedbackState } from './act-on-feedback.ts';
import { deriveFeedback } from '../writer/derive-feedback.ts';
import { decideFeedbackAct } from './decide-feedback-act.ts';
import type { Refusal } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import { lastDecision } from '../writer/settle-subject.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import { dueText } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';

/** Acts whose effect on a limit only a second person brings about: shown is what granting would do. */
const ANSWERED_BY: Readonly<Partial<Record<FeedbackAct, string>>> = {
  requestExtension: 'ticket.extensionGranted',
};

/** What an act would do to the limits: derived as if it had happened, nothing is kept. */
export async function previewFeedback(
  side: ReadSide,
  viewer: Viewer,
  key: SubjectKey & { readonly kind: FeedbackSubject },
  act: FeedbackAct,
  request: Omit<FeedbackActRequest, 'expectedVersion'>,
): Promise<Result<FeedbackPreview, Refusal>> {
  const events = await side.moments.one.snapshot(async (inside) => {
    const [row] = await inside.subjects.find([key]);
    if (row === undefined || !sees(viewer.scope, row)) return undefined;
    return inside.log.read(row.events);
  });
  if (events === undefined) return err({ code: 'feedback/notFound' });
  const asOf = side.sweptTo;
  const { configuration } = side;
  const { calendar } = configuration;
  const state = findFeedbackState(key, events, configuration, asOf);
  // Why is asked only when it is done.
  const asked = { ...request, reason: request.reason ?? '-', text: request.text ?? '-' };
  const decision = decideFeedbackAct(state, viewer, act, asked, asOf);
  if (!decision.ok) return decision;
  const sequence = lastDecision(events) + 1;
  const base = { source: PLATFORM_SOURCE, subject: key.no, time: asOf, receivedAt: asOf };
  const decided = [{ ...decision.value, ...base, sequence }];
  const answered = ANSWERED_BY[act];
  if (answered !== undefined) {
    const { data } = decision.value;
    const answer = { id: `${key.no}/preview`, type: answered, data: { ...data, by: 'preview' } };
    decided.push({ ...answer, ...base, sequence: sequence + 1 });
  }
  const before = deriveFeedback(key.kind, events, configuration, asOf).clocks;
  const after = deriveFeedback(key.kind, [...events, ...decided], configuration, asOf).clocks;
  const ids = new Set([...before, ...after].map(({ id }) => id));
  const clocks = [...ids].flatMap((id) => {
    const was = before.find((clock) => clock.id === id);
    const is = after.find((clock) => clock.id === id);
    const shown = is ?? was;
    if (shown === undefined || isOver(was)) return [];
    return {
      kind: shown.kind,
      id,
      departmentCode: shown.departmentCode,
      before: was === undefined ? null : dueText(calendar, was.reading.due),
      after: is === undefined ? null : dueText(calendar, is.reading.due),
      ends: is === undefined || isOver(is),
    };
  });
  return ok({ clocks });
}

function isOver(clock: SubjectClock | undefined): boolean {
  return (clock?.endedAt ?? null) !== null;
}
