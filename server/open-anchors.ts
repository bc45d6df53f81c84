import { dirname, join } from 'node:path';
import { PLATFORM_ACTOR, auditEntry } from './application/audit/audit-entry.ts';
import type { AnchorSink } from './application/audit/audit-anchors.ts';
import type { Platform } from './application/platform.ts';
import type { Config } from './config/config.ts';
import { anchorFile } from './outbound/anchors/anchor-file.ts';
import { openAnchorKey } from './outbound/anchors/anchor-key.ts';
import type { AnchorKey } from './outbound/anchors/anchor-key.ts';

/** Where the audit log is anchored, and by which key. */
export interface OpenAnchors {
  readonly sink: AnchorSink;
  readonly key: AnchorKey;
  readonly folder: string;
}

/**
 * Opens the folder of anchors as set; the signing key lies beside the key of personal data.
 *
 * @throws {StartupError} the key cannot be read
 */
export function openAnchors({ dataDir, keyFile, anchorDir }: Config): OpenAnchors {
  const key = openAnchorKey(keyFile === undefined ? join(dataDir, 'key') : dirname(keyFile));
  const sink = anchorFile(anchorDir, key, Date.now);
  return { sink, key, folder: anchorDir };
}

/** Writes a new key down where the chain keeps it, and tells it to whoever can note it elsewhere. */
export async function tellNewKey(
  platform: Pick<Platform, 'audit'>,
  { key, folder }: OpenAnchors,
  say: (line: string) => unknown,
): Promise<void> {
  if (!key.isNew) return;
  const { publicKey } = key;
  await platform.audit(
    auditEntry(PLATFORM_ACTOR, 'anchor.key', { object: publicKey, detail: { key: publicKey } }),
  );
  say(`The audit log is anchored in ${folder}, signed by ${publicKey}: note this key elsewhere.`);
}
