import type { RecordRow } from '../store/store-rows.ts';
import type { Vault } from './vault.ts';

/** Drafts of answers, files of tickets and what is said of them: they name whoever called. */
export const SEALED_KINDS = ['feedbackDraft', 'attachment', 'attachmentBytes'] as const;
type SealedKind = (typeof SEALED_KINDS)[number];

/** The body of a record that is sealed as a whole. */
interface SealedBody {
  readonly sealed: string;
}

/** A record's body as the store keeps it: bound to its kind and key, so no other one's takes its place. */
export function sealRecord(vault: Vault, kind: SealedKind, key: string, value: unknown): string {
  const body: SealedBody = { sealed: vault.sealText(JSON.stringify(value), placeOf(kind, key)) };
  return JSON.stringify(body);
}

/**
 * What a record holds. One from before they were sealed is read as it is.
 *
 * @throws {VaultError} it is damaged or another record's
 */
export function openRecord(vault: Vault, { kind, key, body }: RecordRow): unknown {
  const kept: unknown = JSON.parse(body);
  return isSealed(kept) ? JSON.parse(vault.openText(kept.sealed, placeOf(kind, key))) : kept;
}

/** The body sealed by the key in force; undefined where it is already. */
export function sealRecordAnew(vault: Vault, { kind, key, body }: RecordRow): string | undefined {
  const kept: unknown = JSON.parse(body);
  const place = placeOf(kind, key);
  const sealed = isSealed(kept)
    ? vault.sealTextAnew(kept.sealed, place)
    : vault.sealText(body, place);
  return sealed === undefined ? undefined : JSON.stringify({ sealed });
}

function isSealed(kept: unknown): kept is SealedBody {
  return typeof kept === 'object' && kept !== null && 'sealed' in kept;
}

function placeOf(kind: string, key: string): string {
  return `${kind}\n${key}`;
}
