import type { CaseView } from '#contract/case-view.ts';
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
  /** Whole hours between happening and receipt where that is a day or more; else null. */
  readonly lateHours: number | null;
}

const LATE_HOURS = 24;
const HOUR_MS = 3_600_000;
/** What happened to the case, as far as it bears on its limits. */
const TOLD = /^(case|card|order)\./;

/** Events of sources and decisions of the platform and of people in one course. */
export function caseCourse(view: CaseView): readonly CourseLine[] {
  const cards = new Map(view.cards.map((card) => [card.id, card]));
  const events = view.events
    .filter((event) => TOLD.test(event.type))
    .map((event): CourseLine => {
      const hours = Math.floor((Date.parse(event.receivedAt) - Date.parse(event.time)) / HOUR_MS);
      const reason = event.data['reason'] ?? event.data['step'];
      return {
        key: `${event.source} ${event.id}`,
        at: event.time,
        type: event.type,
        card: undefined,
        by: null,
        reason: typeof reason === 'string' ? reason : null,
        lateHours: hours >= LATE_HOURS ? hours : null,
      };
    });
  const decisions = view.decisions.map((decision): CourseLine => {
    const card = decision.card === null ? undefined : cards.get(decision.card);
    return {
      key: decision.id,
      at: decision.type === 'card.issued' && card !== undefined ? card.groundAt : decision.at,
      type: decision.type,
      card,
      by: decision.by,
      reason: decision.reason,
      lateHours: null,
    };
  });
  return [...events, ...decisions].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
