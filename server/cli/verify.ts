import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { auditText, readAnchorLines, readAuditRows, verifyAudit } from '../audit/verify-audit.ts';
import { done, findText, refused } from './command.ts';
import type { Command, CommandCall, Outcome } from './command.ts';
import { DATABASE_FILE } from './store-files.ts';
import { verificationText } from './verification-text.ts';
import { withPlatform } from './with-platform.ts';

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

/** The store is read as it lies there: a server may go on, and a store that no longer opens is checked too. */
function verifyLog(call: CommandCall): Promise<Outcome> {
  const { dataDir, anchorDir } = call.config;
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) {
    return Promise.resolve(
      refused({ code: 'audit/nothing', message: `There is no store in ${dataDir}.` }),
    );
  }
  const lines = readAnchorLines(findText(call, 'anchors') ?? anchorDir);
  const one = (name: string): readonly string[] => {
    const text = findText(call, name);
    return text === undefined ? [] : [text];
  };
  const trust = { keys: one('key'), restored: one('restored') };
  const found = verifyAudit(readAuditRows(file), lines, trust);
  if (found.ok) return Promise.resolve(done(found, auditText(found)));
  const reason = { code: 'audit/bad', message: auditText(found) };
  return Promise.resolve({ done: false, reasons: [reason], value: found });
}
