import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { SubjectKey } from '../application/store/store-rows.ts';
import { homeOf, openStore } from '../outbound/store/home.ts';
import type { HomeSettings } from './test-home.ts';

/** The events of a subject as they lie in the log, past the platform. */
export async function loggedEvents(
  { dataDir, databaseUrl }: HomeSettings,
  key: SubjectKey,
): Promise<readonly LoggedEvent[]> {
  const store = openStore(homeOf(dataDir, databaseUrl), 'reader', 'small');
  try {
    const [row] = await store.subjects.find([key]);
    return row === undefined ? [] : await store.log.read(row.events);
  } finally {
    await store.close();
  }
}
