import { FILE, RECEIVED, sent } from '../../../testing/open-test-platform.ts';
import { MemoryHome } from '../../../testing/memory-home/memory-home.ts';
import { TEST_VAULT } from '../../../testing/test-vault.ts';
import { manualClock } from '../../../application/clock.ts';
import type { Store } from '../../../application/store/store.ts';
import { firstReference } from '../../../first-reference.ts';
import { writerOn } from './local-writer.ts';

const CASES = 1300;

describe('following new reference data beside other work', () => {
  it('leaves the index of evidence no more than one step behind, also of a whole store', async () => {
    const home = new MemoryHome();
    const clock = manualClock(Date.parse('2026-03-02T10:00:00+08:00'));
    const behind: number[] = [];
    const writer = await writerOn(
      watched(home.open(), (changes) => behind.push(changes)),
      ...([clock, TEST_VAULT, firstReference()] as const),
    );
    const received = Array.from({ length: CASES }, (_, no) => ({
      ...sent('received', '2026-03-02', RECEIVED, { id: `r${no}`, subject: `C${no}` }),
    }));
    await writer.ingest({ events: received, origin: FILE });
    while (await writer.call('tidy'));

    await home.open().transaction(({ journal }) => journal.mark('refiledTo', 0));
    await writer.call('tidy');

    expect(behind.at(-1)).toBeLessThanOrEqual(1);
    expect(await changesOf(home.open())).toBeGreaterThan(2);
    await writer.close();
  });
});

/** A store that tells how many changes the index lacks whenever reference data have been followed. */
function watched(store: Store, tell: (changes: number) => void): Store {
  const onDuty: Store['onDuty'] = async (duty, work) => {
    const result = await store.onDuty(duty, work);
    if (duty === 'refiling') {
      const left = await store.journal.after(await store.evidence.upTo(), 100);
      tell(left.length);
    }
    return result;
  };
  return { ...store, onDuty };
}

/** How many commits derived cases again or for the first time. */
async function changesOf(store: Store): Promise<number> {
  const changes = await store.journal.after(0, 100);
  return changes.filter(({ subjects }) => subjects.length > 0).length;
}
