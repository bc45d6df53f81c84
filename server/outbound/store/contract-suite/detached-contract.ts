import type { Store } from '../../../application/store/store.ts';
import { event, subject } from './sample-rows.ts';

const DIGESTS = { content: 'c-1', withoutPersons: 'w-1' };

/** What every home keeps of events whose content lies in an archive. */
export function describeDetached(getStore: () => Store): void {
  describe('detached events', () => {
    let store: Store;
    let seqs: readonly number[];

    beforeEach(async () => {
      store = getStore();
      const added = await store.transaction(({ log }) => log.add([event('a'), event('b')]));
      seqs = added.map(({ seq }) => seq);
      const [seq = 0] = seqs;
      await store.transaction(({ log }) => log.detach([{ seq, digests: DIGESTS }]));
    });

    it('reads no detached event, and knows what it is known again by', async () => {
      const [a = 0, b = 0] = seqs;
      expect(await store.log.read([a, b])).toEqual([event('b')]);
      expect(await store.log.detached([b, a])).toEqual([{ seq: a, digests: DIGESTS }]);
      expect((await store.log.scan(0, 9)).map(({ seq }) => seq)).toEqual([b]);
    });

    it('keeps the identity of a detached event taken', async () => {
      const [seq = 0] = seqs;
      const [again] = await store.transaction(({ log }) => log.add([event('a', { n: 2 })]));
      expect(again).toEqual({ fresh: false, seq, kept: { digests: DIGESTS } });
    });

    it('finds what is kept under identities, and stores nothing by looking', async () => {
      const [a = 0, b = 0] = seqs;
      const other = { ...event('a'), source: 'urn:other' };
      expect(await store.log.find([event('b'), event('x'), other, event('a')])).toEqual([
        { seq: b, kept: event('b') },
        undefined,
        undefined,
        { seq: a, kept: { digests: DIGESTS } },
      ]);
      expect((await store.log.scan(0, 9)).length).toBe(1);
    });

    it('gives a detached event back as it was', async () => {
      const [seq = 0] = seqs;
      await store.transaction(({ log }) => log.attach([{ seq, data: { n: 1 } }]));
      expect(await store.log.read(seqs)).toEqual([event('a'), event('b')]);
      expect(await store.log.detached(seqs)).toEqual([]);
    });

    it('numbers new events above those that were detached', async () => {
      const added = await store.transaction(({ log }) => log.add([event('c')]));
      expect(added[0]?.seq).toBeGreaterThan(Math.max(...seqs));
    });

    it('keeps with a subject the name of its archive', async () => {
      const row = subject('C1', { detached: '2024-03-1a.ndjson.gz' });
      await store.transaction(({ subjects }) => subjects.put([{ row, before: undefined }]));
      expect(await store.subjects.find([row])).toEqual([row]);
      const back = { ...row, detached: null, version: 2 };
      await store.transaction(({ subjects }) => subjects.put([{ row: back, before: row }]));
      expect(await store.subjects.find([row])).toEqual([back]);
    });

    it('tells by its head whether anything was ever detached', async () => {
      expect((await store.journal.head()).hasDetached).toBeFalse();
      await store.transaction(({ journal }) => journal.mark('hasDetached', 1));
      expect((await store.journal.head()).hasDetached).toBeTrue();
    });
  });
}
