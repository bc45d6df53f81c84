import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openPlatform } from '../../open-platform.ts';
import { backDate } from '../../testing/back-dated-store.ts';
import { HTTP, RECEIVED, sent, supervisor } from '../../testing/open-test-platform.ts';
import { manualClock } from '../../application/clock.ts';
import { MIGRATIONS } from './sqlite/sqlite-schema.ts';

const FILE = 'mingjian.db';
const AT = '2026-03-10T10:00:00+08:00';

describe('a store of an earlier version', () => {
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-migrations-'));
    const clock = manualClock(Date.parse(AT));
    const platform = await openPlatform({ dataDir: join(folder, 'now'), clock, jobs: false });
    await platform.ingest(
      [
        sent('received', '2026-03-02', RECEIVED),
        sent('accepted', '2026-03-02'),
        sent('received', '2026-03-03', RECEIVED, { subject: 'C2' }),
        sent('stepStarted', '2026-03-03', { step: '审查' }, { subject: 'C2' }),
      ],
      HTTP,
    );
    await platform.addSource({ name: 'jinan', prefix: 'urn:city:jinan' }, 'hash');
    await platform.close();
  });

  afterAll(() => rm(folder, { recursive: true }));

  /** The key with which the store of today was sealed. */
  const keyFile = (): string => join(folder, 'now', 'key', 'personal.key');

  /** A folder with what the store of today holds, as one of an earlier version. */
  function backDated(version: number, name = `version-${version}`): string {
    const old = join(folder, name);
    backDate(join(folder, 'now'), old, version);
    return old;
  }

  for (let version = 1; version < MIGRATIONS.length; version += 1) {
    it(`of version ${version} is carried over with all its rows, and nothing differs`, async () => {
      const clock = manualClock(Date.parse(AT));
      const platform = await openPlatform({
        dataDir: backDated(version),
        keyFile: keyFile(),
        clock,
        jobs: false,
      });
      const { checked, difference, details } = await platform.verify();
      expect([checked, difference, details]).toEqual([2, 0, []]);
      const viewer = supervisor()(platform);
      const cards = await platform.cards(viewer, {}, {});
      expect(cards.ok && cards.value.items.length).toBeGreaterThan(0);
      expect((await platform.sources(viewer)).map(({ name }) => name)).toEqual(['jinan']);
      const again = await platform.ingest(
        [sent('accepted', '2026-03-04', {}, { subject: 'C2' })],
        HTTP,
      );
      expect(again.accepted).toBe(1);
      expect((await platform.verify()).difference).toBe(0);
      await platform.close();
    });
  }

  it('is derived again in the background where other code derived it, and what moved is written down', async () => {
    const old = backDated(MIGRATIONS.length);
    const db = new DatabaseSync(join(old, FILE));
    // As earlier code might have had it: another phase, another clock.
    db.exec("UPDATE subject SET phase = 'received', clocks = '[]' WHERE no = 'C1'");
    db.exec("DELETE FROM head WHERE name = 'derivedWith'");
    db.close();
    const clock = manualClock(Date.parse(AT));
    const platform = await openPlatform({ dataDir: old, clock, keyFile: keyFile(), jobs: false });
    const { checked, difference } = await platform.verify();
    expect([checked, difference]).toEqual([2, 0]);
    const auditor = { ...supervisor()(platform), role: 'auditor' } as const;
    const log = await platform.auditLog(auditor, { action: 'store.rederive' }, {});
    const rows = log.ok ? log.value.items.map(({ detail }) => detail) : [];
    expect(rows.map(({ derived, moved }) => [derived, moved])).toEqual([[2, 1]]);
    await platform.close();
    const again = await openPlatform({ dataDir: old, clock, keyFile: keyFile(), jobs: false });
    await again.verify();
    const still = await again.auditLog(auditor, { action: 'store.rederive' }, {});
    expect(still.ok && still.value.items.length).toBe(1);
    await again.close();
  });

  it('offers what is reported over Open311 where it knew of no such thing', async () => {
    const old = backDated(MIGRATIONS.length, 'without-services');
    const db = new DatabaseSync(join(old, FILE));
    db.exec("DELETE FROM reference WHERE kind = 'service'");
    db.close();
    const clock = manualClock(Date.parse(AT));
    const platform = await openPlatform({ dataDir: old, clock, keyFile: keyFile(), jobs: false });
    expect(platform.open311.services().length).toBeGreaterThan(3);
    expect((await platform.verify()).difference).toBe(0);
    await platform.close();
  });

  it('keeps the form in which the first version made it: a released step is never edited', () => {
    const [first = ''] = MIGRATIONS;
    expect(createHash('sha256').update(first).digest('hex')).toBe(
      '3317b145b1a23b6f507245b1c319eb73dce13cf5f3025aa17634585fb6f7f5a9',
    );
  });
});
