import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Configuration } from '#domain/configuration.ts';
import { deriveSubject } from '#domain/derive-subject.ts';
import type { DerivedSubject } from '#domain/derived-subject.ts';
import type { FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import type { Instant } from '#domain/time/limit.ts';

/** A ticket or review derived from the set of its events. */
export function deriveFeedback(
  subject: FeedbackSubject,
  events: readonly LoggedEvent[],
  configuration: Configuration,
  asOf: Instant,
): DerivedSubject {
  return deriveSubject(subject, events, configuration, asOf);
}
