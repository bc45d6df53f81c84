import type { CaseView, EventView } from '#contract/case-view.ts';
import type { CardView } from '#contract/card-view.ts';

/** One line of the panel's course, newest first. */
export interface CourseLine {
  readonly key: string;
  readonly at: string;
  /** Type of the event or decision. */
  readonly type: string;
  /** Card of a decision: its level gives the dot its colour. */
  readonly card: CardView | undefined;
  readonly by: string | null;
  readonly reason: string | null;
  /** To whom the card was assigned. */
  readonly to: string | null;
  /** Working days by which it was reported late; `unknown` beyond the calendar, null in time. */
  readonly late: number | 'unknown' | null;
}

/** What happened to the case, as far as it bears on its limits. */
const TOLD = /^(case|card|order)\./;

/** Events of sources and decisions of the platform and of people in one course. */
export function caseCourse(view: CaseView): readonly CourseLine[] {
  const cards = new Map(view.cards.map((card) => [card.id, card]));
  const events = view.events
    .filter((event) => TOLD.test(event.type))
    .map((event): CourseLine => {
      const reason = event.data['reason'] ?? event.data['step'];
      return {
        key: `${event.source} ${event.id}`,
        at: event.time,
        type: event.type,
        card: undefined,
        by: null,
        reason: typeof reason === 'string' ? reason : null,
        to: null,
        late: lateOf(event, view.findings),
      };
    });
  const decisions = view.decisions.map((decision): CourseLine => {
    const card = decision.card === null ? undefined : cards.get(decision.card);
    const { to } = decision.facts;
    return {
      key: decision.id,
      at: decision.type === 'card.issued' && card !== undefined ? card.groundAt : decision.at,
      type: decision.type,
      card,
      by: decision.by,
      reason: decision.reason,
      to: typeof to === 'string' ? to : null,
      late: null,
    };
  });
  return [...events, ...decisions].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Lateness is the finding's: counted once, in working days. */
function lateOf(event: EventView, findings: CaseView['findings']): CourseLine['late'] {
  const found = findings.find(
    (finding) => finding.code === 'reportedLate' && finding.event === event.id,
  );
  if (found === undefined) return null;
  const days = found.facts['workingDays'];
  return typeof days === 'number' ? days : 'unknown';
}
