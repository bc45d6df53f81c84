/**
 * Checks the audit log of Mingjian, by itself: it needs Node and nothing else of the product.
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
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A row as it is stored; nothing is believed of its values. */
export type AuditRowRead = Readonly<Record<string, unknown>>;

export interface AuditVerdict {
  /** Whether nothing is wrong. Rows may still be without proof: see `provenTo`. */
  readonly ok: boolean;
  readonly rows: number;
  readonly firstBad: { readonly no: number; readonly why: string } | null;
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

const FIELDS = 'action actor at detail ip no object outcome prevHash reason session'.split(' ');
const NO_HASH = '0'.repeat(64);
const MARK = 12;

interface Anchor {
  readonly store: string;
  readonly from: number;
  readonly no: number;
  readonly hash: string;
  readonly marks: string;
  readonly key: string;
}

/** A store in the chain: its rows are those before `end`, the rows of the stores before it among them. */
interface Segment {
  readonly store: string;
  end: number;
}

export function verifyAudit(
  rows: Iterable<AuditRowRead>,
  anchorLines: readonly string[],
  trust: Trust = {},
): AuditVerdict {
  const chain = readChain(rows);
  const { anchors, badAnchors } = readAnchors(anchorLines, trust.keys ?? []);
  let firstBad = chain.bad;
  const blame = (no: number, why: string): void => {
    if (firstBad === null || no < firstBad.no) firstBad = { no, why };
  };
  const lost: { store: string; from: number; to: number; restoredAs: string }[] = [];
  let provenTo = 0;
  for (const anchor of anchors) {
    const place = chain.segments.findIndex(({ store }) => store === anchor.store);
    const segment = chain.segments[place];
    compare(anchor, segment ?? { store: anchor.store, end: Infinity }, chain, blame);
    // A chain of other rows, or one that breaks before it comes to this store.
    if (segment === undefined) continue;
    const end = Math.min(anchor.no, segment.end - 1);
    provenTo = Math.max(provenTo, end);
    if (anchor.no >= segment.end) {
      const next = chain.segments[place + 1]?.store ?? '';
      lost.push({ store: anchor.store, from: segment.end, to: anchor.no, restoredAs: next });
    }
  }
  const unknownLoss = lost.filter(({ restoredAs }) => !trust.restored?.includes(restoredAs));
  return {
    ok: firstBad === null && badAnchors.length === 0 && unknownLoss.length === 0,
    rows: chain.hashes.length,
    firstBad,
    provenTo,
    anchors: anchors.length,
    badAnchors,
    keys: [...new Set(anchors.map(({ key }) => key))],
    stores: chain.segments.map(({ store }) => store),
    lost: lost.filter((one) => !lost.some(({ store, to }) => store === one.store && to > one.to)),
  };
}

interface Chain {
  /** Hashes of the rows that fit each other, from row 1 on. */
  readonly hashes: readonly string[];
  readonly bad: { readonly no: number; readonly why: string } | null;
  readonly segments: readonly Segment[];
}

/** Reads rows up to the first that does not fit the one before it. */
function readChain(rows: Iterable<AuditRowRead>): Chain {
  const hashes: string[] = [];
  const segments: Segment[] = [];
  let prevHash = NO_HASH;
  const end = (why: string): Chain => ({
    hashes,
    segments,
    bad: { no: hashes.length + 1, why },
  });
  try {
    for (const row of rows) {
      const no = hashes.length + 1;
      if (row['no'] !== no)
        return end(`row ${no} is missing; what follows says ${show(row['no'])}`);
      if (row['prevHash'] !== prevHash) return end('it does not follow the row before it');
      const hash = hashOf(row);
      if (row['hash'] !== hash) return end('its fields are not those that were hashed');
      const store = storeNamedBy(row);
      if (segments.some((known) => known.store === store)) return end('a store has one beginning');
      prevHash = hash;
      hashes.push(prevHash);
      if (store === undefined) continue;
      const before = segments.at(-1);
      if (before !== undefined) before.end = no;
      segments.push({ store, end: Infinity });
    }
  } catch (error) {
    return end(`it cannot be read: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  return { hashes, segments, bad: null };
}

/** SHA-256 over {"action":…,"actor":…, …}: the fields in the order of their names, without white space. */
function hashOf(row: AuditRowRead): string {
  const parts = FIELDS.map((field) => `${JSON.stringify(field)}:${valueText(row[field])}`);
  return createHash('sha256')
    .update(`{${parts.join(',')}}`)
    .digest('hex');
}

function valueText(value: unknown): string {
  if (value === null || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  return show(value);
}

function show(value: unknown): string {
  return typeof value === 'bigint' ? `${value}n` : JSON.stringify(value);
}

/** The first row of a chain names its store, and so does a restore, which makes a new one. */
function storeNamedBy(row: AuditRowRead): string | undefined {
  const names = row['action'] === (row['no'] === 1 ? 'audit.begin' : 'store.restore');
  if (!names || row['outcome'] !== 'done') return undefined;
  const { store } = JSON.parse(String(row['detail'])) as { readonly store?: unknown };
  return typeof store === 'string' ? store : undefined;
}

/** Holds the rows of a store against one anchor of it. */
function compare(
  { from, no: last, hash, marks }: Anchor,
  { end }: Segment,
  { hashes, bad }: Chain,
  blame: (no: number, why: string) => void,
): void {
  // Rows from a restore on are another store's; rows behind a break are not compared.
  const until = Math.min(last, end - 1, bad === null ? last : bad.no - 1);
  for (let no = from; no <= until; no += 1) {
    const found = hashes[no - 1];
    if (found === undefined) {
      blame(no, `it is missing: an anchor covers rows up to ${last}`);
      return;
    }
    const mark = marks.slice((no - from) * MARK, (no - from + 1) * MARK);
    if (found.startsWith(mark) && (no !== last || found === hash)) continue;
    blame(no, 'an anchor knows another row of this number');
    return;
  }
}

function readAnchors(
  lines: readonly string[],
  trusted: readonly string[],
): { readonly anchors: readonly Anchor[]; readonly badAnchors: readonly string[] } {
  const anchors: Anchor[] = [];
  const badAnchors: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const anchor = readAnchor(line);
    if (typeof anchor === 'string') badAnchors.push(`anchor ${index + 1} ${anchor}`);
    else if (trusted.length > 0 && !trusted.includes(anchor.key)) {
      badAnchors.push(`anchor ${index + 1} is signed by another key, ${anchor.key}`);
    } else anchors.push(anchor);
  }
  return { anchors, badAnchors };
}

/** An anchor whose signature holds; else what is wrong with it. */
function readAnchor(line: string): Anchor | string {
  try {
    const { signature, ...signed } = JSON.parse(line) as Anchor & { readonly signature: string };
    const names = Object.keys(signed).sort() as (keyof typeof signed)[];
    const text = names.map((name) => `${JSON.stringify(name)}:${valueText(signed[name])}`);
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: signed.key };
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const bytes = Buffer.from(`{${text.join(',')}}`);
    if (verify(null, bytes, key, Buffer.from(signature, 'base64url'))) return signed;
    return 'does not have the signature of its key';
  } catch {
    return 'cannot be read';
  }
}

/** Rows of a database, or of a file with a row a line, in their order. */
export function* readAuditRows(file: string): Generator<AuditRowRead> {
  if (!file.endsWith('.db')) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line.trim() !== '') yield JSON.parse(line) as AuditRowRead;
    }
    return;
  }
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const query = db.prepare(`SELECT no, at, actor, session, ip, action, object, reason, outcome,
      detail, prev_hash AS "prevHash", hash FROM audit ORDER BY no`);
    query.setReadBigInts(true);
    for (const row of query.iterate()) yield { ...row, no: plain(row['no']), at: plain(row['at']) };
  } finally {
    db.close();
  }
}

/** Numbers that JSON can hold are read as such; larger ones were never written. */
function plain(value: unknown): unknown {
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** Lines of a file of anchors, or of all such files of a folder. */
export function readAnchorLines(place: string): readonly string[] {
  if (!existsSync(place)) return [];
  const files = statSync(place).isDirectory()
    ? readdirSync(place)
        .filter((name) => name.endsWith('.ndjson'))
        .map((name) => join(place, name))
    : [place];
  return files.flatMap((file) => readFileSync(file, 'utf8').split('\n'));
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
  const verdict = verifyAudit(readAuditRows(store), readAnchorLines(place), trust);
  process.stdout.write(`${auditText(verdict)}\n${verdict.ok ? 'Nothing is wrong.' : 'REFUSED.'}\n`);
  process.exitCode = verdict.ok ? 0 : 1;
}
