import { memoryKeeper } from '../../testing/memory-keeper.ts';
import type { Journal } from '../store/store.ts';
import type { ChangeRow } from '../store/store-rows.ts';
import { FollowedCounts } from './followed-counts.ts';

const CELL = '|["clock","statutory","37/",null,"I",20000,"late"]';

describe('counts that follow a store', () => {
  const change = (dataVersion: number, amount: number): ChangeRow => ({
    dataVersion,
    sweptTo: 1000 + dataVersion,
    deltas: [[CELL, amount]],
    cards: [],
    subjects: [{ kind: 'case', no: `A-${dataVersion}`, moved: null }],
    snapshot: false,
    at: 1000 + dataVersion,
    lastEventAt: null,
  });

  /** A journal of these changes, of which the first so many are merged. */
  function journalOf(changes: readonly ChangeRow[], merged: number) {
    let reads = 0;
    const upTo = changes[merged - 1]?.dataVersion ?? 0;
    const sum = changes
      .slice(0, merged)
      .reduce((all, { deltas }) => all + (deltas[0]?.[1] ?? 0), 0);
    const journal = {
      counts: () => {
        reads += 1;
        return Promise.resolve({ upTo, cells: [[CELL, sum]] });
      },
      after: (version: number, limit: number) =>
        Promise.resolve(changes.filter(({ dataVersion }) => dataVersion > version).slice(0, limit)),
    };
    return { journal: journal as unknown as Journal, reads: () => reads };
  }

  const amountIn = ({ counts }: FollowedCounts): number => new Map(counts.cells()).get(CELL) ?? 0;

  const first = [change(1, 2), change(2, 3)];

  async function kept() {
    const keeper = memoryKeeper();
    const counts = new FollowedCounts(keeper);
    const { journal } = journalOf(first, 1);
    const { dataVersion } = await counts.open(journal);
    await counts.keep(journal, dataVersion);
    expect([amountIn(counts), counts.moved]).toEqual([5, 0]);
    return keeper;
  }

  const starts: readonly {
    why: string;
    changes: readonly ChangeRow[];
    amount: number;
    readsStore: boolean;
  }[] = [
    {
      why: 'what was kept, and what changed since',
      changes: [...first, change(3, 7)],
      amount: 12,
      readsStore: false,
    },
    {
      why: 'the store, where the last change that was kept is another one',
      changes: [change(1, 2), { ...change(2, 30), at: 7 }],
      amount: 32,
      readsStore: true,
    },
    {
      why: 'the store, where the last change that was kept is not there any more',
      changes: [change(9, 4), change(10, 1)],
      amount: 5,
      readsStore: true,
    },
    {
      why: 'the store, where a correction came after what was kept',
      changes: [...first, { ...change(3, 7), subjects: [] }],
      amount: 12,
      readsStore: true,
    },
  ];
  for (const { why, changes, amount, readsStore } of starts) {
    it(`begin with ${why}`, async () => {
      const counts = new FollowedCounts(await kept());
      const { journal, reads } = journalOf(changes, 1);
      const { dataVersion, sweptTo } = await counts.open(journal);
      const last = changes.at(-1);
      expect([dataVersion, sweptTo]).toEqual([last?.dataVersion ?? 0, last?.sweptTo ?? 0]);
      expect(amountIn(counts)).toBe(amount);
      expect(reads() > 0).toBe(readsStore);
    });
  }

  it('are kept as of the change that was followed last, and not where nothing moved since', async () => {
    const keeper = memoryKeeper();
    const spied = spyOn(keeper, 'keep').and.callThrough();
    const counts = new FollowedCounts(keeper);
    const changes = [...first, change(3, 7)];
    const { journal } = journalOf(changes, 1);
    await counts.open(journalOf(first, 1).journal);
    await counts.keep(journal, 2);
    await counts.keep(journal, 2);
    counts.follow(change(3, 7));
    // One amount of one subject.
    expect(counts.moved).toBe(2);
    await counts.keep(journal, 3);
    expect(spied.calls.allArgs().map(([{ upTo }]) => upTo)).toEqual([2, 3]);
  });
});
