import { instantText } from '#contract/instant-text.ts';
import type { Role } from '#domain/access/role.ts';
import type { OwnSession } from '#contract/second-factor.ts';
import { actorOf, auditEntry } from '../../application/audit/audit-entry.ts';
import type { AccountRow, Platform, SessionRow } from '../../application/platform.ts';
import type { Viewer } from '../../application/people/viewer.ts';
import { addressPrefix } from './address-prefix.ts';
import { BackOff } from './back-off.ts';
import { isCommonPassword } from './common-password.ts';
import { hashPassword, isPasswordOf } from './password.ts';
import { hashSecret, newSecret } from './secret.ts';
import type { SecondFactors } from './second-factors.ts';
import { sessionMark } from './session-mark.ts';
import { WorkQueue } from './work-queue.ts';

const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 12 * 3_600_000;
/** How stale `lastSeenAt` may be in the store: one write a minute, not one a request. */
const TOUCH_EVERY_MS = 60_000;
/** Failures of a whole network before it waits: an office has many who mistype. */
const FREE_TRIES_OF_A_NETWORK = 100;
/** Names and addresses that have got in and are not made to wait for their neighbours. */
const KNOWN_PAIRS = 10_000;
const VERIFIED_AT_ONCE = 2;
const VERIFICATIONS_WAITING = 50;

/** Who is signed in with a session. */
export interface SignedIn {
  readonly idHash: string;
  readonly account: AccountRow;
  readonly viewer: Viewer;
  /** When the session ends if nothing more comes, UTC milliseconds. */
  readonly endsAt: number;
  /** Its role has to have a second factor and it has none yet: it may do nothing but set one up. */
  readonly owesFactor: boolean;
}

export type SignInAnswer =
  | { readonly kind: 'signedIn'; readonly id: string; readonly signedIn: SignedIn }
  | {
      readonly kind: 'refused';
      readonly code:
        'session/refused' | 'session/secondFactorRequired' | 'session/secondFactorWrong';
    }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'busy' };

/** What became of a wish for another password. */
type PasswordAnswer =
  | { readonly kind: 'changed' | 'busy' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'refused'; readonly code: 'password/wrong' | 'password/common' };

/** What sessions need of the platform. */
export type SessionStore = Pick<
  Platform,
  | 'findAccount'
  | 'saveSession'
  | 'findSession'
  | 'sessionsOf'
  | 'endSession'
  | 'viewerOf'
  | 'noteRefusal'
  | 'changePassword'
>;

/**
 * Sessions of people: made by name and password, kept in the store, found again by the hash of
 * the cookie's id. They live by the real clock, whatever clock the platform runs on.
 */
export class Sessions {
  readonly #store: SessionStore;
  readonly #factors: SecondFactors;
  readonly #factorRoles: ReadonlySet<Role>;
  readonly #now: () => number;
  readonly #backOff = new BackOff();
  readonly #networks = new BackOff(FREE_TRIES_OF_A_NETWORK);
  readonly #knownPairs = new Set<string>();
  readonly #verifications = new WorkQueue(VERIFIED_AT_ONCE, VERIFICATIONS_WAITING);
  readonly #enders = new Set<(idHash: string) => void>();
  /** Verified for unknown names, so that they take as long as known ones. */
  #dummyHash: Promise<string> | undefined;

  /** @param factorRoles roles that have to have a second factor. */
  constructor(
    store: SessionStore,
    factors: SecondFactors,
    now: () => number,
    factorRoles: readonly Role[] = [],
  ) {
    this.#factorRoles = new Set(factorRoles);
    this.#store = store;
    this.#factors = factors;
    this.#now = now;
  }

  /** Hears of every session that is ended here, so that its sockets are closed at once. */
  onEnded(listener: (idHash: string) => void): void {
    this.#enders.add(listener);
  }

  /** @param code time code or recovery code; only looked at where the account has a second factor. */
  async signIn(
    name: string,
    password: string,
    address: string,
    code?: string,
  ): Promise<SignInAnswer> {
    const key = `${name} ${address}`;
    const waitMs = this.#waitMs(key, address);
    const account = await this.#store.findAccount(name);
    if (waitMs > 0) {
      this.#noteRefused(account, address, 'session/tooManyFailures');
      return { kind: 'wait', seconds: Math.ceil(waitMs / 1000) };
    }
    this.#dummyHash ??= hashPassword(newSecret());
    const hash = account?.passwordHash ?? (await this.#dummyHash);
    const right = await this.#verifications.run(() => isPasswordOf(hash, password));
    if (right === undefined) return { kind: 'busy' };
    if (!right || account === undefined || account.disabled) {
      this.#fail(key, address);
      this.#noteRefused(account, address, 'session/refused');
      return { kind: 'refused', code: 'session/refused' };
    }
    this.#backOff.succeed(key);
    this.#know(key);
    return (await this.#askCode(account, code, address)) ?? this.#start(account, address);
  }

  /** Signs an account in that has shown elsewhere who it is. */
  startFor(account: AccountRow, address: string): Promise<SignInAnswer> {
    return this.#start(account, address);
  }

  /** Why the right password alone does not let an account in; undefined where it does. */
  async #askCode(
    account: AccountRow,
    code: string | undefined,
    address: string,
  ): Promise<SignInAnswer | undefined> {
    if (!(await this.#factors.stateOf(account.name)).on) return undefined;
    if (code === undefined) return { kind: 'refused', code: 'session/secondFactorRequired' };
    const checked = await this.#factors.check(account.name, code);
    if (checked === 'right') return undefined;
    if (checked === 'wrong') {
      this.#noteRefused(account, address, 'session/secondFactorWrong');
      return { kind: 'refused', code: 'session/secondFactorWrong' };
    }
    this.#noteRefused(account, address, 'session/tooManyFailures');
    return { kind: 'wait', seconds: checked.waitSeconds };
  }

  /** Takes a new password for the account where the present one is right. */
  async changePassword(
    { account: { name }, viewer }: SignedIn,
    current: string,
    password: string,
    ip: string,
  ): Promise<PasswordAnswer> {
    // Whoever holds a session may guess as little as whoever signs in.
    const key = `${name} password`;
    const waitMs = this.#backOff.waitMs(key, this.#now());
    if (waitMs > 0) return { kind: 'wait', seconds: Math.ceil(waitMs / 1000) };
    const account = await this.#store.findAccount(name);
    const hash = account?.passwordHash ?? '';
    const right = await this.#verifications.run(() => isPasswordOf(hash, current));
    if (right === undefined) return { kind: 'busy' };
    if (!right) {
      this.#backOff.fail(key, this.#now());
      this.#noteRefused(account, ip, 'password/wrong');
      return { kind: 'refused', code: 'password/wrong' };
    }
    this.#backOff.succeed(key);
    if (isCommonPassword(password, name)) return { kind: 'refused', code: 'password/common' };
    const made = await this.#verifications.run(() => hashPassword(password));
    if (made === undefined) return { kind: 'busy' };
    const entry = auditEntry(actorOf(viewer), 'account.password', { object: name });
    await this.#store.changePassword(name, made, entry);
    return { kind: 'changed' };
  }

  /** Sessions of the account that have not ended, latest first. */
  async ownOf({ account, idHash }: SignedIn): Promise<readonly OwnSession[]> {
    const rows = await this.#store.sessionsOf(account.name);
    return rows
      .filter((row) => endOf(row) > this.#now())
      .map((row) => ({
        id: sessionMark(row.idHash),
        current: row.idHash === idHash,
        startedAt: instantText(row.createdAt),
        lastSeenAt: instantText(row.lastSeenAt),
        endsAt: instantText(endOf(row)),
      }));
  }

  /** Ends one session of the account by its id in the list; whether there was one. */
  async endOwn(signedIn: SignedIn, id: string, ip: string): Promise<boolean> {
    const rows = await this.#store.sessionsOf(signedIn.account.name);
    const row = rows.find((each) => sessionMark(each.idHash) === id);
    if (row === undefined) return false;
    await this.end({ ...signedIn, idHash: row.idHash }, ip);
    return true;
  }

  /** Ends all sessions of the account but this one. */
  async endOthers(signedIn: SignedIn, ip: string): Promise<void> {
    for (const { idHash } of await this.#store.sessionsOf(signedIn.account.name)) {
      if (idHash !== signedIn.idHash) await this.end({ ...signedIn, idHash }, ip);
    }
  }

  /** Who holds this session id; undefined when it has ended or never was. */
  async find(id: string): Promise<SignedIn | undefined> {
    return this.findByHash(hashSecret(id), true);
  }

  /** As `find`, for a socket that knows the hash only; looking on does not keep a session alive. */
  async findByHash(idHash: string, touch = false): Promise<SignedIn | undefined> {
    const row = await this.#store.findSession(idHash);
    const now = this.#now();
    if (row === undefined) return undefined;
    if (endOf(row) <= now) {
      await this.#store.endSession(idHash);
      return undefined;
    }
    const account = await this.#store.findAccount(row.account);
    if (account === undefined || account.disabled) return undefined;
    if (!touch || now - row.lastSeenAt < TOUCH_EVERY_MS) return this.#signedIn(row, account);
    const seen = { ...row, lastSeenAt: now };
    try {
      await this.#store.saveSession(seen);
    } catch {
      // A store that takes nothing at present does not end reading; the next request tries again.
      return this.#signedIn(row, account);
    }
    return this.#signedIn(seen, account);
  }

  async end({ idHash, viewer }: SignedIn, ip: string): Promise<void> {
    const by = actorOf({ ...viewer, via: { session: sessionMark(idHash), ip } });
    await this.#store.endSession(idHash, auditEntry(by, 'session.signOut'));
    for (const tell of this.#enders) tell(idHash);
  }

  #waitMs(key: string, address: string): number {
    const own = this.#backOff.waitMs(key, this.#now());
    const network = addressPrefix(address);
    if (network === undefined || this.#knownPairs.has(key)) return own;
    return Math.max(own, this.#networks.waitMs(network, this.#now()));
  }

  #fail(key: string, address: string): void {
    this.#backOff.fail(key, this.#now());
    const network = addressPrefix(address);
    if (network !== undefined) this.#networks.fail(network, this.#now());
  }

  #know(key: string): void {
    if (this.#knownPairs.size >= KNOWN_PAIRS) this.#knownPairs.clear();
    this.#knownPairs.add(key);
  }

  /** Where nobody of the name is known, it is not written down: it may be a password. */
  #noteRefused(account: AccountRow | undefined, ip: string, code: string): void {
    const by = { actor: account?.name ?? '', session: null, ip };
    const detail = { code };
    this.#store.noteRefusal(auditEntry(by, 'session.signIn', { outcome: 'refused', detail }));
  }

  async #start(account: AccountRow, ip: string): Promise<SignInAnswer> {
    const id = newSecret();
    const now = this.#now();
    const row: SessionRow = {
      idHash: hashSecret(id),
      account: account.name,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + ABSOLUTE_MS,
    };
    const by = { actor: account.name, session: sessionMark(row.idHash), ip };
    await this.#store.saveSession(row, auditEntry(by, 'session.signIn'));
    return { kind: 'signedIn', id, signedIn: await this.#signedIn(row, account) };
  }

  async #signedIn(row: SessionRow, account: AccountRow): Promise<SignedIn> {
    const viewer = this.#store.viewerOf(account);
    const owesFactor =
      this.#factorRoles.has(viewer.role) && !(await this.#factors.stateOf(account.name)).on;
    return { idHash: row.idHash, account, viewer, endsAt: endOf(row), owesFactor };
  }
}

/** Idle end or absolute end, whichever comes first. */
function endOf(row: SessionRow): number {
  return Math.min(row.lastSeenAt + IDLE_MS, row.expiresAt);
}
