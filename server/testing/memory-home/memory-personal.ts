import type { PersonalTable } from '../../application/store/store.ts';
import type { SubjectKey, SubjectSecret } from '../../application/store/store-rows.ts';
import type { AtOnce } from './at-once.ts';
import type { MemoryViews } from './memory-tables.ts';

/** Keys of subjects and what is sealed with them, in memory. */
export function memoryPersonal({
  vaultKeys,
  secrets,
  personal,
}: MemoryViews): AtOnce<PersonalTable> {
  const find = (keys: readonly SubjectKey[]): SubjectSecret[] =>
    keys.flatMap((key) => secrets.get(nameOf(key)) ?? []);
  return {
    keyId: () => vaultKeys.get('id'),
    claimKey: (id) => {
      const held = vaultKeys.get('id') ?? id;
      vaultKeys.set('id', held);
      return held;
    },
    replaceKey: (from, to) => {
      if (vaultKeys.get('id') !== from) return false;
      vaultKeys.set('id', to);
      return true;
    },
    scanSecrets: (after, limit) =>
      [...secrets.values()]
        .filter((row) => after === null || compare(row, after) > 0)
        .sort(compare)
        .slice(0, limit),
    putSecrets: (rows) => {
      for (const row of rows) {
        if (secrets.get(nameOf(row))?.half != null) secrets.set(nameOf(row), row);
      }
    },
    secrets: find,
    addSecrets: (rows) => {
      const others = rows.filter((row) => secrets.get(nameOf(row)) !== undefined);
      for (const row of rows) if (!others.includes(row)) secrets.set(nameOf(row), row);
      return find(others);
    },
    subjectsOf: (no) =>
      [...secrets.values()]
        .filter((row) => row.no === no)
        .map(({ kind }) => ({ kind, no }))
        .sort((one, other) => (one.kind < other.kind ? -1 : 1)),
    put: (parts) => {
      for (const part of parts) personal.set(part.seq, part);
    },
    read: (seqs) => seqs.flatMap((seq) => personal.get(seq) ?? []),
    forget: ({ kind, no }, seqs, at) => {
      for (const seq of seqs) personal.delete(seq);
      secrets.set(nameOf({ kind, no }), { kind, no, half: null, forgottenAt: at });
    },
  };
}

function nameOf({ kind, no }: SubjectKey): string {
  return `${kind} ${no}`;
}

function compare(one: SubjectKey, other: SubjectKey): number {
  if (one.no !== other.no) return one.no < other.no ? -1 : 1;
  if (one.kind === other.kind) return 0;
  return one.kind < other.kind ? -1 : 1;
}
