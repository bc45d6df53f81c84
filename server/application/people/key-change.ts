import type { Desk } from '../store/desk.ts';
import type { StoreParts } from '../store/store.ts';
import type { RecordRow } from '../store/store-rows.ts';
import type { Vault } from './vault.ts';

const KIND = 'vault';
const KEY = 'change';

/** How the last replacement of the master key stands. */
export interface KeyChange {
  readonly from: string;
  readonly to: string;
  /** Whether nothing is locked by `from` any more. */
  readonly isDone: boolean;
  /** What marks are made with, sealed by `to`: links and codes that citizens hold outlive a key. */
  readonly marks: string;
}

/** The last replacement; undefined where the store has its first key. */
export async function findKeyChange(
  desk: Pick<Desk, 'findRecord'>,
): Promise<(KeyChange & Pick<RecordRow, 'version'>) | undefined> {
  const row = await desk.findRecord(KIND, KEY);
  if (row === undefined) return undefined;
  return { ...(JSON.parse(row.body) as KeyChange), version: row.version };
}

/** Notes it, over what was noted before; whether nobody else did meanwhile. */
export function noteKeyChange(
  desk: Pick<Desk, 'writeRecord'>,
  change: KeyChange,
  before: number | null,
): Promise<boolean> {
  return desk.writeRecord({ kind: KIND, key: KEY, body: JSON.stringify(change), before });
}

/** Names a new master key in place of the present one, in one transaction. */
export async function replaceKey(
  { personal, desk }: StoreParts,
  vault: Vault,
  from: string,
  to: string,
  now: number,
): Promise<boolean> {
  if (!(await personal.replaceKey(from, to, now))) return false;
  vault.use(to);
  const marks = vault.sealMarks();
  const { version = null } = (await findKeyChange(desk)) ?? {};
  return noteKeyChange(desk, { from, to, isDone: false, marks }, version);
}
