import type { StoreParts } from '../store/store.ts';
import type { RecordRow, SubjectKey } from '../store/store-rows.ts';
import { keyNameOf } from './personal-records.ts';
import { SEALED_KINDS, sealRecordAnew } from './sealed-record.ts';
import { factorContext } from './seal.ts';
import type { Seal } from './seal.ts';
import type { Vault } from './vault.ts';

const KEYS_AT_ONCE = 500;
const REFUSED_AT_ONCE = 100;
/** Up to 7 MB each. */
const RECORDS_AT_ONCE = 3;
const WEBHOOK = 'webhook';

/** Where the work stands: what lies behind this place is locked by the key in force. */
export type LockPlace =
  | { readonly part: 'subjects'; readonly after: SubjectKey | null }
  | { readonly part: 'refused'; readonly before: number | null }
  | { readonly part: 'records'; readonly kind: number; readonly after: string }
  | { readonly part: 'factors' };

/** What one step did. */
export interface LockedAnew {
  /** Null when everything was looked at. */
  readonly next: LockPlace | null;
  /** How many things of the part were locked anew. */
  readonly moved: number;
}

/** Where the work begins. */
export const LOCK_START: LockPlace = { part: 'subjects', after: null };

const KINDS = [...SEALED_KINDS, WEBHOOK];

/**
 * One step of locking everything by the key in force. Steps may be done again and in any number of
 * processes: what is locked already costs a look.
 */
export async function lockAnew(
  inside: StoreParts,
  vault: Vault,
  seal: Seal,
  at: LockPlace,
): Promise<LockedAnew> {
  // What is written meanwhile in this process goes by it too.
  const keyId = await inside.personal.keyId();
  if (keyId !== undefined) vault.use(keyId);
  switch (at.part) {
    case 'subjects':
      return lockSubjects(inside, vault, at.after);
    case 'refused':
      return lockRefused(inside, vault, at.before);
    case 'records':
      return lockRecords(inside, vault, at);
    case 'factors':
      return lockFactors(inside, seal);
  }
}

async function lockSubjects(
  { personal }: StoreParts,
  vault: Vault,
  after: SubjectKey | null,
): Promise<LockedAnew> {
  const rows = await personal.scanSecrets(after, KEYS_AT_ONCE);
  const moved = rows.flatMap((row) => {
    const half = row.half === null ? undefined : vault.lockAnew(keyNameOf(row), row.half);
    return half === undefined ? [] : [{ ...row, half }];
  });
  await personal.putSecrets(moved);
  const last = rows.at(-1);
  const next: LockPlace =
    last === undefined
      ? { part: 'refused', before: null }
      : { part: 'subjects', after: { kind: last.kind, no: last.no } };
  return { next, moved: moved.length };
}

async function lockRefused(
  { desk }: StoreParts,
  vault: Vault,
  before: number | null,
): Promise<LockedAnew> {
  const rows = await desk.quarantine(null, before, REFUSED_AT_ONCE);
  let moved = 0;
  for (const { no, event } of rows) {
    const anew = event === null ? undefined : vault.sealTextAnew(event);
    if (anew === undefined) continue;
    await desk.putQuarantined(no, anew);
    moved += 1;
  }
  const last = rows.at(-1);
  const next: LockPlace =
    last === undefined
      ? { part: 'records', kind: 0, after: '' }
      : { part: 'refused', before: last.no };
  return { next, moved };
}

async function lockRecords(
  { desk }: StoreParts,
  vault: Vault,
  { kind: place, after }: LockPlace & { readonly part: 'records' },
): Promise<LockedAnew> {
  const kind = KINDS[place];
  if (kind === undefined) return { next: { part: 'factors' }, moved: 0 };
  const rows = await desk.listRecords(kind, '', after, RECORDS_AT_ONCE);
  let moved = 0;
  for (const row of rows) {
    const body = kind === WEBHOOK ? webhookAnew(vault, row) : sealRecordAnew(vault, row);
    if (body === undefined) continue;
    // Somebody who was faster wrote by the key in force.
    if (await desk.writeRecord({ kind, key: row.key, body, before: row.version })) moved += 1;
  }
  const last = rows.at(-1);
  const next: LockPlace =
    last === undefined
      ? { part: 'records', kind: place + 1, after: '' }
      : { part: 'records', kind: place, after: last.key };
  return { next, moved };
}

/** What accounts make their codes with. */
async function lockFactors({ desk }: StoreParts, seal: Seal): Promise<LockedAnew> {
  let moved = 0;
  for (const { name } of await desk.accounts()) {
    const row = await desk.findCredential('totp', name);
    if (row === undefined) continue;
    const kept = JSON.parse(row.body) as { readonly secret: string };
    const secret = seal.sealAnew(kept.secret, factorContext(name));
    if (secret === undefined) continue;
    // A code that is used meanwhile was written first: the next look finds the rest.
    const body = JSON.stringify({ ...kept, secret });
    if (await desk.putCredential({ ...row, body }, row.body)) moved += 1;
  }
  return { next: null, moved };
}

/** Of a webhook its secret alone is sealed. */
function webhookAnew(vault: Vault, { body }: RecordRow): string | undefined {
  const target = JSON.parse(body) as { readonly secret: string };
  const secret = vault.sealTextAnew(target.secret);
  return secret === undefined ? undefined : JSON.stringify({ ...target, secret });
}
