import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { StoreParts } from '../store/store.ts';
import { linkedCaseOf, subjectKeyOf } from './subject-key.ts';

/** Lets what new events speak of be found from there: the case, or the ticket they were merged into. */
export async function linkEvents(
  { subjects }: Pick<StoreParts, 'subjects'>,
  events: readonly LoggedEvent[],
): Promise<void> {
  const links = events.flatMap((event) => {
    const caseNo = linkedCaseOf(event);
    return caseNo === undefined ? [] : [{ ...subjectKeyOf(event), caseNo }];
  });
  if (links.length > 0) await subjects.addLinks(links);
}
