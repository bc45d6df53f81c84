import { join } from 'node:path';
import { checkHistory } from './check-history.ts';
import type { Violation } from './check-history.ts';
import type { History } from './history.ts';
import { countExportFaults, readStored } from './read-stored.ts';
import type { TortureServer } from './torture-server.ts';

/** What is true of the data after a run. */
export interface Examination {
  readonly receipts: number;
  readonly acknowledged: number;
  /** Events that never got an answer, for which absent and present are both right. */
  readonly unknown: number;
  readonly violations: readonly Violation[];
  /** Differences that `verify` found on the stopped store. */
  readonly difference: number;
  /** Cases that the export has more or less often than once. */
  readonly exportFaults: number;
}

/** Holds everything that a running server shows against the history, then stops and verifies it. */
export async function examine(
  server: TortureServer,
  history: History,
  folder: string,
): Promise<Examination> {
  const events = [...history.events.values()];
  const cookie = await server.signIn('torture');
  const subjects = new Set(events.map(({ subject }) => subject));
  const { stored, present } = await readStored(server.url, cookie, subjects);
  await server.stop();
  const exportFaults = countExportFaults(server, join(folder, 'cases.ndjson'), present);
  return {
    receipts: history.receipts,
    acknowledged: history.acknowledged,
    unknown: events.filter(({ fate }) => fate === 'unknown').length,
    violations: checkHistory(events, stored),
    difference: server.countDifferences(),
    exportFaults,
  };
}
