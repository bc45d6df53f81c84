import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { PersonalTable } from '../store/store.ts';
import type { SealedPart, SubjectKey } from '../store/store-rows.ts';
import { keyNameOf, keysOf, placeOf } from './personal-records.ts';
import { VaultError } from './vault.ts';
import type { Vault } from './vault.ts';

/** An event that another subject takes over. */
interface Moved {
  readonly event: LoggedEvent;
  readonly seq: number;
  readonly to: SubjectKey;
}

/**
 * Seals what events hold of people for the subjects that take them over. Of a subject that was
 * forgotten the others are forgotten too; what cannot be opened stays as it is.
 */
export async function moveSealed(
  table: PersonalTable,
  vault: Vault,
  from: SubjectKey,
  moved: readonly Moved[],
): Promise<void> {
  const [secret] = await table.secrets([from]);
  if (secret === undefined) return;
  const { half, forgottenAt } = secret;
  if (half === null) {
    for (const { seq, to } of moved) await table.forget(to, [seq], forgottenAt ?? 0);
    return;
  }
  const old = vault.keyOf(keyNameOf(from), half);
  const sealed = new Map((await table.read(moved.map(({ seq }) => seq))).map((p) => [p.seq, p]));
  const concerned = moved.filter(({ seq }) => sealed.has(seq));
  const keys = await keysOf(
    table,
    vault,
    concerned.map(({ to }) => to),
  );
  const anew = concerned.flatMap(({ event, seq, to }): SealedPart[] => {
    const part = sealed.get(seq);
    const key = keys.get(to);
    const text = part && openPart(() => vault.open(old, placeOf(event), part.sealed));
    if (text === undefined || key === undefined || key === null) return [];
    return [{ seq, sealed: vault.seal(key, placeOf(event), text) }];
  });
  await table.put(anew);
}

function openPart(open: () => string): string | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof VaultError) return undefined;
    throw error;
  }
}
