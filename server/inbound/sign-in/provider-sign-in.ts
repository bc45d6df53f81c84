import { createHash } from 'node:crypto';
import * as openid from 'openid-client';
import type { AccountRow, Platform } from '../../application/platform.ts';
import type { Seal } from '../../application/people/seal.ts';
import { grantOf } from './provider-grants.ts';
import type { ProviderGrant, ProviderGrants } from './provider-grants.ts';
import type { Sessions, SignInAnswer } from './sessions.ts';

/** How long somebody may take at the provider. */
const PATIENCE_MS = 10 * 60_000;
const CONTEXT = 'provider sign-in';
/** No password has a hash of this form, so none opens the account. */
const NO_PASSWORD = 'provider';
const TIMEOUT_S = 10;

/** Where the provider sends people back to, below the origin. */
const CALLBACK_PATH = '/api/v1/session/provider/callback';

export interface ProviderParts {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly grants: ProviderGrants;
  /** Origin that people type. */
  readonly origin: string;
  /** Plain http is spoken with a provider on this machine only. */
  readonly insecure: boolean;
  readonly platform: Pick<
    Platform,
    'findAccount' | 'addAccount' | 'changeAccount' | 'findCredential' | 'putCredential'
  >;
  readonly sessions: Sessions;
  readonly seal: Seal;
  readonly now: () => number;
}

/** What the browser keeps, sealed, while its user is at the provider. */
interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly startedAt: number;
}

/** How a return from the provider ended. */
export type ProviderAnswer =
  SignInAnswer | { readonly kind: 'failed' } | { readonly kind: 'noGrant' };

/**
 * Sign-in by an OpenID provider: code flow with PKCE, state and nonce. An account belongs to issuer
 * and subject, never to a name or an address; its grants are those of the mapping and follow it at
 * every sign-in.
 */
export class ProviderSignIn {
  readonly #parts: ProviderParts;
  #configuration: Promise<openid.Configuration> | undefined;

  constructor(parts: ProviderParts) {
    this.#parts = parts;
  }

  /** Where to send the browser, and what it must bring back. */
  async begin(): Promise<{ readonly url: string; readonly journey: string }> {
    const configuration = await this.#discover();
    const journey: Journey = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
      startedAt: this.#parts.now(),
    };
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#parts.origin + CALLBACK_PATH,
      scope: 'openid profile',
      state: journey.state,
      nonce: journey.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, journey: this.#parts.seal.seal(JSON.stringify(journey), CONTEXT) };
  }

  /**
   * Takes what the provider sent back.
   *
   * @param address path and query as they came.
   * @param sealed the journey as the browser kept it.
   * @param ip who asks, for the audit log.
   */
  async finish(address: string, sealed: string | undefined, ip: string): Promise<ProviderAnswer> {
    const journey = this.#open(sealed);
    if (journey === undefined) return { kind: 'failed' };
    let claims: openid.IDToken | undefined;
    try {
      const tokens = await openid.authorizationCodeGrant(
        await this.#discover(),
        new URL(address, this.#parts.origin),
        {
          pkceCodeVerifier: journey.verifier,
          expectedState: journey.state,
          expectedNonce: journey.nonce,
          idTokenExpected: true,
        },
      );
      claims = tokens.claims();
    } catch {
      // Whatever the provider or somebody in its name sent: it proves nobody.
      return { kind: 'failed' };
    }
    if (claims === undefined) return { kind: 'failed' };
    const grant = grantOf(this.#parts.grants, claims);
    if (grant === undefined) return { kind: 'noGrant' };
    const account = await this.#accountOf(claims, grant);
    if (account === undefined || account.disabled) return { kind: 'noGrant' };
    return this.#parts.sessions.startFor(account, ip);
  }

  #open(sealed: string | undefined): Journey | undefined {
    if (sealed === undefined) return undefined;
    try {
      const journey = JSON.parse(this.#parts.seal.open(sealed, CONTEXT)) as Journey;
      return this.#parts.now() - journey.startedAt > PATIENCE_MS ? undefined : journey;
    } catch {
      return undefined;
    }
  }

  async #accountOf(
    { iss, sub, ...claims }: openid.IDToken,
    { role, regionCode, line }: ProviderGrant,
  ): Promise<AccountRow | undefined> {
    const { platform } = this.#parts;
    const key = `${iss} ${sub}`;
    const link = await platform.findCredential('oidc', key);
    const name = link?.account ?? nameOf(key);
    const known = await platform.findAccount(name);
    const { name: spoken } = claims;
    const displayName = typeof spoken === 'string' && spoken !== '' ? spoken.slice(0, 100) : name;
    const wanted = {
      name,
      displayName,
      role,
      regionCode,
      line,
      disabled: known?.disabled ?? false,
    };
    const by = { actor: 'provider', session: null, ip: null };
    if (link === undefined) {
      const added = await platform.addAccount(wanted, NO_PASSWORD, by);
      if (!added.ok) return undefined;
      await platform.putCredential({ kind: 'oidc', key, account: name, body: '{}' }, null);
      return wanted;
    }
    if (known === undefined || known.disabled) return known;
    if (isAlike(known, wanted)) return wanted;
    const changed = await platform.changeAccount(wanted, by);
    return changed.ok ? wanted : undefined;
  }

  /** Asks the provider for its addresses and keys; again at the next sign-in where it did not answer. */
  #discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret, insecure } = this.#parts;
    this.#configuration ??= openid
      .discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: TIMEOUT_S,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to be noticed; loopback only
        execute: insecure ? [openid.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        this.#configuration = undefined;
        throw error;
      });
    return this.#configuration;
  }
}

function isAlike(known: AccountRow, wanted: AccountRow): boolean {
  return (
    known.displayName === wanted.displayName &&
    known.role === wanted.role &&
    known.regionCode === wanted.regionCode &&
    known.line === wanted.line
  );
}

/** A name that nobody types and that says nothing of the person. */
function nameOf(key: string): string {
  return `provider-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}
