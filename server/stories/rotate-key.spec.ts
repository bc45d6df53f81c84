import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { replaceKey } from '../application/people/key-change.ts';
import { LOCK_START, lockAnew } from '../application/people/lock-anew.ts';
import type { Platform } from '../application/platform.ts';
import { homeOf, openStore } from '../outbound/store/home.ts';
import { keyFileSeal } from '../outbound/seal/key-file-seal.ts';
import { SecondFactors } from '../inbound/sign-in/second-factors.ts';
import { generateSync } from 'otplib';
import { defaultKeyFile, makeNextKey, takeNextKey } from '../outbound/vault/key-file.ts';
import { masterKey } from '../outbound/vault/master-key.ts';
import { openVault } from '../outbound/vault/open-vault.ts';
import { StartupError } from '../errors.ts';
import {
  HTTP,
  RECEIVED,
  openTestPlatform,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';

const MAIN = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
const PATIENCE_MS = 90_000;
const PEOPLE = 1200;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M8AAAMBAQAY3Y2wAAAAAElFTkSuQmCC',
  'base64',
);
const KEPT = 'ticket:T1';
const who = supervisor();

const personOf = (no: string): object => ({
  kind: 'natural',
  name: `王${no}`,
  phone: '13812345678',
});

/** A case with an applicant. */
function received(no: string): Readonly<Record<string, unknown>> {
  const data = { ...RECEIVED, applicant: personOf(no) };
  return sent('received', '2026-03-02', data, { id: `r${no}`, subject: no });
}

describe('replacing the key of personal data', () => {
  let test: TestPlatform;
  let keyFile: string;
  let env: NodeJS.ProcessEnv;

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
    keyFile = defaultKeyFile(test.folder);
    const { databaseUrl } = test.settings;
    env = {
      ...process.env,
      MINGJIAN_DATA_DIR: test.folder,
      ...(databaseUrl !== undefined && { MINGJIAN_DATABASE_URL: databaseUrl }),
    };
    const platform = test.current();
    const cases = Array.from({ length: PEOPLE }, (_, no) => received(`K${no}`));
    for (let from = 0; from < cases.length; from += 400) {
      await platform.ingest(cases.slice(from, from + 400), HTTP);
    }
    await platform.ingest([{ ...sent('note', '2026-03-02'), data: [personOf('refused')] }], HTTP);
    const ticket = { kind: 'complaint', regionCode: '370102', text: '噪声' };
    await platform.ingest([sent('ticket.created', '2026-03-02', ticket, { subject: 'T1' })], HTTP);
    await platform.keepDraft(who(platform), KEPT, '王先生您好');
    expect((await platform.addAttachment(who(platform), KEPT, '王.png', PNG)).ok).toBeTrue();
  }, PATIENCE_MS);

  afterEach(async () => {
    await test.dispose();
  }, PATIENCE_MS);

  async function rotate(): Promise<{ from: string; to: string; moved: number; oldFile: string }> {
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, 'rotate-key', '--json'], {
      env,
    });
    return JSON.parse(stdout) as Awaited<ReturnType<typeof rotate>>;
  }

  /** Names of the keys that lock what the store holds of cases. */
  async function lockedBy(): Promise<readonly string[]> {
    const store = openStore(homeOf(test.folder, test.settings.databaseUrl), 'reader', 'small');
    const rows = await store.personal.scanSecrets(null, 10 * PEOPLE);
    await store.close();
    const names = rows.map(({ half }) => Buffer.from(half?.subarray(0, 12) ?? []));
    return [...new Set(names.map((name) => name.toString('base64url')))];
  }

  async function everythingOpens(platform: Platform): Promise<void> {
    for (const no of ['K0', `K${PEOPLE - 1}`]) {
      const shown = await platform.reveal(who(platform), no, { reason: '核实身份' });
      expect(JSON.stringify(shown)).withContext(no).toContain(`王${no}`);
    }
    expect((await platform.readDraft(who(platform), KEPT)).text).toBe('王先生您好');
    const [file] = await platform.attachments(KEPT);
    expect(file?.name).toBe('王.png');
    const read = await platform.readAttachment(KEPT, file?.id ?? '');
    expect(Buffer.from(read?.bytes ?? []).equals(PNG)).toBeTrue();
    const refused = await platform.quarantine(who(platform), {}, undefined);
    expect(JSON.stringify(refused.items)).toContain('王*');
    // What comes again is known again: commitments and digests are as they were.
    const again = await platform.ingest([received('K0'), received('K1')], HTTP);
    expect([again.duplicate, again.rejected]).toEqual([2, []]);
    expect((await platform.verify()).difference).toBe(0);
  }

  it(
    'leaves everything readable to a platform that goes on, and nothing locked by the old key',
    async () => {
      const running = test.current();
      const code = await running.ticketCode(who(running), 'T1');
      expect(code).toBeDefined();
      const { from, to, moved, oldFile } = await rotate();
      expect(moved).toBe(PEOPLE + 1 + 3);
      await everythingOpens(running);
      await running.ingest([received('NEW')], HTTP);
      expect(await lockedBy()).toEqual([to]);
      expect(from).not.toBe(to);
      // On another machine, with the backups.
      await rename(oldFile, join(test.folder, 'elsewhere'));
      const again = await test.reopen();
      await everythingOpens(again);
      // What citizens hold outlives a key.
      expect(await again.ticketCode(who(again), 'T1')).toEqual(code);
      expect(readdirSync(dirname(keyFile))).toEqual(['personal.key']);
      const second = await rotate();
      expect(second.from).toBe(to);
      await everythingOpens(await test.reopen());
      expect(await lockedBy()).toEqual([second.to]);
    },
    PATIENCE_MS,
  );

  it(
    'goes on where it was broken off, and loses nothing meanwhile',
    async () => {
      for (const afterMs of [700, 1500, 2300, 3100, 3600, 4200]) {
        const child = spawn(process.execPath, [MAIN, 'rotate-key'], { env, stdio: 'ignore' });
        const ended = once(child, 'exit');
        await Promise.race([ended, pause(afterMs)]);
        child.kill('SIGKILL');
        await ended;
        await everythingOpens(test.current());
        await everythingOpens(await test.reopen());
      }
      const { to } = await rotate();
      await everythingOpens(await test.reopen());
      expect(await lockedBy()).toEqual([to]);
    },
    3 * PATIENCE_MS,
  );

  const stages = ['made', 'named', 'put in its place', 'used for a part'] as const;
  for (const [last, stage] of stages.entries()) {
    it(
      `is broken off when the new key was ${stage}, and everything still opens`,
      async () => {
        const store = openStore(homeOf(test.folder, test.settings.databaseUrl), 'writer', 'small');
        const vault = await openVault(store, keyFile, 1);
        const from = vault.keyId;
        const { id: to } = masterKey(makeNextKey(keyFile));
        if (last >= 1) {
          await store.transaction((inside) => replaceKey(inside, vault, from, to, 1), 'alone');
        }
        if (last >= 2) takeNextKey(keyFile);
        if (last >= 3) {
          const step = await store.transaction((inside) =>
            lockAnew(inside, vault, keyFileSeal(test.folder, undefined), LOCK_START),
          );
          expect(step.moved).toBe(500);
          expect((await lockedBy()).length).toBe(2);
        }
        await store.close();
        await everythingOpens(test.current());
        await test.current().ingest([received('BETWEEN')], HTTP);
        await everythingOpens(await test.reopen());
        expect((await rotate()).to).toBe(to);
        expect(await lockedBy()).toEqual([to]);
        await everythingOpens(await test.reopen());
      },
      PATIENCE_MS,
    );
  }

  it(
    'leaves second factors good, meanwhile and after, in a server that goes on',
    async () => {
      let nowMs = Date.parse('2026-03-02T02:00:00Z');
      const factors = new SecondFactors(
        test.current(),
        keyFileSeal(test.folder, undefined),
        () => nowMs,
      );
      const account = { name: 'li', displayName: 'li', role: 'leader' } as const;
      const added = { ...account, regionCode: null, line: null, disabled: false };
      await test.current().addAccount(added, 'no password opens it');
      const { secret = '' } = (await factors.start('li')) ?? {};
      const code = (): string => {
        nowMs += 60_000;
        return generateSync({ secret, epoch: nowMs / 1000 });
      };
      const by = { actor: 'li', session: null, ip: null };
      expect(await factors.confirm('li', code(), by)).toHaveSize(10);
      const store = openStore(homeOf(test.folder, test.settings.databaseUrl), 'writer', 'small');
      const vault = await openVault(store, keyFile, 1);
      const { keyId } = vault;
      const { id: to } = masterKey(makeNextKey(keyFile));
      await store.transaction((inside) => replaceKey(inside, vault, keyId, to, 1), 'alone');
      await store.close();
      expect(await factors.check('li', code())).toBe('right');
      takeNextKey(keyFile);
      expect(await factors.check('li', code())).toBe('right');
      const { oldFile } = await rotate();
      await rename(oldFile, join(test.folder, 'elsewhere'));
      expect(await factors.check('li', code())).toBe('right');
      const again = keyFileSeal(test.folder, undefined);
      const later = new SecondFactors(test.current(), again, () => nowMs);
      expect(await later.check('li', code())).toBe('right');
    },
    PATIENCE_MS,
  );

  it('says which key is needed where the old one is gone too early', async () => {
    const store = openStore(homeOf(test.folder, test.settings.databaseUrl), 'writer', 'small');
    const vault = await openVault(store, keyFile, 1);
    const { id: to } = masterKey(makeNextKey(keyFile));
    const from = vault.keyId;
    await store.transaction((inside) => replaceKey(inside, vault, from, to, 1), 'alone');
    takeNextKey(keyFile);
    expect(existsSync(`${keyFile}.previous`)).toBeTrue();
    await rename(`${keyFile}.previous`, join(test.folder, 'gone'));
    await expectAsync(openVault(store, keyFile, 2)).toBeRejectedWithError(
      StartupError,
      /key\/other/,
    );
    await rename(join(test.folder, 'gone'), `${keyFile}.previous`);
    await store.close();
  });

  it('has left what is sealed nowhere in clear', () => {
    const files = readdirSync(test.folder).filter((name) => name.startsWith('mingjian.db'));
    const found = files.filter((name) =>
      readFileSync(join(test.folder, name)).includes('王先生您好'),
    );
    expect(found).toEqual([]);
  });
});
