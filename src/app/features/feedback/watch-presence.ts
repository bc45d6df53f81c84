import { DestroyRef, effect, inject, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import type { PersonView } from '#contract/person-view.ts';
import { Api } from '../../data/api.ts';

/** A colleague who has not been heard of for longer is gone; the server forgets him after 45 s. */
const EVERY_MS = 20_000;

/** Who else looks at the same ticket or review; call it in an injection context. */
export function watchPresence(
  key: Signal<{ readonly subject: string; readonly no: string }>,
): Signal<readonly PersonView[]> {
  const api = inject(Api);
  const others = signal<readonly PersonView[]>([]);
  let timer: ReturnType<typeof setInterval> | undefined;
  const tell = (): void => {
    const { subject, no } = key();
    const path = `/feedback/${encodeURIComponent(no)}/presence${subject === '' ? '' : `?subject=${subject}`}`;
    api
      .post<{ readonly items: readonly PersonView[] }>(path, {})
      .then(({ items }) => {
        others.set(items);
      })
      .catch(() => {
        // Nothing hangs on it: who cannot be told of is not shown.
        others.set([]);
      });
  };
  effect((clear) => {
    key();
    others.set([]);
    tell();
    timer = setInterval(tell, EVERY_MS);
    clear(() => {
      clearInterval(timer);
    });
  });
  inject(DestroyRef).onDestroy(() => {
    clearInterval(timer);
  });
  return others.asReadonly();
}
