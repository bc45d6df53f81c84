import { randomBytes } from 'node:crypto';
import { generateSecret, generateURI } from 'otplib';
import { auditEntry } from '../../application/audit/audit-entry.ts';
import type { AuditActor } from '../../application/audit/audit-rows.ts';
import type { Platform } from '../../application/platform.ts';
import { BackOff } from './back-off.ts';
import { factorContext } from '../../application/people/seal.ts';
import type { Seal } from '../../application/people/seal.ts';
import { hashSecret } from './secret.ts';
import { stepOfCode } from './time-code.ts';

const RECOVERY_CODES = 10;
/** 80 bits: too many to guess, so that one round of hashing is enough. */
const RECOVERY_BYTES = 10;
const ISSUER = '明鉴 Mingjian';

/** What is kept of one account's second factor. */
interface Kept {
  /** Not asked for until a first code has shown that the phone has the secret. */
  readonly confirmed: boolean;
  readonly secret: string;
  /** Step of the last code that was taken; −1 before the first. */
  readonly lastStep: number;
  /** Hashes of the recovery codes that are left. */
  readonly recovery: readonly string[];
}

interface Read {
  readonly kept: Kept;
  readonly body: string;
}

/** How a code was found. */
export type CodeCheck = 'right' | 'wrong' | { readonly waitSeconds: number };

/** Time codes as second factor (RFC 6238), with recovery codes; secrets are stored sealed. */
export class SecondFactors {
  readonly #store: Pick<Platform, 'findCredential' | 'putCredential' | 'dropCredential'>;
  readonly #seal: Seal;
  readonly #now: () => number;
  readonly #backOff = new BackOff();

  constructor(
    store: Pick<Platform, 'findCredential' | 'putCredential' | 'dropCredential'>,
    seal: Seal,
    now: () => number,
  ) {
    this.#store = store;
    this.#seal = seal;
    this.#now = now;
  }

  /** Whether sign-in asks the account for a code, and how many recovery codes it has left. */
  async stateOf(account: string): Promise<{ readonly on: boolean; readonly recoveryLeft: number }> {
    const read = await this.#read(account);
    const on = read?.kept.confirmed === true;
    return { on, recoveryLeft: on ? read.kept.recovery.length : 0 };
  }

  /** Makes a new secret that is not yet asked for; undefined where one is in force. */
  async start(
    account: string,
  ): Promise<{ readonly secret: string; readonly uri: string } | undefined> {
    const before = await this.#read(account);
    if (before?.kept.confirmed === true) return undefined;
    const secret = generateSecret();
    const kept = {
      confirmed: false,
      secret: this.#seal.seal(secret, factorContext(account)),
      lastStep: -1,
      recovery: [],
    };
    const put = await this.#put(account, kept, before?.body ?? null);
    if (!put) return undefined;
    return { secret, uri: generateURI({ issuer: ISSUER, label: account, secret }) };
  }

  /** Puts a started factor in force; answers the recovery codes, which are never shown again. */
  async confirm(
    account: string,
    code: string,
    by: AuditActor,
  ): Promise<readonly string[] | Exclude<CodeCheck, 'right'> | undefined> {
    const read = await this.#read(account);
    if (read === undefined || read.kept.confirmed) return undefined;
    const waitSeconds = this.#waitSeconds(account);
    if (waitSeconds > 0) return { waitSeconds };
    const lastStep = this.#stepOf(account, read.kept, code);
    if (lastStep === undefined) return this.#failed(account);
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const recovery = codes.map((each) => hashSecret(plainCode(each)));
    const kept = { ...read.kept, confirmed: true, lastStep, recovery };
    const entry = auditEntry(by, 'account.secondFactor', { object: account, detail: { on: true } });
    return (await this.#put(account, kept, read.body, entry)) ? codes : 'wrong';
  }

  /** Checks a time code or a recovery code of an account whose factor is in force, and uses it up. */
  async check(account: string, code: string): Promise<CodeCheck> {
    const waitSeconds = this.#waitSeconds(account);
    if (waitSeconds > 0) return { waitSeconds };
    const read = await this.#read(account);
    if (read?.kept.confirmed !== true) return this.#failed(account);
    const used = this.#use(account, read.kept, code);
    // A code that another request has used meanwhile is used up.
    if (used === undefined || !(await this.#put(account, used, read.body))) {
      return this.#failed(account);
    }
    this.#backOff.succeed(account);
    return 'right';
  }

  /** Takes the factor away by one of its codes. */
  async disable(account: string, code: string, by: AuditActor): Promise<CodeCheck> {
    const checked = await this.check(account, code);
    if (checked !== 'right') return checked;
    const detail = { on: false };
    const entry = auditEntry(by, 'account.secondFactor', { object: account, detail });
    await this.#store.dropCredential('totp', account, entry);
    return 'right';
  }

  #use(account: string, kept: Kept, code: string): Kept | undefined {
    const lastStep = this.#stepOf(account, kept, code);
    if (lastStep !== undefined) return { ...kept, lastStep };
    const hash = hashSecret(plainCode(code));
    if (!kept.recovery.includes(hash)) return undefined;
    return { ...kept, recovery: kept.recovery.filter((each) => each !== hash) };
  }

  #stepOf(account: string, kept: Kept, code: string): number | undefined {
    const secret = this.#seal.open(kept.secret, factorContext(account));
    return stepOfCode(secret, code.replaceAll(' ', ''), this.#now(), kept.lastStep);
  }

  #waitSeconds(account: string): number {
    return Math.ceil(this.#backOff.waitMs(account, this.#now()) / 1000);
  }

  #failed(account: string): 'wrong' {
    this.#backOff.fail(account, this.#now());
    return 'wrong';
  }

  async #read(account: string): Promise<Read | undefined> {
    const row = await this.#store.findCredential('totp', account);
    return row === undefined ? undefined : { body: row.body, kept: JSON.parse(row.body) as Kept };
  }

  #put(
    account: string,
    kept: Kept,
    before: string | null,
    entry?: ReturnType<typeof auditEntry>,
  ): Promise<boolean> {
    const row = { kind: 'totp', key: account, account, body: JSON.stringify(kept) } as const;
    return this.#store.putCredential(row, before, entry);
  }
}

function newRecoveryCode(): string {
  const hex = randomBytes(RECOVERY_BYTES).toString('hex');
  return (hex.match(/.{5}/g) ?? []).join('-');
}

/** As it is hashed: people type it with or without dashes, in either case. */
function plainCode(code: string): string {
  return code.replaceAll(/[\s-]/g, '').toLowerCase();
}
