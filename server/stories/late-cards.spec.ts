import type { Store, StoreParts } from '../application/store/store.ts';
import type { CardRow } from '../application/store/store-rows.ts';
import { ReadSide } from '../application/read-side.ts';
import { homeOf, openStore } from '../outbound/store/home.ts';
import { defaultKeyFile } from '../outbound/vault/key-file.ts';
import { openVault } from '../outbound/vault/open-vault.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

describe('a read side whose cards are read behind its opening', () => {
  let test: TestPlatform;
  let stores: Store[];
  let between: () => Promise<void>;

  const open = (): Store => {
    const store = openStore(
      homeOf(test.settings.dataDir, test.settings.databaseUrl),
      'reader',
      'small',
    );
    stores.push(store);
    return store;
  };

  /** A store whose moment has been read before it hands out the first card, so that commits come between. */
  function slow(list: Store): Store {
    const cardsOf = ({ cards }: StoreParts): StoreParts['cards'] => ({
      ...cards,
      eachPart: async (take) => {
        const read: CardRow[] = [];
        await cards.eachPart((part) => void read.push(...part));
        await between();
        await take(read);
      },
    });
    const snapshot: Store['snapshot'] = (work, at) =>
      list.snapshot((inside, moment) => work({ ...inside, cards: cardsOf(inside) }, moment), at);
    return { ...list, snapshot };
  }

  async function openLate(): Promise<ReadSide> {
    const store = open();
    const vault = await openVault(store, defaultKeyFile(test.folder), test.clock.now());
    return ReadSide.open(store, { one: open(), list: slow(open()) }, vault, { late: true });
  }

  beforeEach(async () => {
    stores = [];
    between = () => Promise.resolve();
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
    const events = ['C1', 'C2'].flatMap((subject) => [
      sent('received', '2026-03-02', RECEIVED, { subject }),
      sent('accepted', '2026-03-02', {}, { subject }),
    ]);
    await test.current().ingest(events, HTTP);
    await test.moveTo('2026-03-06T00:00:00+08:00');
  });

  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await test.dispose();
  });

  it('has counts at once, and all cards when it is whole', async () => {
    const side = await openLate();
    expect([side.isWhole, side.cards.size, side.counts.size > 0]).toEqual([false, 0, true]);
    await side.whole();
    expect([side.isWhole, side.cards.size]).toEqual([true, 2]);
  });

  it('is read once, whoever waits for it', async () => {
    let reads = 0;
    between = () => {
      reads += 1;
      return Promise.resolve();
    };
    const side = await openLate();
    await Promise.all([side.whole(), side.whole()]);
    await side.whole();
    expect(reads).toBe(1);
  });

  it('keeps what a commit did to a card while the cards of before it were read', async () => {
    const viewer = supervisor()(test.current());
    const page = await test.current().cards(viewer, {}, {});
    const card = page.ok ? page.value.items[0] : undefined;
    if (card === undefined) throw new Error('there is no card');
    const side = await openLate();
    between = async () => {
      const request = { reason: '查过', expectedVersion: card.version };
      const answer = await test.current().act(viewer, card.id, 'acknowledge', request);
      expect(answer.ok).toBeTrue();
      await side.refresh(test.clock.now());
    };
    await side.whole();
    expect(side.cards.size).toBe(2);
    expect(side.cards.find(card.id)?.body.view.acknowledgedBy).toBe(viewer.account);
  });

  it('is not whole where the cards cannot be read', async () => {
    const side = await openLate();
    between = () => Promise.reject(new Error('the disk is gone'));
    await expectAsync(side.whole()).toBeRejectedWithError('the disk is gone');
    expect(side.isWhole).toBeFalse();
    await side.stopped();
  });
});
