import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { auditEntry } from '../application/audit/audit-entry.ts';
import { findKeyChange, noteKeyChange, replaceKey } from '../application/people/key-change.ts';
import type { KeyChange } from '../application/people/key-change.ts';
import { LOCK_START, lockAnew } from '../application/people/lock-anew.ts';
import type { LockPlace, LockedAnew } from '../application/people/lock-anew.ts';
import type { Seal } from '../application/people/seal.ts';
import type { Vault } from '../application/people/vault.ts';
import type { Store } from '../application/store/store.ts';
import { keyFileSeal } from '../outbound/seal/key-file-seal.ts';
import { homeOf, openStore, prepareHome } from '../outbound/store/home.ts';
import {
  defaultKeyFile,
  makeNextKey,
  nextKeyFile,
  retireKey,
  takeNextKey,
} from '../outbound/vault/key-file.ts';
import { LOOKED_EVERY_MS } from '../outbound/vault/key-ring.ts';
import { masterKey } from '../outbound/vault/master-key.ts';
import { openVault } from '../outbound/vault/open-vault.ts';
import { cliActor } from './cli-actor.ts';
import { done, refused } from './command.ts';
import type { Command } from './command.ts';
import { DATABASE_FILE } from './store-files.ts';

export const replaceKeyCommand: Command = {
  name: 'rotate-key',
  usage: '[--prepare]',
  summary:
    'Makes a new key of personal data and locks everything by it, in small steps; a server may go on working.',
  details: [
    '',
    '  --prepare   only makes the new key, beside the old one: where several machines share a database,',
    '              copy it to the same place on each of them first',
    '',
    'What was broken off goes on when the command is given again; until then both keys are needed.',
    'The old key stays beside the new one, under its name: backups from before need it. Keep it with',
    'them, take it from this machine, and delete it when the last of them is gone.',
  ],
  options: { prepare: { type: 'boolean' } },
  operands: [],
  run: async (call) => {
    const { dataDir, databaseUrl, keyFile = defaultKeyFile(dataDir) } = call.config;
    if (databaseUrl === undefined && !existsSync(join(dataDir, DATABASE_FILE))) {
      return refused({ code: 'key/nothing', message: `There is no store in ${dataDir}.` });
    }
    if (call.options['prepare'] === true) {
      const { id } = masterKey(makeNextKey(keyFile));
      const file = nextKeyFile(keyFile);
      return done({ key: id, file }, `Key ${id} lies in ${file}.`);
    }
    const home = homeOf(dataDir, databaseUrl);
    await prepareHome(home, dataDir);
    const store = openStore(home, 'writer', 'small');
    try {
      const vault = await openVault(store, keyFile, Date.now());
      const change = await begin(store, vault, keyFile);
      takeNextKey(keyFile);
      // By then every process on this machine has seen the new key.
      await pause(2 * LOOKED_EVERY_MS);
      const moved = await lockAll(store, vault, keyFileSeal(dataDir, keyFile));
      await finish(store, change, moved);
      await store.wipe();
      const oldFile = retireKey(keyFile, change.from);
      const old =
        oldFile === null ? '' : ` Backups made before need the old one, which is in ${oldFile}.`;
      return done(
        { from: change.from, to: change.to, moved, oldFile },
        `Everything is locked by key ${change.to}: ${moved} things were moved.${old}`,
      );
    } finally {
      await store.close();
    }
  },
};

/** Names the new key in the store, unless that was done and broken off later. */
async function begin(store: Store, vault: Vault, keyFile: string): Promise<KeyChange> {
  const before = await findKeyChange(store.desk);
  if (before !== undefined) {
    if (!before.isDone) return before;
    // The last change may have been broken off at its very end.
    retireKey(keyFile, before.from);
  }
  const { id: to } = masterKey(makeNextKey(keyFile));
  return store.transaction(async (inside) => {
    const now = Date.now();
    const from = (await inside.personal.keyId()) ?? '';
    await replaceKey(inside, vault, from, to, now);
    const entry = auditEntry(cliActor(), 'key.replace', { outcome: 'begun', detail: { from, to } });
    await inside.audit.append([entry], now);
    const change = await findKeyChange(inside.desk);
    if (change === undefined) throw new Error('a change of the key was noted and is not there');
    return change;
  }, 'alone');
}

/** Until a look at everything finds nothing that another key locks. */
async function lockAll(store: Store, vault: Vault, seal: Seal): Promise<number> {
  let all = 0;
  for (;;) {
    let moved = 0;
    let place: LockPlace | null = LOCK_START;
    while (place !== null) {
      const at: LockPlace = place;
      const step: LockedAnew = await store.transaction((inside) =>
        lockAnew(inside, vault, seal, at),
      );
      moved += step.moved;
      place = step.next;
    }
    all += moved;
    if (moved === 0) return all;
  }
}

async function finish(store: Store, { from, to }: KeyChange, moved: number): Promise<void> {
  await store.transaction(async ({ desk, audit }) => {
    const noted = await findKeyChange(desk);
    if (noted?.to !== to) throw new Error('another change of the key began');
    const { version, ...change } = noted;
    await noteKeyChange(desk, { ...change, isDone: true }, version);
    const entry = auditEntry(cliActor(), 'key.replace', { detail: { from, to, moved } });
    await audit.append([entry], Date.now());
  });
}
