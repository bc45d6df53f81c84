import type { FeedbackFilter, FeedbackView } from '#contract/feedback-view.ts';
import { waitsFor } from '#domain/access/feedback-acts.ts';
import type { Role } from '#domain/access/role.ts';
import type { FeedbackPhase } from '#domain/feedback/feedback-phase.ts';
import type { FeedbackBody } from './feedback-body.ts';

const PHASES_OF_VIEW: ReadonlyMap<string, ReadonlySet<FeedbackPhase>> = new Map([
  ['toDispatch', new Set<FeedbackPhase>(['created', 'returned', 'submitted'])],
  ['toRevisit', new Set<FeedbackPhase>(['replied', 'fedBack'])],
]);

/** Who looks, as far as a filter by what is one's own asks. */
interface Looking {
  readonly account: string;
  readonly role: Role;
}

/** Whether a ticket or review belongs to a filter; region and scope are asked elsewhere. */
export function matchesFeedback(body: FeedbackBody, filter: FeedbackFilter, who: Looking): boolean {
  return matchesBase(body, filter) && matchesView(body, filter, who) && matchesKind(body, filter);
}

/** What stays the same whichever counter is pressed. */
export function matchesBase({ view }: FeedbackBody, filter: FeedbackFilter): boolean {
  if (filter.subject !== undefined && view.subjectKind !== filter.subject) return false;
  if (filter.department !== undefined && view.departmentCode !== filter.department) return false;
  if (filter.channel !== undefined && view.channel !== filter.channel) return false;
  if (filter.confidential !== undefined && view.confidential !== filter.confidential) return false;
  if (filter.urgency !== undefined && !isOfUrgency(filter.urgency, view)) return false;
  if (filter.text === undefined) return true;
  const text = filter.text.toLowerCase();
  // What a reader is shown and no more: a word that is masked to him is not found either.
  return [view.no, view.title, view.text, view.category].some(
    (shown) => shown?.toLowerCase().includes(text) === true,
  );
}

export function matchesKind({ view }: FeedbackBody, { kind }: FeedbackFilter): boolean {
  return kind === undefined || view.kind === kind;
}

/** The part of a filter that the counters are buttons of. */
export function matchesView(body: FeedbackBody, filter: FeedbackFilter, who: Looking): boolean {
  const { phase, mine, due, overdue } = filter;
  if (phase !== undefined && !isInPhase(body.view, phase)) return false;
  if (mine === 'waiting' && !waitsFor(body.view, who.role)) return false;
  if (mine === 'handled' && !body.hands.includes(who.account)) return false;
  if (overdue !== undefined && body.view.overdue !== overdue) return false;
  return due === undefined || (body.view.dueAt !== null && body.view.dueAt.slice(0, 10) <= due);
}

/** Whether it stands in a phase, or in one of those of a view. */
export function isInPhase(
  view: Pick<FeedbackBody['view'], 'phase' | 'ended'>,
  phase: FeedbackPhase | FeedbackView,
): boolean {
  if (phase === 'open') return !view.ended;
  if (phase === 'ended') return view.ended;
  const phases = PHASES_OF_VIEW.get(phase);
  return phases === undefined ? view.phase === phase : phases.has(view.phase);
}

/** `urgent` asks for whatever cannot wait, in whichever word; any other word for itself. */
function isOfUrgency(asked: string, { urgent, urgency }: FeedbackBody['view']): boolean {
  return asked === 'urgent' ? urgent : urgency === asked;
}
