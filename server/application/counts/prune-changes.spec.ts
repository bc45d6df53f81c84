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
import { addUpChanges } from './add-up-changes.ts';
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
  const merge = () => beside(({ journal }) => journal.merge(1_000_000));
  const addUp = (few = 1) =>
    beside((inside) => addUpChanges(inside, { few, joined: 9, cells: 1000 }));
  const follow = async (few = 1): Promise<void> => {
    await merge();
    await home.index();
    await addUp(few);
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
    {
      why: 'that the counts do not hold yet',
      prepare: async () => {
        await home.index();
        await addUp();
      },
    },
    {
      why: 'that the index of evidence does not know yet',
      prepare: async () => {
        await merge();
        await addUp();
      },
    },
    {
      why: 'that are not added up yet',
      prepare: async () => {
        await merge();
        await home.index();
      },
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

  /** Asks as of the first two cases, when five are there. */
  const askOfTwo = async (few: number) => {
    await receive(home.current(), 'A', 'B');
    const dataVersion = (await versions()).at(-1);
    await receive(home.current(), 'C', 'D', 'E');
    await follow(few);
    const platform = home.current();
    const viewer = supervisor()(platform);
    const evidence = () =>
      platform.indicatorEvidence(
        viewer,
        'I-01',
        { period: '2026-03', part: 'numerator', dataVersion },
        {},
      );
    const numbers = () =>
      platform.indicators(viewer, { period: '2026-03', by: 'region', dataVersion });
    return { evidence, numbers };
  };

  it('are answered by 410: neither evidence nor numbers of them are told as if they were of now', async () => {
    const { evidence, numbers } = await askOfTwo(3);
    const ask = async () => [await evidence(), await numbers()];
    expect((await ask()).map(({ ok }) => ok)).toEqual([true, true]);
    await prune();
    for (const answer of await ask()) {
      expect(!answer.ok && answer.error.code).toBe('evidence/gone');
    }
  });

  it('leave the numbers of a version to which they were added up, not the cases behind them', async () => {
    const { evidence, numbers } = await askOfTwo(2);
    const before = await numbers();
    expect(before.ok).toBeTrue();
    await prune();
    expect(await numbers()).toEqual(before);
    const gone = await evidence();
    expect(!gone.ok && gone.error.code).toBe('evidence/gone');
  });

  it('are made up for at the end of an hour: what is answered names the moment that it is of', async () => {
    const accept = async (...nos: readonly string[]): Promise<void> => {
      await receive(home.current(), ...nos);
      for (const subject of nos)
        await home.current().ingest([sent('accepted', AT, {}, { subject })], HTTP);
    };
    await accept('A', 'B');
    await home.moveTo('2026-03-02T10:30:00+08:00');
    await accept('C');
    await home.moveTo('2026-03-02T10:50:00+08:00');
    await accept('D', 'E');
    await home.moveTo('2026-03-02T11:10:00+08:00');
    await accept('F', 'G', 'H');
    await home.forgetChanges(2, 9);
    const ask = async (time: string) => {
      const platform = home.current();
      const knownAt = `2026-03-02T${time}+08:00`;
      const query = { period: '2026-03', by: 'region', id: 'I-01', knownAt } as const;
      const answer = await platform.indicators(supervisor()(platform), query);
      if (!answer.ok) return answer.error.code;
      return `${answer.value.asOf.slice(11, 19)} ${answer.value.totals[0]?.numerator}`;
    };
    // Nothing came in between; then the third came at 10:30, and its hour had not ended.
    expect(await ask('09:40:00')).toBe('09:40:00 2');
    expect(await ask('10:29:59')).toBe('10:29:59 2');
    expect(await ask('10:40:00')).toBe('10:00:00 2');
    expect(await ask('11:00:00')).toBe('11:00:00 5');
    expect(await ask('08:00:00')).toBe('evidence/gone');
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
