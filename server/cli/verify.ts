import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readAnchorLines } from '../audit/audit-anchor-lines.ts';
import type { AuditRowRead } from '../audit/audit-row-hash.ts';
import { readAuditRows } from '../audit/read-audit-rows.ts';
import { auditText, verifyAudit } from '../audit/verify-audit.ts';
import { done, findText, refused } from './command.ts';
import type { Command, CommandCall, Outcome } from './command.ts';
import type { Config } from '../config/config.ts';
import { homeOf, openStore } from '../outbound/store/home.ts';
import { DATABASE_FILE } from './store-files.ts';
import { verificationText } from './verification-text.ts';
import { withPlatform } from './with-platform.ts';

const ROWS_AT_ONCE = 1000;

export const verify: Command = {
  name: 'verify',
  usage: '[--audit [--anchors DIR] [--key PUBLIC_KEY] [--restored STORE_ID]]',
  summary:
    'Derives everything again and compares it with what is stored; refused where they differ.',
  details: [
    '',
    '  --audit      checks the audit log instead: names the first bad row, and from where on nothing is proved',
    '  --anchors    its anchors; those of MINGJIAN_ANCHOR_DIR unless given',
    '  --key        the only key that may have signed them, as it was noted elsewhere',
    '  --restored   a store that a known restore made: the rows it lost are no fault',
  ],
  options: {
    audit: { type: 'boolean' },
    anchors: { type: 'string' },
    key: { type: 'string' },
    restored: { type: 'string' },
  },
  operands: [],
  run: (call) => (call.options['audit'] === true ? verifyLog(call) : verifyData(call)),
};

function verifyData(call: CommandCall): Promise<Outcome> {
  return withPlatform(call.config, async (platform) => {
    const found = await platform.verify();
    if (found.difference === 0) return done(found, verificationText(found));
    const message = verificationText(found);
    return { done: false, reasons: [{ code: 'verify/differs', message }], value: found };
  });
}

/** A server may go on meanwhile: rows are only added. */
async function verifyLog(call: CommandCall): Promise<Outcome> {
  const { dataDir, anchorDir } = call.config;
  const rows = rowsOf(call.config);
  if (rows === undefined) {
    return refused({ code: 'audit/nothing', message: `There is no store in ${dataDir}.` });
  }
  const lines = readAnchorLines(findText(call, 'anchors') ?? anchorDir);
  const one = (name: string): readonly string[] => {
    const text = findText(call, name);
    return text === undefined ? [] : [text];
  };
  const trust = { keys: one('key'), restored: one('restored') };
  const found = await verifyAudit(rows, lines, trust);
  if (found.ok) return done(found, auditText(found));
  const reason = { code: 'audit/bad', message: auditText(found) };
  return { done: false, reasons: [reason], value: found };
}

/** Rows of a file as it lies there, also of one that no longer opens; of a database page by page. */
function rowsOf({
  dataDir,
  databaseUrl,
}: Config): Iterable<AuditRowRead> | AsyncIterable<AuditRowRead> | undefined {
  if (databaseUrl !== undefined) return storedRows(dataDir, databaseUrl);
  const file = join(dataDir, DATABASE_FILE);
  return existsSync(file) ? readAuditRows(file) : undefined;
}

async function* storedRows(dataDir: string, databaseUrl: string): AsyncGenerator<AuditRowRead> {
  const store = openStore(homeOf(dataDir, databaseUrl), 'reader', 'small');
  try {
    let last = 0;
    for (;;) {
      const rows = await store.audit.scan(last, ROWS_AT_ONCE);
      for (const row of rows) yield { ...row };
      if (rows.length < ROWS_AT_ONCE) return;
      last = rows.at(-1)?.no ?? last;
    }
  } finally {
    await store.close();
  }
}
