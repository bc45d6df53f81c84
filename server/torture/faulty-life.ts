import { manualClock } from '../application/clock.ts';
import type { ManualClock } from '../application/clock.ts';
import type { Origin, Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { openPlatform } from '../open-platform.ts';
import { homeOf } from '../outbound/store/home.ts';
import { startLocalWriter } from '../outbound/store/thread/local-writer.ts';
import { defaultKeyFile } from '../outbound/vault/key-file.ts';
import type { HomeSettings } from '../testing/test-home.ts';

const BEGIN = Date.parse('2026-03-02T10:00:00+08:00');
const DAY_MS = 86_400_000;
const HTTP: Origin = { way: 'http', prefixes: ['urn:city'], sourceName: 'jinan' };
const CASES = ['F1', 'F2', 'F3'];
/** As often as a patient sender tries. The one fault of a life can meet it once. */
const TRIES = 2;

/** What a life came to. */
export interface FaultyLife {
  /** Ids of the events for which there is a receipt. */
  readonly acknowledged: ReadonlySet<string>;
  /** What was wrong on the way. */
  readonly faults: readonly string[];
}

/** Makes the home that lives start from: a store with its reference data and a case under way. */
export async function makeOrigin(home: HomeSettings): Promise<void> {
  const platform = await open(home, manualClock(BEGIN));
  await platform.addSource({ name: 'jinan', prefix: 'urn:city' }, 'hash of a key');
  await platform.ingest([received('F0')], HTTP);
  await platform.close();
}

/**
 * Lives a small life: events with a duplicate and a conflict, time that raises cards, an act,
 * reference data, a session, reading, the jobs of idle time. Where something fails on the way, it is
 * tried once more, as senders, people and jobs do.
 */
export async function liveWithFault(home: HomeSettings): Promise<FaultyLife> {
  const faults: string[] = [];
  const acknowledged = new Set<string>(['F0/received']);
  const clock = manualClock(BEGIN);
  const platform = await again(() => open(home, clock), faults);
  if (platform !== undefined) {
    await live(platform, clock, acknowledged, faults);
    await again(() => platform.close(), faults);
    await again(() => tidyUp(home, clock), faults);
  }
  return { acknowledged, faults };
}

/** The jobs of idle time, by a process of their own. */
async function tidyUp(
  { dataDir, databaseUrl }: HomeSettings,
  { setting }: ManualClock,
): Promise<void> {
  const writer = await startLocalWriter({
    ...{ home: homeOf(dataDir, databaseUrl), keyFile: defaultKeyFile(dataDir), first: [] },
    ...{ clock: setting, memory: 'small', sweepsFirst: false },
  });
  try {
    while (await writer.call('tidy'));
  } finally {
    await writer.close();
  }
}

async function live(
  platform: Platform,
  clock: ManualClock,
  acknowledged: Set<string>,
  faults: string[],
): Promise<void> {
  const viewer = supervisor(platform);
  const send = async (events: readonly ReturnType<typeof event>[], refused = 0): Promise<void> => {
    const receipt = await again(() => platform.ingest(events, HTTP), faults);
    if (receipt === undefined) return;
    if (receipt.rejected.length !== refused) faults.push(`refused ${receipt.rejected.length}`);
    // The conflicts stand last.
    for (const { id } of events.slice(0, events.length - refused)) acknowledged.add(id);
  };
  const sweep = async (): Promise<void> => {
    for (let turns = 0; platform.sweptTo() < clock.now() && turns < 20; turns += 1) {
      await again(() => platform.ingest([], HTTP), faults);
    }
    if (platform.sweptTo() < clock.now()) faults.push('time stands still');
  };
  await send(CASES.map(received));
  await send([event('F1', 'accepted'), event('F2', 'accepted'), received('F1')]);
  await send([event('F3', 'accepted'), { ...received('F2'), subject: 'F9' }], 1);
  clock.set(BEGIN + 30 * DAY_MS);
  await sweep();
  const page = await again(() => platform.cards(viewer, {}, {}), faults);
  const card = page?.ok === true ? page.value.items[0] : undefined;
  if (card === undefined) faults.push('no card was raised');
  else {
    const request = { reason: '催', expectedVersion: card.version };
    await again(() => platform.act(viewer, card.id, 'urge', request), faults);
  }
  await again(() => platform.load('departments', [DEPARTMENT]), faults);
  await again(() => platform.saveSession(SESSION), faults);
  await send([event('F2', 'decided', { result: 'approved' }), event('F2', 'finished')]);
  await again(() => platform.findCase(viewer, 'F2', {}), faults);
  await again(() => platform.cases(viewer, {}, {}), faults);
  await again(() => platform.verify(), faults);
}

/** Opens a home after a life once more; answers what is wrong with it. */
export async function examineLife(
  home: HomeSettings,
  { acknowledged }: FaultyLife,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const platform = await open(home, manualClock(BEGIN + 30 * DAY_MS));
  const viewer = supervisor(platform);
  const { difference, details } = await platform.verify();
  if (difference > 0) faults.push(`verify: ${details.join('; ')}`);
  const found: string[] = [];
  for (const no of ['F0', ...CASES, 'F9']) {
    const view = await platform.findCase(viewer, no, {});
    found.push(...(view?.events ?? []).map(({ id }) => id));
  }
  for (const id of acknowledged) {
    const times = found.filter((each) => each === id).length;
    if (times !== 1) faults.push(`${id} is there ${times} times`);
  }
  // It takes events, and each one once.
  const receipt = await platform.ingest([...CASES.map(received), event('F0', 'accepted')], HTTP);
  if (receipt.accepted + receipt.duplicate !== 4) faults.push('events are not taken afterwards');
  if ((await platform.verify()).difference > 0) faults.push('verify differs after more events');
  await platform.close();
  return faults;
}

/** Does something that may fail once; a refusal that names no reason of its own is a fault. */
async function again<T>(work: () => Promise<T>, faults: string[]): Promise<T | undefined> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries < TRIES) continue;
      faults.push(`failed ${tries} times: ${String(error)}`);
      return undefined;
    }
  }
}

function open(home: HomeSettings, clock: ManualClock): Promise<Platform> {
  return openPlatform({ ...home, clock, jobs: false, thread: false, memory: 'small' });
}

function supervisor(platform: Platform): Viewer {
  const name = 'wang';
  return platform.viewerOf({
    name,
    displayName: name,
    role: 'supervisor',
    regionCode: null,
    line: null,
    disabled: false,
  });
}

function event(subject: string, type: string, data: object = {}) {
  return {
    specversion: '1.0',
    id: `${subject}/${type}`,
    source: 'urn:city:jinan',
    type: `case.${type}`,
    subject,
    time: '2026-03-02T09:00:00+08:00',
    data,
  };
}

function received(subject: string) {
  return event(subject, 'received', {
    itemCode: 'water-01',
    regionCode: '370102',
    departmentCode: '370102-water',
    statutoryLimit: { value: 20, unit: 'workingDay' },
    commitmentLimit: { value: 5, unit: 'workingDay' },
  });
}

const DEPARTMENT = {
  code: '370102-water',
  name: '水务局',
  regionCode: '370102',
  line: 'water',
};

const SESSION = {
  idHash: 'hash of a session',
  account: 'wang',
  createdAt: BEGIN,
  lastSeenAt: BEGIN,
  expiresAt: BEGIN + 3_600_000,
};
