/**
 * Checks the audit log of Mingjian, by itself: this folder needs Node and nothing else of the product.
 * Rows and anchors are read one by one, so a log of any length is checked in the same memory.
 *
 *   node verify-audit.ts STORE ANCHORS [--key PUBLIC_KEY]… [--restored STORE_ID]…
 *
 * STORE    mingjian.db, or NDJSON with a row a line
 * ANCHORS  folder or file of anchors
 *
 * What it checks:
 * 1. Rows are numbered 1, 2, 3 … without a gap.
 * 2. Each row holds the hash of the row before it, and its own: SHA-256, hexadecimal, over the
 *    canonical JSON (RFC 8785) of its fields but `hash`. So no row can be changed, taken away or put
 *    in between without all later hashes being made anew.
 * 3. Anchors say, signed by Ed25519, which hash a row had. So the later hashes cannot be made anew
 *    either, nor the last rows taken away: not up to the last row that an anchor covers.
 * From the row after that on nothing is proved, and this program says so.
 */
import { AuditCheck } from './audit-check.ts';
import type { BadRow } from './audit-check.ts';
import { readAnchorLines, readAnchors } from './audit-anchor-lines.ts';
import type { AuditRowRead } from './audit-row-hash.ts';
import { readAuditRows } from './read-audit-rows.ts';
import type { TextLine } from './text-lines.ts';

export interface AuditVerdict {
  /** Whether nothing is wrong. Rows may still be without proof: see `provenTo`. */
  readonly ok: boolean;
  /** Rows that fit each other, from row 1 on. */
  readonly rows: number;
  readonly firstBad: BadRow | null;
  /** Last row that an anchor covers. */
  readonly provenTo: number;
  readonly anchors: number;
  /** Lines of anchors that are none, or not signed by a key that is trusted. */
  readonly badAnchors: readonly string[];
  /** Keys of the anchors that were used. */
  readonly keys: readonly string[];
  /** Stores that the chain had, the present one last. */
  readonly stores: readonly string[];
  /** Rows that anchors know and a restore has lost. */
  readonly lost: readonly { store: string; from: number; to: number; restoredAs: string }[];
}

export interface Trust {
  /** Public keys that were noted elsewhere; any key that signs is taken where there is none. */
  readonly keys?: readonly string[] | undefined;
  /** Stores made by a restore that is known, whose lost rows are no fault. */
  readonly restored?: readonly string[] | undefined;
}

/** Checks rows, from the first on, against each other and against anchors. */
export async function verifyAudit(
  rows: Iterable<AuditRowRead> | AsyncIterable<AuditRowRead>,
  anchorLines: Iterable<TextLine>,
  trust: Trust = {},
): Promise<AuditVerdict> {
  const { anchors, badAnchors } = readAnchors(anchorLines, trust.keys ?? []);
  const check = new AuditCheck(anchors);
  try {
    // Waiting for each row of a file would double what it costs.
    if (Symbol.asyncIterator in rows) {
      for await (const row of rows) if (!check.take(row)) break;
    } else {
      for (const row of rows) if (!check.take(row)) break;
    }
  } catch (error) {
    check.fail(`it cannot be read: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  const firstBad = check.finish();
  const lost: { store: string; from: number; to: number; restoredAs: string }[] = [];
  let provenTo = 0;
  for (const { store, no } of anchors) {
    const place = check.segments.findIndex((segment) => segment.store === store);
    const segment = check.segments[place];
    // A chain of other rows, or one that breaks before it comes to this store.
    if (segment === undefined) continue;
    provenTo = Math.max(provenTo, Math.min(no, segment.end - 1));
    if (no < segment.end) continue;
    const restoredAs = check.segments[place + 1]?.store ?? '';
    lost.push({ store, from: segment.end, to: no, restoredAs });
  }
  const unknownLoss = lost.filter(({ restoredAs }) => !trust.restored?.includes(restoredAs));
  return {
    ok: firstBad === null && badAnchors.length === 0 && unknownLoss.length === 0,
    rows: check.rows,
    firstBad,
    provenTo,
    anchors: anchors.length,
    badAnchors,
    keys: [...new Set(anchors.map(({ key }) => key))],
    stores: check.segments.map(({ store }) => store),
    lost: lost.filter((one) => !lost.some(({ store, to }) => store === one.store && to > one.to)),
  };
}

/** What was found, in sentences. */
export function auditText(found: AuditVerdict): string {
  const { rows, firstBad, provenTo, anchors, badAnchors, keys, lost } = found;
  const open =
    provenTo < rows ? `Not provable from row ${provenTo + 1} on: no anchor covers it.` : '';
  return [
    `${rows} rows, ${anchors} anchors up to row ${provenTo}.`,
    ...(firstBad === null ? [] : [`Row ${firstBad.no} is bad: ${firstBad.why}.`]),
    ...badAnchors.map((sentence) => `The ${sentence}.`),
    ...lost.map(
      ({ store, from, to, restoredAs }) =>
        `Rows ${from} to ${to} of store ${store} were lost by the restore that made ${restoredAs}.`,
    ),
    ...(open === '' ? [] : [open]),
    ...keys.map((key) => `Signed by ${key}; compare it with what you have noted.`),
  ].join('\n');
}

if (import.meta.main) {
  const words = process.argv.slice(2);
  const after = (name: string): string[] =>
    words.filter((_word, index) => words[index - 1] === name);
  const [store, place] = words;
  if (store === undefined || place === undefined) {
    process.stderr.write('node verify-audit.ts STORE ANCHORS [--key KEY] [--restored STORE_ID]\n');
    process.exit(2);
  }
  const trust = { keys: after('--key'), restored: after('--restored') };
  const verdict = await verifyAudit(readAuditRows(store), readAnchorLines(place), trust);
  process.stdout.write(`${auditText(verdict)}\n${verdict.ok ? 'Nothing is wrong.' : 'REFUSED.'}\n`);
  process.exitCode = verdict.ok ? 0 : 1;
}
