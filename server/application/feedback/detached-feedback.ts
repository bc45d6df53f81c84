import type { FeedbackItem } from '#contract/feedback-view.ts';
import { actsOf } from '#domain/access/feedback-acts.ts';
import type { FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import { showCard } from '../cards/card-entry.ts';
import { readCardRow } from '../cards/read-card-row.ts';
import type { ReadSide } from '../read-side.ts';
import type { CardRow, SubjectRow } from '../store/store-rows.ts';
import { instantText } from '../times.ts';
import { bodyOf, showFeedback } from './feedback-entry.ts';
import { readAttachments } from './feedback-files.ts';

/** What the store still holds of a ticket or review whose events lie in an archive. */
export interface DetachedFeedback {
  readonly archive: string;
  readonly cards: readonly CardRow[];
}

/** A ticket or review as it ended, as lists show it; what was said and done is told once it is attached. */
export async function detachedFeedback(
  side: ReadSide,
  row: SubjectRow,
  { archive, cards }: DetachedFeedback,
): Promise<FeedbackItem | undefined> {
  const body = bodyOf(row);
  if (body === undefined) return undefined;
  const { configuration, calendar, sweptTo: asOf } = side;
  const view = showFeedback(body, configuration, asOf);
  return {
    ...view,
    asOf: instantText(calendar, asOf),
    dataVersion: side.dataVersion,
    whole: null,
    caller: null,
    mayReveal: false,
    stage: null,
    labels: [],
    assisting: [],
    clocks: [],
    timeline: [],
    links: [],
    cards: cards.map((card) => showCard(readCardRow(card).read, configuration, side.people, asOf)),
    findings: [],
    attachments: await readAttachments(side.store.desk, side.vault, view.id),
    acts: actsOf(row.kind as FeedbackSubject).map((act) => ({
      ...{ act, open: false },
      code: 'event/detached',
    })),
    people: [],
    detached: { archive },
  };
}
