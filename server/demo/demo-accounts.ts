import type { Platform } from '../application/platform.ts';
import { hashPassword } from '../inbound/sign-in/password.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-account-list.ts';

/** Hashes of the password that everybody knows, each with its own salt, by account. */
export type DemoHashes = ReadonlyMap<string, string>;

/** Hashes the password once for each account; the pool of threads does it, so it may be asked for ahead. */
export async function demoHashes(): Promise<DemoHashes> {
  const hashed = DEMO_ACCOUNTS.map(
    async ({ name }) => [name, await hashPassword(DEMO_PASSWORD)] as const,
  );
  return new Map(await Promise.all(hashed));
}

/** Makes the demo's accounts where they are not there yet. */
export async function ensureDemoAccounts(
  platform: Pick<Platform, 'findAccount' | 'addAccount'>,
  hashes?: DemoHashes,
): Promise<void> {
  for (const { name, displayName, role, regionCode, line } of DEMO_ACCOUNTS) {
    if ((await platform.findAccount(name)) !== undefined) continue;
    const account = { name, displayName, role, regionCode, line, disabled: false };
    const hash = hashes?.get(name) ?? (await hashPassword(DEMO_PASSWORD));
    const added = await platform.addAccount(account, hash);
    if (!added.ok) throw new Error(`the demo account ${name} was refused: ${added.error.code}`);
  }
}
