import { describeStoreContract } from '../../outbound/store/contract-suite/store-contract.ts';
import { change, event, subject } from '../../outbound/store/contract-suite/sample-rows.ts';
import { SharedMemoryHome } from './shared-home.ts';

describe('the shared home in memory', () => {
  describeStoreContract(() => {
    const home = new SharedMemoryHome();
    return Promise.resolve({
      open: () => Promise.resolve(home.open()),
      dispose: () => Promise.resolve(),
    });
  });

  it('lets readers follow only below the transactions at work', async () => {
    const home = new SharedMemoryHome();
    const [one, other] = [home.open(), home.open()];
    let finish = (): void => undefined;
    const slow = one.transaction(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    await other.transaction(({ journal }) => journal.add(change()));
    expect(await other.journal.after(0, 9)).toEqual([]);
    expect((await other.journal.seen(0, 9)).length).toBe(1);
    finish();
    await slow;
    expect((await other.journal.after(0, 9)).length).toBe(1);
  });

  it('runs again whoever closes a circle of waiting, and both get through', async () => {
    const home = new SharedMemoryHome();
    const store = home.open();
    const rows = ['a', 'b'].map((no) => ({ row: subject(no), before: undefined }));
    await store.transaction(({ subjects }) => subjects.put(rows));
    let runs = 0;
    const inOrder = (...nos: readonly string[]) =>
      store.transaction(async ({ subjects }) => {
        runs += 1;
        for (const no of nos) await subjects.take([{ kind: 'case', no, known: null }]);
      });
    await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')]);
    expect(runs).toBe(3);
  });

  it('lets an identity wait for whoever is storing it', async () => {
    const home = new SharedMemoryHome();
    const add = () => home.open().transaction(({ log }) => log.add([event('a')]));
    const added = await Promise.all([add(), add()]);
    expect(added.flat().map(({ fresh }) => fresh)).toEqual([true, false]);
  });
});
