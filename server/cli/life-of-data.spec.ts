import { mkdtempSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verification } from '../application/platform.ts';
import type { AuditVerdict } from '../audit/verify-audit.ts';
import { openPlatform } from '../open-platform.ts';
import { HTTP, RECEIVED, sent, supervisor } from '../testing/open-test-platform.ts';
import { COMMANDS } from './commands.ts';
import { runCommand } from './run-command.ts';

/** Batches that are sent while the backup is made. */
const BATCHES = 40;
const PATIENCE_MS = 120_000;

describe('the life of the data', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-life-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function run(
    words: readonly string[],
    data = 'data',
  ): Promise<{ readonly status: number; readonly answer: unknown; readonly err: string }> {
    const said = { out: '', err: '' };
    const status = await runCommand(
      COMMANDS,
      [...words, '--json'],
      { MINGJIAN_DATA_DIR: join(folder, data), MINGJIAN_ANCHOR_DIR: join(folder, 'anchors') },
      { out: (text) => (said.out += text), err: (text) => (said.err += text) },
    );
    return { status, answer: JSON.parse(said.out) as unknown, err: said.err };
  }

  it(
    'a backup that is made under load holds all that was acknowledged before it, and is whole',
    async () => {
      const platform = await openPlatform({ dataDir: join(folder, 'data') });
      const acknowledged: string[] = [];
      const send = async (no: number): Promise<void> => {
        const subject = `L${no}`;
        const at = '2026-03-02';
        const events = [
          sent('received', at, RECEIVED, { subject }),
          sent('accepted', at, {}, { subject }),
        ];
        const receipt = await platform.ingest(events, HTTP);
        expect(receipt.accepted).toBe(2);
        acknowledged.push(subject);
      };
      for (let no = 0; no < BATCHES; no += 1) await send(no);
      const before = [...acknowledged];
      const sending = (async () => {
        for (let no = BATCHES; no < 2 * BATCHES; no += 1) await send(no);
      })();
      const copied = await run(['backup', join(folder, 'copy')]);
      expect(copied.status).withContext(copied.err).toBe(0);
      await sending;
      await platform.close();

      expect((await run(['restore', join(folder, 'copy')], 'other')).status).toBe(0);
      const { status, answer } = await run(['verify'], 'other');
      const { difference, checked } = answer as Verification;
      expect([status, difference]).toEqual([0, 0]);
      expect(checked).toBeGreaterThanOrEqual(BATCHES);
      const restored = await openPlatform({ dataDir: join(folder, 'other'), jobs: false });
      const viewer = supervisor()(restored);
      for (const no of before) expect(await restored.findCase(viewer, no, {})).toBeDefined();
      await restored.close();
    },
    PATIENCE_MS,
  );

  it(
    'a store, a backup of it and what is restored are read by nobody else on the machine',
    async () => {
      await run(['recompute']);
      const copy = join(folder, 'copy');
      expect((await run(['backup', copy])).status).toBe(0);
      expect((await run(['restore', copy], 'restored')).status).toBe(0);
      const folders = ['data', 'copy', 'restored'].map((name) => join(folder, name));
      // The files as well, for a folder that was there before and is open.
      const closed = [...folders, ...folders.map((one) => join(one, 'mingjian.db')), `${copy}.key`];
      // Of the group and of others.
      expect(closed.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'a restore begins a store of its own: what was lost by it is seen, and is no fault where it is known',
    async () => {
      await run(['recompute']);
      expect((await run(['backup', join(folder, 'copy')])).status).toBe(0);
      await run(['recompute']);
      await rm(join(folder, 'data'), { recursive: true });
      const restored = await run(['restore', join(folder, 'copy')]);
      const { store } = restored.answer as { readonly store: string };
      await run(['recompute']);

      const { status, answer } = await run(['verify', '--audit']);
      const verdict = answer as AuditVerdict;
      expect([status, verdict.firstBad]).toEqual([1, null]);
      // begin, key, recompute twice and the backup's begin are in the copy.
      expect(verdict.lost.map(({ from, to, restoredAs }) => [from, to, restoredAs])).toEqual([
        [6, 8, store],
      ]);
      const known = await run(['verify', '--audit', '--restored', store]);
      expect([known.status, (known.answer as AuditVerdict).stores.at(-1)]).toEqual([0, store]);
    },
    PATIENCE_MS,
  );

  it(
    'a copy put back by hand is a rollback: its first lost row is named',
    async () => {
      await run(['recompute']);
      expect((await run(['backup', join(folder, 'data2')])).status).toBe(0);
      await run(['recompute']);
      // The same store again, as it was, with the anchors of what it became.
      const { status, answer } = await run(['verify', '--audit'], 'data2');
      expect([status, (answer as AuditVerdict).firstBad?.no]).toEqual([1, 6]);
    },
    PATIENCE_MS,
  );
});
