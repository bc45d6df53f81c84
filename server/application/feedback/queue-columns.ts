import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { DerivedSubject } from '#domain/derived-subject.ts';
import { isScore, scoreText } from '../assessment/score-body.ts';
import { feedbackBody, isFeedback } from './feedback-body.ts';
import { feedbackBodyText } from './feedback-body-text.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';

const NOTHING = { summary: null, open: false } as const;

/** What is shown from its row alone: tickets and reviews in the queue, and scores of persons. */
export function queueColumns(
  key: SubjectKey,
  events: readonly LoggedEvent[],
  derived: DerivedSubject,
  book: ReferenceBook,
): Pick<SubjectRow, 'summary' | 'open'> {
  if (isScore(key.kind, derived)) return { summary: scoreText(derived), open: false };
  if (!isFeedback(key)) return NOTHING;
  const body = feedbackBody(key, events, derived, book);
  return { summary: feedbackBodyText(body), open: !body.view.ended };
}
