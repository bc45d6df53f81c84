import { inject, InjectionToken, PendingTasks, Service, signal } from '@angular/core';
import { ApiError, decodeProblem } from './api-error.ts';

/** The browser's fetch; a spec gives its own. */
export const FETCH = new InjectionToken<typeof fetch>('fetch', {
  factory: () => window.fetch.bind(window),
});

/** Query parameters; absent ones are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

const ROOT = '/api/v1';

/** Talks to the server's HTTP interface: one header against forged requests, typed errors, abort. */
@Service()
export class Api {
  readonly #fetch = inject(FETCH);
  readonly #pending = inject(PendingTasks);
  readonly #signedOut = signal(0);

  #answeredAt = 0;

  /** Rises each time the server answers 401: the session has ended. */
  readonly signedOut = this.#signedOut.asReadonly();

  /** When the server last answered, which is when the session was last used; browser time. */
  get answeredAt(): number {
    return this.#answeredAt;
  }

  get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
    return this.#send<T>('GET', path + queryText(query), undefined, signal);
  }

  post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
    return this.#send<T>('POST', path, body, signal);
  }

  delete<T>(path: string): Promise<T> {
    return this.#send<T>('DELETE', path, undefined, undefined);
  }

  /** A page is not stable while an answer is awaited. */
  async #send<T>(
    method: string,
    path: string,
    body: unknown,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const done = this.#pending.add();
    try {
      return await this.#exchange<T>(method, path, body, signal);
    } finally {
      done();
    }
  }

  async #exchange<T>(
    method: string,
    path: string,
    body: unknown,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const response = await this.#ask(method, path, body, signal);
    this.#answeredAt = Date.now();
    if (response.status === 204) return undefined as T;
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return answer as T;
    if (response.status === 401 && path !== '/session') this.#signedOut.update((n) => n + 1);
    throw decodeProblem(answer, response.status);
  }

  async #ask(
    method: string,
    path: string,
    body: unknown,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    try {
      return await this.#fetch(ROOT + path, {
        method,
        credentials: 'same-origin',
        headers: {
          accept: 'application/json',
          'x-requested-with': 'mingjian',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal ?? null,
      });
    } catch (error) {
      // fetch throws only where no answer came: the network, or the caller's own abort.
      throw new ApiError(signal?.aborted === true ? 'aborted' : 'offline', 0, undefined, error);
    }
  }
}

/** `?a=1&b=2`, or nothing where all are absent. */
export function queryText(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(key, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
