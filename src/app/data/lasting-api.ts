import { inject, Injector } from '@angular/core';
import { Api, FETCH } from './api.ts';

/** Browsers take 64 kB of such requests in all; a sign is three bytes at most. */
const MOST_SIGNS = 20_000;

/**
 * The server as a page speaks to it while it is being left: what is sent outlives the page. Called
 * where something may be injected.
 */
export function lastingApi(): Api {
  const fetcher = inject(FETCH);
  const lasting: typeof fetch = (input, init) => {
    const isShort = typeof init?.body === 'string' && init.body.length <= MOST_SIGNS;
    return fetcher(input, isShort ? { ...init, keepalive: true } : init);
  };
  return Injector.create({
    parent: inject(Injector),
    providers: [Api, { provide: FETCH, useValue: lasting }],
  }).get(Api);
}
