import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import { subjectName } from '#domain/subject-kind.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { CommitDraft } from './commit-draft.ts';
import { lastDecision } from './settle-subject.ts';
import { SubjectTaken } from './subject-taken.ts';

/**
 * Writes into an opened subject what the platform decides of it from what another says, such as
 * `review.filed`. It bears the time of the event that it is about, so that a look at any moment after
 * that finds the same; when it was known, its receipt says.
 */
export async function addDecision(
  draft: CommitDraft,
  key: SubjectKey,
  about: Pick<LoggedEvent, 'time'>,
  what: string,
  data: EventData,
): Promise<void> {
  const sequence = lastDecision(draft.eventsOf(key)) + 1;
  const event: LoggedEvent = {
    source: PLATFORM_SOURCE,
    id: `${subjectName(key.kind, key.no)}/${what}/${sequence}`,
    type: `${key.kind}.${what}`,
    subject: key.no,
    time: about.time,
    sequence,
    receivedAt: draft.now,
    data,
  };
  const [stored] = await draft.addEvents([event]);
  if (stored?.fresh !== true) throw new SubjectTaken();
  draft.append(key, stored.event, stored.seq);
}
