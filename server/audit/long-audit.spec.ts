import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AuditAnchors } from '../application/audit/audit-anchors.ts';
import type { AnchorSink } from '../application/audit/audit-anchors.ts';
import { auditEntry } from '../application/audit/audit-entry.ts';
import type { AuditRow } from '../application/audit/audit-rows.ts';
import { anchorFile } from '../outbound/anchors/anchor-file.ts';
import { openAnchorKey } from '../outbound/anchors/anchor-key.ts';
import { NO_ROWS, chainRows } from '../outbound/store/audit-chain.ts';
import { readAnchorLines } from './audit-anchor-lines.ts';
import { verifyAudit } from './verify-audit.ts';

/** Rows of a chain, the one that names its store among them. */
function chainOf(rows: number): readonly AuditRow[] {
  const by = { actor: 'user', session: null, ip: null };
  const entries = Array.from({ length: rows - 1 }, (_, no) =>
    auditEntry(by, 'card.urge', { object: `C${no}` }),
  );
  return chainRows(entries, 1, NO_ROWS);
}

describe('a long audit log', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-long-audit-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function anchor(chain: readonly AuditRow[]): Promise<AnchorSink> {
    const sink = anchorFile(join(folder, 'anchors'), openAnchorKey(join(folder, 'key')), Date.now);
    const { store } = JSON.parse(chain[0]?.detail ?? '') as { readonly store: string };
    const head = { no: chain.length, hash: chain.at(-1)?.hash ?? '', storeId: store };
    const log = {
      head: () => Promise.resolve(head),
      scan: (after: number, limit: number) => Promise.resolve(chain.slice(after, after + limit)),
    };
    await new AuditAnchors(log, sink, Date.now).finish();
    return sink;
  }

  it('is checked in less memory than its hashes alone would take', async () => {
    // A program that is started without a compile cache needs some 9 MB before it reads a row; the
    // hashes of 400,000 rows, 64 signs each, would not fit into the rest three times over.
    const chain = chainOf(400_000);
    const file = join(folder, 'long.ndjson');
    writeFileSync(file, chain.map((row) => JSON.stringify(row)).join('\n'));
    await anchor(chain);
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--max-old-space-size=16',
      join(import.meta.dirname, 'verify-audit.ts'),
      file,
      join(folder, 'anchors'),
    ]);
    expect(stdout).toContain('400000 rows, 40 anchors up to row 400000.');
  }, 60_000);

  it('is held against every anchor, also behind one that says nothing of rows', async () => {
    const chain = chainOf(30);
    const sink = await anchor(chain);
    const nothing = { store: 's', from: 0, no: 3, hash: '', marks: '' };
    await sink.add(nothing);
    const verdict = await verifyAudit(
      chain.slice(0, 20).map((row) => ({ ...row })),
      readAnchorLines(join(folder, 'anchors')),
    );
    expect(verdict.badAnchors).toEqual(['anchor 2 says nothing of rows']);
    expect(verdict.firstBad?.no).toBe(21);
  });
});
