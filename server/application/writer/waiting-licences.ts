import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import { textOf } from '#domain/cases/read-data.ts';
import { UNASSIGNED_PATH } from '#domain/reference/region.ts';
import type { StoreParts } from '../store/store.ts';
import { placedAmong, WAITING_AT_ONCE } from './placed-among.ts';
import type { PlacedAmong, WaitingSubject } from './placed-among.ts';

/**
 * Licences that wait for the place of a case. Two processes that took the one and the other at the same
 * moment did not see each other's: what neither could file is filed after them.
 */
export async function waitingLicences({
  subjects,
  log,
}: Pick<StoreParts, 'subjects' | 'log'>): Promise<PlacedAmong> {
  const filter = { kind: 'licence', path: UNASSIGNED_PATH } as const;
  const rows = await subjects.list(filter, null, WAITING_AT_ONCE);
  const waiting: WaitingSubject[] = [];
  for (const row of rows) {
    // One that has a region lies there, known or not.
    if (row.region !== null || row.detached !== null) continue;
    const told = (await log.read(row.events)).filter(({ source }) => source !== PLATFORM_SOURCE);
    const about = told.map(({ data }) => textOf(data, 'caseNo')).find((no) => no !== null);
    if (about != null) waiting.push({ key: { kind: 'licence', no: row.no }, about });
  }
  return placedAmong({ subjects }, waiting, ['case']);
}
