import type { Store } from '../../../application/store/store.ts';
import type { NewChange } from '../../../application/store/store-rows.ts';
import { change } from './sample-rows.ts';

/** What every home keeps of changes, their sums and the watermark. */
export function describeJournal(current: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = current();
  });

  it('adds the changes up, merged or not', async () => {
    const add = (deltas: NewChange['deltas']): Promise<number> =>
      store.transaction(({ journal }) => journal.add(change(deltas)));
    await add([['x', 2]]);
    const last = await add([
      ['x', -1],
      ['y', 5],
    ]);
    expect(await sums(store)).toEqual({ x: 1, y: 5 });
    expect(await store.transaction(({ journal }) => journal.merge(1))).toBeTrue();
    expect(await sums(store)).toEqual({ x: 1, y: 5 });
    expect(await store.transaction(({ journal }) => journal.merge(1000))).toBeFalse();
    expect(await sums(store)).toEqual({ x: 1, y: 5 });
    const { upTo, cells } = await store.journal.counts();
    expect(upTo).toBe(last);
    expect(Object.fromEntries(cells)).toEqual({ x: 1, y: 5 });
  });

  it('gives every change a higher version, and readers follow them in that order', async () => {
    const versions: number[] = [];
    for (const place of [1, 2, 3]) {
      const one = change([['x', place]]);
      versions.push(await store.transaction(({ journal }) => journal.add(one)));
    }
    expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
    const first = await store.journal.after(0, 2);
    const rest = await store.journal.after(first.at(-1)?.dataVersion ?? 0, 9);
    expect([...first, ...rest].map(({ dataVersion }) => dataVersion)).toEqual(versions);
    expect([...first, ...rest].map(({ deltas }) => deltas)).toEqual([
      [['x', 1]],
      [['x', 2]],
      [['x', 3]],
    ]);
    expect((await store.journal.settled()).upTo).toBeGreaterThanOrEqual(versions[2] ?? 0);
    const { dataVersion, isSettled } = await store.journal.head();
    expect([dataVersion, isSettled]).toEqual([versions[2] ?? 0, true]);
  });

  it('finds the last change up to a version and by an instant', async () => {
    const versions: number[] = [];
    for (const at of [10, 20, 20, 30]) {
      versions.push(
        await store.transaction(({ journal }) => journal.add({ ...change(), at, sweptTo: at })),
      );
    }
    const [first = 0, , third = 0, fourth = 0] = versions;
    const found = async (upTo: number, by: number): Promise<number | undefined> => {
      const mark = await store.journal.lastChange(upTo, by);
      expect(mark?.sweptTo).toBe(mark?.at);
      return mark?.dataVersion;
    };
    expect(await found(Number.MAX_SAFE_INTEGER, 99)).toBe(fourth);
    expect(await found(Number.MAX_SAFE_INTEGER, 20)).toBe(third);
    expect(await found(first, 99)).toBe(first);
    expect(await found(Number.MAX_SAFE_INTEGER, 9)).toBeUndefined();
  });

  it('keeps what each subject of a change moved', async () => {
    const deltas = [['x', 1]] as const;
    const subjects = [
      {
        kind: 'case',
        no: 'C1',
        moved: [
          ['x', 2],
          ['y', -1],
        ],
      },
      {
        kind: 'ticket',
        no: 'C1',
        moved: [
          ['x', -1],
          ['y', 1],
        ],
      },
      { kind: 'case', no: 'C2', moved: [] },
    ] as const;
    await store.transaction(({ journal }) => journal.add({ ...change(deltas), subjects }));
    const [kept] = await store.journal.after(0, 1);
    expect(kept?.deltas).toEqual(deltas);
    expect(kept?.subjects).toEqual(subjects);
  });

  it('forgets the oldest changes that are merged, never the newest, and tells how far', async () => {
    const versions: number[] = [];
    for (const at of [10, 20, 30, 40]) {
      const one = { ...change([['x', at]]), at };
      versions.push(await store.transaction(({ journal }) => journal.add(one)));
    }
    expect(await store.journal.oldest(1, 9)).toEqual([]);
    await store.transaction(({ journal }) => journal.merge(1000));
    const found = await store.journal.oldest(1, 2);
    expect(found.map(({ dataVersion, at }) => [dataVersion, at])).toEqual([
      [versions[0] ?? 0, 10],
      [versions[1] ?? 0, 20],
    ]);
    expect((await store.journal.oldest(1, 9)).length).toBe(3);

    await store.transaction(({ journal }) => journal.prune(versions[1] ?? 0));
    const left = await store.journal.after(0, 9);
    expect(left.map(({ dataVersion }) => dataVersion)).toEqual(versions.slice(2));
    expect((await store.journal.settled()).prunedTo).toBe(versions[1] ?? 0);
    expect((await store.journal.head()).dataVersion).toBe(versions[3] ?? 0);
    expect(await sums(store)).toEqual({ x: 100 });
  });

  it('keeps the watermark, and tells it with what is settled', async () => {
    await store.transaction(({ journal }) => journal.mark('sweptTo', 5000), 'alone');
    expect((await store.journal.head()).sweptTo).toBe(5000);
    expect((await store.journal.settled()).sweptTo).toBe(5000);
  });
}

async function sums(store: Store): Promise<Record<string, number>> {
  const { upTo, cells } = await store.journal.counts();
  const sum: Record<string, number> = Object.fromEntries(cells);
  for (const { deltas } of await store.journal.after(upTo, 100)) {
    for (const [cell, amount] of deltas) sum[cell] = (sum[cell] ?? 0) + amount;
  }
  return sum;
}
