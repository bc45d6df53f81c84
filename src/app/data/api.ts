import { inject, InjectionToken, PendingTasks, Service, signal } from '@angular/core';
import { ApiError, decodeProblem } from './api-error.ts';

/** The browser's fetch; a spec gives its own. */
export const FETCH = new InjectionToken<typeof fetch>('fetch', {
  factory: () => window.fetch.bind(window),
});

/** Query parameters; absent ones are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

const ROOT = '/api/v1';
const JSON_TYPE = 'application/json';

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

  /** The answer as it begins to arrive, where its lines are to be read on the way. */
  open(
    path: string,
    body: unknown,
    accept: string,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    return this.#open('POST', path, body, signal, accept);
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
    const response = await this.#open(method, path, body, signal, JSON_TYPE);
    if (response.status === 204) return undefined as T;
    return (await response.json().catch(() => undefined)) as T;
  }

  /** @throws {ApiError} no answer came, or a refusal. */
  async #open(
    method: string,
    path: string,
    body: unknown,
    signal: AbortSignal | undefined,
    accept: string,
  ): Promise<Response> {
    const response = await this.#ask(method, path, body, signal, accept);
    this.#answeredAt = Date.now();
    if (response.ok) return response;
    if (response.status === 401 && path !== '/session') this.#signedOut.update((n) => n + 1);
    throw decodeProblem(await response.json().catch(() => undefined), response.status);
  }

  async #ask(
    method: string,
    path: string,
    body: unknown,
    signal: AbortSignal | undefined,
    accept: string,
  ): Promise<Response> {
    try {
      return await this.#fetch(ROOT + path, {
        method,
        credentials: 'same-origin',
        headers: {
          accept,
          'x-requested-with': 'mingjian',
          ...(body === undefined ? {} : { 'content-type': JSON_TYPE }),
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
