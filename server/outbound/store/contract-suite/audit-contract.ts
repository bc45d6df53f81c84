import type { AuditEntry, AuditRow } from '../../../application/audit/audit-rows.ts';
import type { Store } from '../../../application/store/store.ts';
import { NO_ROWS, auditHash } from '../audit-chain.ts';

/** What every home keeps of the audit log; `open` connects once more. */
export function describeAudit(current: () => Store, open: () => Promise<Store>): void {
  describe('the audit log', () => {
    let store: Store;

    beforeEach(() => {
      store = current();
    });

    const append = (entries: readonly AuditEntry[], at = 5, where = store): Promise<void> =>
      where.transaction(({ audit }) => audit.append(entries, at), 'beside');
    const rows = (): Promise<readonly AuditRow[]> => store.audit.scan(0, 100);

    it('has no row and no store before anything was written', async () => {
      expect(await store.audit.head()).toEqual(NO_ROWS);
      await append([]);
      expect(await rows()).toEqual([]);
    });

    it('begins with a row that names the store, and numbers without a gap', async () => {
      await append([entry('li'), entry('wang')]);
      await append([entry('sun')], 6);
      const written = await rows();
      expect(written.map(({ no, at, actor, action }) => [no, at, actor, action])).toEqual([
        [1, 5, 'platform', 'audit.begin'],
        [2, 5, 'li', 'card.urge'],
        [3, 5, 'wang', 'card.urge'],
        [4, 6, 'sun', 'card.urge'],
      ]);
      const { store: id } = JSON.parse(written[0]?.detail ?? '') as { readonly store: string };
      const { no, hash, storeId } = await store.audit.head();
      expect([no, hash, storeId]).toEqual([4, written[3]?.hash ?? '', id]);
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
    });

    it('gives every field back as it was written, also 汉字 and signs of SQL', async () => {
      const odd = entry("o'brien; --", {
        session: 'abc',
        ip: '::1',
        object: '𠮷/1',
        reason: '超期 "两日" \\ %_',
        outcome: 'refused',
        detail: { b: [1, null, '汉'], a: { d: 1.5, c: true } },
      });
      await append([odd]);
      const [, written] = await rows();
      expect(written).toEqual(
        jasmine.objectContaining({
          ...odd,
          detail: '{"a":{"c":true,"d":1.5},"b":[1,null,"汉"]}',
        }),
      );
    });

    it('hashes each row with the hash before it', async () => {
      await append([entry('li'), entry('wang'), entry('sun')]);
      let before = NO_ROWS.hash;
      for (const { hash, ...row } of await rows()) {
        expect(row.prevHash).toBe(before);
        expect(auditHash(row)).toBe(hash);
        before = hash;
      }
    });

    it('stays one chain where several connections write', async () => {
      const other = await open();
      for (let turn = 0; turn < 6; turn += 1) {
        await append([entry(`a${turn}`)], turn, turn % 2 === 0 ? store : other);
      }
      await other.close();
      const written = await rows();
      expect(written.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(written.slice(1).map(({ prevHash }) => prevHash)).toEqual(
        written.slice(0, -1).map(({ hash }) => hash),
      );
    });

    it('leaves no row of a transaction that fails', async () => {
      await append([entry('li')]);
      const failing = store.transaction(async ({ audit }) => {
        await audit.append([entry('wang')], 6);
        throw new Error('no');
      });
      await expectAsync(failing).toBeRejectedWithError('no');
      await append([entry('sun')], 7);
      expect((await rows()).map(({ no, actor }) => [no, actor])).toEqual([
        [1, 'platform'],
        [2, 'li'],
        [3, 'sun'],
      ]);
    });

    it('lists by actor, action, outcome and time, the latest first, page by page', async () => {
      await append([entry('li'), entry('wang', { outcome: 'refused' })], 10);
      await append([entry('li', { action: 'card.order' })], 20);
      await append([entry('li')], 30);
      const nos = async (
        filter: Parameters<Store['audit']['list']>[0],
        before: number | null = null,
        limit = 10,
      ): Promise<readonly number[]> => {
        const found = await store.audit.list(filter, before, limit);
        if (before === null && limit === 10) {
          expect(await store.audit.count(filter)).toBe(found.length);
        }
        return found.map(({ no }) => no);
      };
      expect(await nos({})).toEqual([5, 4, 3, 2, 1]);
      expect(await nos({ actor: 'li' })).toEqual([5, 4, 2]);
      expect(await nos({ actor: 'li', action: 'card.urge' })).toEqual([5, 2]);
      expect(await nos({ outcome: 'refused' })).toEqual([3]);
      expect(await nos({ from: 20 })).toEqual([5, 4]);
      expect(await nos({ from: 10, to: 20 })).toEqual([3, 2, 1]);
      expect(await nos({}, null, 2)).toEqual([5, 4]);
      expect(await nos({}, 4, 2)).toEqual([3, 2]);
    });
  });
}

function entry(actor: string, more: Partial<AuditEntry> = {}): AuditEntry {
  return {
    actor,
    session: null,
    ip: null,
    action: 'card.urge',
    object: 'C1/commitment/yellow/1',
    reason: null,
    outcome: 'done',
    detail: {},
    ...more,
  };
}
