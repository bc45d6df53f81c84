import { sign } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '#contract/events/canonical-json.ts';
import type { Anchor, AnchorSink } from '../../application/audit/audit-anchors.ts';
import type { AnchorKey } from './anchor-key.ts';

const FILE = 'audit-anchors.ndjson';

/** An anchor as a line of the file: `signature` covers the canonical JSON of all else. */
interface SignedAnchor extends Anchor {
  readonly at: string;
  readonly key: string;
  readonly signature: string;
}

/**
 * Anchors as lines of a file, each signed. Meant for a folder on another disk or machine; lines are
 * only added, by one write each, so that several processes may share it.
 */
export function anchorFile(folder: string, key: AnchorKey, now: () => number): AnchorSink {
  const file = join(folder, FILE);
  return {
    last: async (store) => {
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
        throw error;
      });
      return text.split('\n').reduce((last, line) => Math.max(last, numberIn(line, store)), 0);
    },
    add: async (anchor) => {
      const unsigned = { ...anchor, at: new Date(now()).toISOString(), key: key.publicKey };
      const signature = sign(null, Buffer.from(canonicalJson(unsigned)), key.secret);
      const line: SignedAnchor = { ...unsigned, signature: signature.toString('base64url') };
      await mkdir(folder, { recursive: true });
      const handle = await open(file, 'a', 0o644);
      try {
        await handle.appendFile(`${JSON.stringify(line)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
}

/** Row of an anchor of a store; 0 for any other line, such as one that was broken off. */
function numberIn(line: string, store: string): number {
  try {
    const known = JSON.parse(line) as Partial<SignedAnchor>;
    return known.store === store && Number.isSafeInteger(known.no) ? (known.no ?? 0) : 0;
  } catch {
    return 0;
  }
}
