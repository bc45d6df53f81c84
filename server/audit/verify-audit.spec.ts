import { mkdtempSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { auditEntry } from '../application/audit/audit-entry.ts';
import { AuditAnchors } from '../application/audit/audit-anchors.ts';
import { anchorFile } from '../outbound/anchors/anchor-file.ts';
import { openAnchorKey } from '../outbound/anchors/anchor-key.ts';
import { sqliteStore } from '../outbound/store/sqlite/sqlite-store.ts';
import { readAnchorLines } from './audit-anchor-lines.ts';
import {
  COLUMNS,
  ROWS,
  edited,
  firstDifference,
  isChain,
  numbered,
  rechained,
  tampering,
} from './testing/tamperings.ts';
import type { Stored } from './testing/tamperings.ts';
import { readAuditRows } from './read-audit-rows.ts';
import type { TextLine } from './text-lines.ts';
import { auditText, verifyAudit } from './verify-audit.ts';
import type { AuditVerdict, Trust } from './verify-audit.ts';

/** Rows that anchors cover; the rest is without proof. */
const ANCHORED = 40;
const TAMPERINGS = 2000;

describe('the audit log under attack', () => {
  let folder: string;
  let template: string;
  let anchors: string;
  let original: readonly Stored[];
  let file: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-tamper-'));
    anchors = join(folder, 'anchors');
    const store = sqliteStore(join(folder, 'data'));
    const key = openAnchorKey(join(folder, 'key'));
    const anchoring = new AuditAnchors(store.audit, anchorFile(anchors, key, Date.now), Date.now);
    for (let no = 2; no <= ROWS; no += 1) {
      const by = { actor: `user${no % 7}`, session: null, ip: no % 3 === 0 ? null : '10.0.0.1' };
      const entry = auditEntry(by, 'card.urge', {
        object: `C${no}/commitment/yellow/1`,
        reason: no % 2 === 0 ? null : '催办',
        detail: { version: no },
      });
      await store.transaction(({ audit }) => audit.append([entry], 1000 + no), 'beside');
      if (no === 20 || no === ANCHORED) await anchoring.finish();
    }
    await store.close();
    // One file without its log, so that a copy of it is the whole store; an attacker drops triggers.
    template = join(folder, 'template.db');
    const db = new DatabaseSync(join(folder, 'data', 'mingjian.db'));
    for (const name of ['update', 'delete', 'insert']) db.exec(`DROP TRIGGER audit_${name}`);
    db.prepare('VACUUM INTO ?').run(template);
    db.close();
    file = join(folder, 'tampered.db');
    original = read(template);
    expect(original.length).toBe(ROWS);
  });

  afterAll(() => rm(folder, { recursive: true }));

  function read(path: string): readonly Stored[] {
    const db = new DatabaseSync(path);
    const rows = db.prepare('SELECT * FROM audit ORDER BY no, rowid').all();
    db.close();
    return rows;
  }

  function verdictOf(path: string): Promise<AuditVerdict> {
    return verifyAudit(readAuditRows(path), readAnchorLines(anchors));
  }

  /** Writes rows into a copy of the store, as they are, over those it has. */
  async function withRows(rows: readonly Stored[]): Promise<string> {
    await copyFile(template, file);
    const db = new DatabaseSync(file);
    db.exec('PRAGMA synchronous=OFF; BEGIN; DELETE FROM audit');
    const insert = db.prepare(
      `INSERT INTO audit (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`,
    );
    for (const row of rows) insert.run(...COLUMNS.map((column) => row[column] ?? null));
    db.exec('COMMIT');
    db.close();
    return file;
  }

  it('is whole where nobody was', async () => {
    const verdict = await verdictOf(template);
    expect([verdict.ok, verdict.rows, verdict.firstBad, verdict.provenTo, verdict.anchors]).toEqual(
      [true, ROWS, null, ANCHORED, 2],
    );
    expect(auditText(verdict)).toContain('Not provable from row 41 on');
  });

  it('proves nothing without anchors, and says so', async () => {
    const verdict = await verifyAudit(readAuditRows(template), []);
    expect([verdict.firstBad, verdict.provenTo]).toEqual([null, 0]);
    expect(auditText(verdict)).toContain('Not provable from row 1 on');
  });

  it('is said to be bad from the first row on that is not as it was, whatever was done', async () => {
    const told = { found: 0, notProvable: 0 };
    await fc.assert(
      fc.asyncProperty(tampering(), async (tamper) => {
        const rows = tamper(original.map((row) => ({ ...row })));
        const path = await withRows(rows);
        const stored = read(path);
        const first = firstDifference(stored, original);
        fc.pre(first !== undefined);
        const { ok, firstBad, provenTo } = await verdictOf(path);
        if (first > ANCHORED && firstBad === null) {
          told.notProvable += 1;
          // No anchor is of the rows that were touched, and the rows fit each other.
          return provenTo === ANCHORED && isChain(stored);
        }
        told.found += 1;
        if (first <= ANCHORED) return !ok && firstBad?.no === first;
        return !ok && (firstBad?.no ?? 0) >= first;
      }),
      { numRuns: TAMPERINGS },
    );
    expect(told.found).toBeGreaterThan(TAMPERINGS / 2);
    expect(told.notProvable).toBeGreaterThan(0);
  }, 300_000);

  const named: readonly { why: string; bad: number; tamper: (rows: Stored[]) => Stored[] }[] = [
    { why: 'the whole log is gone', bad: 1, tamper: () => [] },
    { why: 'an older copy was put back', bad: 31, tamper: (rows) => rows.slice(0, 30) },
    {
      why: 'a row was changed and all hashes were made anew',
      bad: 17,
      tamper: (rows) => rechained(edited(rows, 17, 'actor', 'nobody'), 17),
    },
    {
      why: 'a row was put in and all hashes were made anew',
      bad: 5,
      tamper: (rows) => rechained(numbered(rows.toSpliced(4, 0, { ...rows[9] })), 1),
    },
    {
      why: 'a row was taken out and all hashes were made anew',
      bad: 33,
      tamper: (rows) => rechained(numbered(rows.toSpliced(32, 1)), 1),
    },
    {
      why: 'another store was put in its place',
      bad: 1,
      tamper: (rows) => rechained(edited(rows, 1, 'detail', '{"store":"another"}'), 1),
    },
    {
      why: 'a second beginning was put in and all hashes were made anew',
      bad: 12,
      tamper: (rows) =>
        rechained(
          edited(
            edited(rows, 12, 'action', 'audit.begin'),
            12,
            'detail',
            rows[0]?.['detail'] ?? null,
          ),
          12,
        ),
    },
    {
      why: 'a restore to the same store was made up',
      bad: 12,
      tamper: (rows) =>
        rechained(
          edited(
            edited(rows, 12, 'action', 'store.restore'),
            12,
            'detail',
            rows[0]?.['detail'] ?? null,
          ),
          12,
        ),
    },
    {
      why: 'the rows behind the last anchor do not fit each other',
      bad: 50,
      tamper: (rows) => edited(rows, 50, 'reason', 'another'),
    },
    {
      why: 'a number is too large for any row',
      bad: 9,
      tamper: (rows) => edited(rows, 9, 'at', 2n ** 60n),
    },
  ];
  for (const { why, bad, tamper } of named) {
    it(`names row ${bad} where ${why}`, async () => {
      const verdict = await verdictOf(await withRows(tamper(original.map((row) => ({ ...row })))));
      expect(verdict.firstBad?.no).toBe(bad);
      expect(verdict.ok).toBeFalse();
    });
  }

  it('is not helped by a restore that nobody made', async () => {
    const rows = original.slice(0, 31).map((row) => ({ ...row }));
    rows[30] = {
      ...rows[30],
      action: 'store.restore',
      outcome: 'done',
      detail: '{"store":"forged"}',
    };
    const path = await withRows(rechained(rows, 31));
    const verdict = await verdictOf(path);
    expect(verdict.ok).toBeFalse();
    expect(verdict.lost.map(({ from, to, restoredAs }) => [from, to, restoredAs])).toEqual([
      [31, 40, 'forged'],
    ]);
    const trust = { restored: ['forged'] };
    expect((await verifyAudit(readAuditRows(path), readAnchorLines(anchors), trust)).ok).toBeTrue();
  });

  it('believes no anchor that its key did not sign, and none of a foreign key', async () => {
    const [line = '', ...others] = [...readAnchorLines(anchors)].map(({ text }) => text);
    const forged = line.replace('"no":20', '"no":19');
    const check = (lines: readonly string[], trust?: Trust): Promise<AuditVerdict> =>
      verifyAudit(readAuditRows(template), lines.map(heldLine), trust);
    const verdict = await check([forged, ...others]);
    expect([verdict.ok, verdict.badAnchors.length]).toEqual([false, 1]);
    expect((await check(['{"broken', ...others])).badAnchors.length).toBe(1);
    const foreign = openAnchorKey(join(folder, 'foreign')).publicKey;
    expect((await check([line, ...others], { keys: [foreign] })).badAnchors.length).toBe(2);
    const own = openAnchorKey(join(folder, 'key')).publicKey;
    expect((await check([line, ...others], { keys: [own] })).ok).toBeTrue();
  });
});

/** A line that is in memory. */
function heldLine(text: string): TextLine {
  return { text, again: () => text };
}
