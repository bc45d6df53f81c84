import { computed, inject, resource } from '@angular/core';
import type { Signal } from '@angular/core';
import type { Page } from '#contract/page.ts';
import { Api } from './api.ts';
import type { Query } from './api.ts';

/**
 * How many rows a filter that left nothing hides. Call it in an injection context.
 *
 * @param path of the list.
 * @param query what the list is asked for without the filter; undefined while there is nothing to ask.
 * @returns undefined where it is not known.
 */
export function useHiddenTotal(
  path: string,
  query: () => Query | undefined,
): Signal<number | undefined> {
  const api = inject(Api);
  const read = resource({
    params: query,
    loader: ({ params, abortSignal }) =>
      api.get<Page<unknown>>(path, { ...params, limit: 1 }, abortSignal),
  });
  return computed(() => (read.hasValue() ? read.value().total : undefined));
}
