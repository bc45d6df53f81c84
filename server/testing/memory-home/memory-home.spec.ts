import { describeStoreContract } from '../../outbound/store/contract-suite/store-contract.ts';
import { MemoryHome } from './memory-home.ts';

describe('the home in memory', () => {
  describeStoreContract(() => {
    const home = new MemoryHome();
    return Promise.resolve({
      open: () => Promise.resolve(home.open()),
      dispose: () => Promise.resolve(),
    });
  });

  it('keeps nothing of a transaction whose connection ended before its commit', async () => {
    const home = new MemoryHome();
    const dying = home.open();
    void dying.transaction(async ({ journal }) => {
      await journal.mark('sweptTo', 5);
      await new Promise(() => undefined);
    });
    await dying.snapshot(({ journal }) => journal.head());
    dying.abandon();
    const other = home.open();
    await other.transaction(({ journal }) => journal.mark('lastReceivedAt', 7));
    const { sweptTo, lastReceivedAt } = await other.journal.head();
    expect([sweptTo, lastReceivedAt]).toEqual([0, 7]);
  });
});
