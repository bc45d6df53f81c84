import type { CommitNote, Platform } from '../platform.ts';
import { homeOf, openStore } from '../../outbound/store/home.ts';
import { openPlatform } from '../../open-platform.ts';
import {
  HTTP,
  RECEIVED,
  openTestPlatform,
  sent,
  supervisor,
} from '../../testing/open-test-platform.ts';
import type { TestPlatform } from '../../testing/open-test-platform.ts';
import type { Journal, Store, StoreParts } from '../store/store.ts';
import { pruneChanges } from './prune-changes.ts';
import type { KeptChanges } from './prune-changes.ts';

const AT = '2026-03-02T09:00:00+08:00';
const LATER = Date.parse(AT) + 86_400_000;
const KEPT: KeptChanges = { newest: 2, forMs: 3_600_000 };
const CASES = ['A', 'B', 'C', 'D', 'E'];

describe('changes that are not kept any more', () => {
  let home: TestPlatform;
  let store: Store;

  beforeEach(async () => {
    home = await openTestPlatform(AT);
    store = openStore(homeOf(home.folder, home.settings.databaseUrl), 'writer', 'small');
  });
  afterEach(async () => {
    await store.close();
    await home.dispose();
  });

  const receive = async (platform: Platform, ...nos: readonly string[]): Promise<void> => {
    for (const subject of nos)
      await platform.ingest([sent('received', AT, RECEIVED, { subject })], HTTP);
  };
  const beside = <T>(work: (inside: StoreParts) => Promise<T>): Promise<T> =>
    store.transaction(work, 'beside');
  const follow = async (): Promise<void> => {
    await beside(({ journal }) => journal.merge(1_000_000));
    await home.index();
  };
  const prune = (now = LATER): Promise<boolean> =>
    beside((inside) => pruneChanges(inside, now, KEPT));
  const versions = async (): Promise<readonly number[]> =>
    (await store.journal.after(0, 1000)).map(({ dataVersion }) => dataVersion);
  const total = async (platform: Platform): Promise<number | undefined> => {
    const query = { subject: 'case', by: 'region', kind: 'statutory' } as const;
    const answer = await platform.clockSummary(supervisor()(platform), query);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.items.reduce((sum, item) => sum + item.total, 0);
  };

  it('are the oldest that everybody has followed: the newest stay', async () => {
    await receive(home.current(), ...CASES);
    await follow();
    const before = await versions();
    await prune();
    expect(await versions()).toEqual(before.slice(-KEPT.newest));
    expect((await home.current().verify()).difference).toBe(0);
    await home.reopen();
    expect((await home.current().verify()).difference).toBe(0);
  });

  const stay: readonly { why: string; now?: number; prepare: () => Promise<unknown> }[] = [
    { why: 'while they are new', now: Date.parse(AT) + 3_000_000, prepare: () => follow() },
    { why: 'that the counts do not hold yet', prepare: () => home.index() },
    {
      why: 'that the index of evidence does not know yet',
      prepare: () => beside(({ journal }) => journal.merge(1_000_000)),
    },
  ];
  for (const { why, now, prepare } of stay) {
    it(`are none ${why}`, async () => {
      await receive(home.current(), ...CASES);
      const before = await versions();
      await prepare();
      await prune(now);
      expect(await versions()).toEqual(before);
    });
  }

  it('are looked at one alone while the oldest has to stay, and all of them once it may go', async () => {
    await receive(home.current(), ...CASES);
    await follow();
    const looked: number[] = [];
    const pruneNoting = (now: number): Promise<boolean> =>
      beside((inside) => {
        const oldest: Journal['oldest'] = (kept, limit) => {
          looked.push(limit);
          return inside.journal.oldest(kept, limit);
        };
        return pruneChanges({ ...inside, journal: { ...inside.journal, oldest } }, now, KEPT);
      });
    await pruneNoting(Date.parse(AT));
    expect(looked).toEqual([1]);
    await pruneNoting(LATER);
    expect(Math.max(...looked)).toBeGreaterThan(CASES.length);
    expect((await versions()).length).toBe(KEPT.newest);
  });

  it('are answered by 410: neither evidence nor numbers of them are told as if they were of now', async () => {
    await receive(home.current(), 'A', 'B');
    const dataVersion = (await versions()).at(-1);
    await receive(home.current(), 'C', 'D', 'E');
    await follow();
    const platform = home.current();
    const viewer = supervisor()(platform);
    const ask = async () => [
      await platform.indicatorEvidence(
        viewer,
        'I-01',
        { period: '2026-03', part: 'numerator', dataVersion },
        {},
      ),
      await platform.indicators(viewer, { period: '2026-03', by: 'region', dataVersion }),
    ];
    expect((await ask()).map(({ ok }) => ok)).toEqual([true, true]);
    await prune();
    for (const answer of await ask()) {
      expect(!answer.ok && answer.error.code).toBe('evidence/gone');
    }
  });

  it('are made up for by a process that stood still: it reads anew, and its watchers get a snapshot', async () => {
    const { settings, clock } = home;
    const still = await openPlatform({ ...settings, clock, jobs: false, thread: false });
    try {
      await receive(home.current(), ...CASES);
      await follow();
      await prune();
      const heard: CommitNote[] = [];
      still.subscribe((note) => heard.push(note));
      await receive(still, 'F');
      expect(await total(still)).toBe(await total(home.current()));
      expect(heard.some(({ snapshot }) => snapshot)).toBeTrue();
      expect((await still.verify()).difference).toBe(0);
    } finally {
      await still.close();
    }
  });
});
