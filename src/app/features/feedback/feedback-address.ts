import type { ParamMap } from '@angular/router';
import { FEEDBACK_KINDS, FEEDBACK_VIEWS } from '#contract/feedback-view.ts';
import type { FeedbackFilter } from '#contract/feedback-view.ts';
import { parseDay } from '#domain/time/day.ts';

/** What the queue's address says: the list, and which of it is on screen beside it. */
export interface FeedbackAddress {
  readonly filter: FeedbackFilter;
  /** Id of the ticket or review in the pane. */
  readonly item: string | null;
}

const OVERDUE: Readonly<Record<string, boolean | undefined>> = { true: true, false: false };
const MINE = ['waiting', 'handled'] as const;

/** Reads the address; what is not known is left out, so that an old link still opens. */
export function readFeedbackAddress(params: ParamMap): FeedbackAddress {
  const text = (key: string): string | undefined => params.get(key) ?? undefined;
  const due = params.get('due');
  const filter: FeedbackFilter = {
    phase: oneOf(FEEDBACK_VIEWS, params.get('phase')) ?? 'open',
    kind: oneOf(FEEDBACK_KINDS, params.get('kind')) ?? undefined,
    urgency: params.get('urgency') === 'urgent' ? 'urgent' : undefined,
    region: text('region'),
    department: text('department'),
    channel: text('channel'),
    mine: oneOf(MINE, params.get('mine')),
    due: due !== null && parseDay(due) !== undefined ? due : undefined,
    overdue: OVERDUE[params.get('overdue') ?? ''],
    text: text('text'),
  };
  // What one had a hand in may have ended long since.
  const shown = filter.mine === 'handled' ? { ...filter, phase: undefined } : filter;
  const present = Object.entries(shown).filter(([, value]) => value !== undefined);
  return { filter: Object.fromEntries(present), item: params.get('item') };
}

/** How many filters beside view and scope narrow the list. */
export function chosenFilters(filter: FeedbackFilter): number {
  const { kind, urgency, department, channel, text } = filter;
  return [kind, urgency, department, channel, text].filter((value) => value !== undefined).length;
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | undefined {
  return known.find((value) => value === text);
}
