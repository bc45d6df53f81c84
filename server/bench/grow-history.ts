import type { Platform } from '../application/platform.ts';
import { indexEvidence } from '../application/assessment/index-evidence.ts';
import { addUpChanges, joinHours } from '../application/counts/add-up-changes.ts';
import { manualClock } from '../application/clock.ts';
import { openPlatform } from '../open-platform.ts';
import { openStore, homeOf } from '../outbound/store/home.ts';
import { departments } from '../../mock-data/reference/departments.ts';
import { caseHistory } from './case-history.ts';
import type { HistoryEvent } from './case-history.ts';

const ORIGIN = { way: 'http', prefixes: ['urn:bench:'], sourceName: 'bench' } as const;
const BATCH = 500;
const CLIENTS = 4;
/** Where the data go. */
export interface HistoryHome {
  /** Holds the key file also of a database. */
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
}

/** What happened waits no longer until it is sent: limits that run out meanwhile would raise cards. */
const LONGEST_WAIT_MS = 7_200_000;
/** Everything that is left to merge. */
const ALL = Number.MAX_SAFE_INTEGER;

/**
 * Lets an empty home live through the history of so many cases on a clock of its own, so that cards
 * come and limits run out at their time, and leaves nothing to be done behind it: counts are merged,
 * evidence is indexed and changes are added up.
 */
export async function growHistory(home: HistoryHome, cases: number): Promise<void> {
  const { dataDir, databaseUrl } = home;
  const until = Date.now();
  const history = caseHistory(cases, until);
  const first = history.next();
  if (first.done === true) throw new RangeError('a history has at least one case');
  const clock = manualClock(first.value.at);
  const platform = await openPlatform({ dataDir, databaseUrl, clock, jobs: false });
  const loaded = await platform.load('departments', departments());
  if (!loaded.ok) throw new Error(loaded.error.code);
  let at = first.value.at;
  for (const part of inParts([first.value], history)) {
    at = part.at(-1)?.at ?? at;
    clock.set(Math.ceil(at));
    await take(platform, part);
  }
  clock.set(until);
  while (platform.sweptTo() < until) await take(platform, []);
  await platform.close();
  await leaveNothing(home);
}

/** As many events as four clients send at once, none long after it happened. */
function* inParts(
  first: readonly HistoryEvent[],
  rest: Iterable<HistoryEvent>,
): Generator<readonly HistoryEvent[]> {
  let part = [...first];
  for (const one of rest) {
    const since = part[0]?.at ?? one.at;
    if (part.length === BATCH * CLIENTS || one.at - since > LONGEST_WAIT_MS) {
      yield part;
      part = [];
    }
    part.push(one);
  }
  yield part;
}

async function take(platform: Platform, part: readonly HistoryEvent[]): Promise<void> {
  const events = part.map(({ event }) => event);
  const batches = Array.from({ length: CLIENTS }, (_, client) =>
    events.slice(client * BATCH, (client + 1) * BATCH),
  );
  const receipts = await Promise.all(batches.map((batch) => platform.ingest(batch, ORIGIN)));
  const refused = receipts.flatMap(({ rejected }) => rejected)[0];
  if (refused !== undefined) throw new Error(refused.message);
}

async function leaveNothing({ dataDir, databaseUrl }: HistoryHome): Promise<void> {
  const store = openStore(homeOf(dataDir, databaseUrl), 'writer', 'ample');
  while (await store.transaction(({ journal }) => journal.merge(ALL), 'beside'));
  while (await store.transaction(indexEvidence, 'beside'));
  while (await store.transaction((inside) => addUpChanges(inside), 'beside'));
  const add: Parameters<typeof joinHours>[1] = (stretch, parts) =>
    store.transaction(({ stretches }) => stretches.add(stretch, parts), 'beside');
  while (await joinHours(store, add));
  await store.close();
}
