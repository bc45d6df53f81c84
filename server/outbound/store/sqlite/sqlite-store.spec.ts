import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../../application/store/store.ts';
import { describeMoments } from '../contract-suite/moment-contract.ts';
import { describeStoreContract } from '../contract-suite/store-contract.ts';
import { assertDurable, openSqlite } from './open-sqlite.ts';
import { sqliteStore } from './sqlite-store.ts';

function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'mingjian-store-'));
}

describe('the SQLite home', () => {
  describeStoreContract(() => {
    const folder = temporaryFolder();
    return Promise.resolve({
      open: () => Promise.resolve(sqliteStore(folder)),
      dispose: () => rm(folder, { recursive: true }),
    });
  });

  describe('with several connections', () => {
    let folder = '';
    let stores: readonly Store[] = [];
    beforeEach(() => {
      folder = temporaryFolder();
      stores = [sqliteStore(folder), sqliteStore(folder), sqliteStore(folder)];
    });
    afterEach(async () => {
      await Promise.all(stores.map((store) => store.close()));
      await rm(folder, { recursive: true });
    });
    describeMoments(() => stores, false);
  });

  it('tells of foreign writes once, and nothing of its own', async () => {
    const folder = temporaryFolder();
    const [store, other] = [sqliteStore(folder), sqliteStore(folder)];
    await store.foreignWrites();
    await store.transaction(({ journal }) => journal.mark('sweptTo', 1));
    expect(await store.foreignWrites()).toBeFalse();
    await other.transaction(({ journal }) => journal.mark('sweptTo', 2));
    expect(await store.foreignWrites()).toBeTrue();
    expect(await store.foreignWrites()).toBeFalse();
    await Promise.all([store.close(), other.close()]);
    await rm(folder, { recursive: true });
  });

  it('refuses to go on where a commit would not last', () => {
    const memory = new DatabaseSync(':memory:');
    expect(() => {
      assertDurable(memory);
    }).toThrowMatching(hasCode('store/notDurable'));
  });

  it('that lasts when it is closed has everything in its file then, whoever else holds it open', async () => {
    const [folder, copy] = [temporaryFolder(), temporaryFolder()];
    const reader = sqliteStore(folder);
    const store = sqliteStore(folder, undefined, 'whenClosed');
    await store.transaction(({ journal }) => journal.mark('sweptTo', 7));
    await store.close();
    // Without the log of what is to be written: the disk need not have that.
    await copyFile(join(folder, 'mingjian.db'), join(copy, 'mingjian.db'));
    await reader.close();
    const copied = sqliteStore(copy);
    expect((await copied.journal.head()).sweptTo).toBe(7);
    await copied.close();
    for (const one of [folder, copy]) await rm(one, { recursive: true });
  });

  it('waits for the disk with each commit unless it is told not to', () => {
    for (const [lasting, synchronous] of [
      [undefined, 2],
      ['eachCommit', 2],
      ['whenClosed', 1],
    ] as const) {
      const folder = temporaryFolder();
      const db = openSqlite(folder, undefined, lasting);
      expect(db.prepare('PRAGMA synchronous').get()?.['synchronous']).toBe(synchronous);
      db.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses data of a newer program and leaves them as they are', async () => {
    const folder = temporaryFolder();
    await sqliteStore(folder).close();
    const db = new DatabaseSync(join(folder, 'mingjian.db'));
    db.exec('INSERT INTO migration (version, at) VALUES (999, 0)');
    db.close();
    expect(() => sqliteStore(folder)).toThrowMatching(hasCode('store/newer'));
    await rm(folder, { recursive: true });
  });

  it('refuses a file that is no store', async () => {
    const folder = temporaryFolder();
    const db = join(folder, 'mingjian.db');
    await writeFile(db, 'x'.repeat(5000));
    expect(() => sqliteStore(folder)).toThrowMatching(hasCode('store/unreadable'));
    await rm(folder, { recursive: true });
  });
});

function hasCode(code: string): (error: unknown) => boolean {
  return (error) => (error as { readonly code?: string }).code === code;
}
