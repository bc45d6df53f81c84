import { manualClock } from '../application/clock.ts';
import type { ManualClock } from '../application/clock.ts';
import type { Origin, Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { addUpChanges, joinHours } from '../application/counts/add-up-changes.ts';
import { pruneChanges } from '../application/counts/prune-changes.ts';
import { indexEvidence } from '../application/assessment/index-evidence.ts';
import { homeOf, openStore } from '../outbound/store/home.ts';
import { openPlatform } from '../open-platform.ts';
import { makeTestHome } from './test-home.ts';
import type { HomeSettings, TestHome } from './test-home.ts';

/** A real platform on a folder and a clock of its own; nothing is swept but by what is asked of it. */
export interface TestPlatform {
  /** The platform at work; another one after `reopen`. */
  readonly current: () => Platform;
  readonly clock: ManualClock;
  readonly folder: string;
  /** Where the data are: a folder and, where the run is about PostgreSQL, a database. */
  readonly settings: HomeSettings;
  /** Closes the platform and opens it again on the same folder. */
  readonly reopen: () => Promise<Platform>;
  /** Moves the clock and lets the platform sweep up to there. */
  readonly moveTo: (text: string) => Promise<void>;
  /** Brings the index of evidence to the present, as the platform does while nobody waits. */
  readonly index: () => Promise<void>;
  /**
   * Adds changes up, the smallest stretch of so many, and forgets the single ones but for the newest, as
   * the platform does while nobody waits.
   */
  readonly forgetChanges: (newest: number, few: number) => Promise<void>;
  /** Runs statements past the platform; those of PostgreSQL are the same unless given. */
  readonly tamper: TestHome['run'];
  /** Takes the home away from a platform that is closed. */
  readonly drop: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** Opens one at a moment such as `2026-03-02T09:00:00+08:00`; `thread` as in the product, else quicker. */
export async function openTestPlatform(at: string, thread = false): Promise<TestPlatform> {
  const home = await makeTestHome();
  const clock = manualClock(Date.parse(at));
  const open = (): Promise<Platform> =>
    openPlatform({ ...home.settings, clock, jobs: false, thread });
  let platform = await open();
  return {
    clock,
    folder: home.settings.dataDir,
    settings: home.settings,
    tamper: home.run,
    current: () => platform,
    reopen: async () => {
      await platform.close();
      platform = await open();
      return platform;
    },
    moveTo: async (text) => {
      clock.set(Date.parse(text));
      // An empty batch is a commit like any other: what is due is swept before it.
      do await platform.ingest([], HTTP);
      while (platform.sweptTo() < clock.now());
    },
    index: async () => {
      const { dataDir, databaseUrl } = home.settings;
      const store = openStore(homeOf(dataDir, databaseUrl), 'writer', 'small');
      while (await store.transaction((inside) => indexEvidence(inside), 'beside'));
      await store.close();
    },
    forgetChanges: async (newest, few) => {
      const { dataDir, databaseUrl } = home.settings;
      const store = openStore(homeOf(dataDir, databaseUrl), 'writer', 'small');
      const sizes = { few, joined: 4, cells: 1000 };
      while (await store.transaction(({ journal }) => journal.merge(1_000_000), 'beside'));
      while (await store.transaction((inside) => indexEvidence(inside), 'beside'));
      while (await store.transaction((inside) => addUpChanges(inside, sizes), 'beside'));
      const add: Parameters<typeof joinHours>[1] = (stretch, parts) =>
        store.transaction(({ stretches }) => stretches.add(stretch, parts), 'beside');
      while (await joinHours(store, add));
      const kept = { newest, forMs: 0 };
      while (
        await store.transaction((inside) => pruneChanges(inside, clock.now(), kept), 'beside')
      );
      await store.close();
    },
    drop: home.dispose,
    dispose: async () => {
      await platform.close();
      await home.dispose();
    },
  };
}

/** A source whose key covers everything below `urn:city`. */
export const HTTP: Origin = { way: 'http', prefixes: ['urn:city'], sourceName: null };

/** A file, as an import sends it. */
export const FILE: Origin = { way: 'file', prefixes: null, sourceName: null };

let serial = 0;

/** An event of a case as a source sends it: the type without `case.`. */
export function sent(
  type: string,
  time: string,
  data: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  serial += 1;
  return {
    specversion: '1.0',
    id: `e${serial}`,
    source: 'urn:city:jinan',
    type: type.includes('.') ? type : `case.${type}`,
    subject: 'C1',
    time: time.length === 10 ? `${time}T09:00:00+08:00` : time,
    data,
    ...more,
  };
}

/** What a `case.received` needs, with limits of 20 and 5 working days. */
export const RECEIVED = {
  itemCode: 'water-01',
  regionCode: '370102',
  departmentCode: '370102-water',
  statutoryLimit: { value: 20, unit: 'workingDay' },
  commitmentLimit: { value: 5, unit: 'workingDay' },
};

/** A supervisor of a region, of the province where absent, and of one line. */
export function supervisor(
  regionCode: string | null = null,
  line: string | null = null,
  name = 'wang',
): (platform: Platform) => Viewer {
  return (platform) =>
    platform.viewerOf({
      name,
      displayName: name,
      role: 'supervisor',
      regionCode,
      line,
      disabled: false,
    });
}
