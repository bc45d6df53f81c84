import { computed, inject, Service, signal } from '@angular/core';
import type { Me } from '#contract/session-view.ts';
import { Api } from './api.ts';
import { asApiError } from './api-error.ts';
import type { ApiError } from './api-error.ts';

/** Banner facts of `GET /config`; absent parts are false. */
export interface ServerConfig {
  readonly demo: boolean;
  /** Whether people may sign in by an OpenID provider. */
  readonly provider: boolean;
  /** Whether the platform's clock is set for a test or rehearsal. */
  readonly testClock: boolean;
}

/** Who is signed in: `unknown` until the server has been asked once. */
export type Session =
  | { readonly phase: 'unknown' }
  | { readonly phase: 'signedOut' }
  /** The server could not be asked. */
  | { readonly phase: 'unreachable'; readonly error: ApiError }
  | { readonly phase: 'signedIn'; readonly me: Me };

@Service()
export class SessionStore {
  readonly #api = inject(Api);
  readonly #session = signal<Session>({ phase: 'unknown' });
  readonly #config = signal<ServerConfig>({ demo: false, provider: false, testClock: false });
  #asked: Promise<Session> | undefined;
  #configRead: Promise<unknown> | undefined;
  #toldAt = 0;

  readonly session = this.#session.asReadonly();
  readonly config = this.#config.asReadonly();
  readonly me = computed(() => {
    const session = this.#session();
    return session.phase === 'signedIn' ? session.me : undefined;
  });

  /** Whether the reader has to turn on a second factor first: until then only the own account is open. */
  readonly isHeld = computed(() => this.me()?.owesSecondFactor === true);

  /** Asks the server once who is signed in; later calls get the same answer. */
  ask(): Promise<Session> {
    this.#asked ??= this.#first();
    return this.#asked;
  }

  /** Signs in, or throws the ApiError that says why not. */
  async signIn(name: string, password: string, code?: string): Promise<void> {
    await this.#api.post('/session', { name, password, code });
    this.#asked = this.#load();
    await this.#asked;
  }

  async signOut(): Promise<void> {
    await this.#api.delete('/session').catch(() => undefined);
    this.ended();
  }

  /** The server no longer knows the session. */
  ended(): void {
    this.#asked = Promise.resolve(this.#set({ phase: 'signedOut' }));
  }

  /**
   * Whether the session has been used since its end was told: the end has moved then, and only the
   * server knows where to.
   */
  get usedSinceTold(): boolean {
    return this.#api.answeredAt > this.#toldAt;
  }

  /** Asking who one is also keeps the session awake. */
  async stay(): Promise<void> {
    this.#asked = this.#load();
    await this.#asked;
  }

  /** Reads once what the page must know before anyone signs in. */
  loadConfig(): Promise<unknown> {
    this.#configRead ??= this.#readConfig();
    return this.#configRead;
  }

  async #readConfig(): Promise<unknown> {
    const answer = await this.#api.get<unknown>('/config').catch(() => undefined);
    this.#config.set(decodeConfig(answer));
    return answer;
  }

  /** Who has no session is not asked for: the refusal would look like a failure of the page. */
  async #first(): Promise<Session> {
    const config = await this.loadConfig();
    return hasNoSession(config) ? this.#set({ phase: 'signedOut' }) : this.#load();
  }

  async #load(): Promise<Session> {
    try {
      const me = await this.#api.get<Me>('/me');
      this.#toldAt = this.#api.answeredAt;
      return this.#set({ phase: 'signedIn', me });
    } catch (error) {
      const refused = asApiError(error);
      if (refused.status === 401) return this.#set({ phase: 'signedOut' });
      // The next navigation asks again.
      this.#asked = undefined;
      return this.#set({ phase: 'unreachable', error: refused });
    }
  }

  #set(session: Session): Session {
    this.#session.set(session);
    return session;
  }
}

function hasNoSession(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  return (answer as Record<string, unknown>)['hasSession'] === false;
}

function decodeConfig(answer: unknown): ServerConfig {
  if (typeof answer !== 'object' || answer === null)
    return { demo: false, provider: false, testClock: false };
  const facts = answer as Record<string, unknown>;
  return {
    demo: facts['demo'] === true,
    provider: facts['provider'] === true,
    testClock: facts['testClock'] === true,
  };
}
