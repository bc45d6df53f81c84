import { afterNextRender, effect, inject, Injector } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';

/**
 * Brings the part that the address names after # into view, once the page has it. Call it in an
 * injection context.
 *
 * @param ready whether the part is built.
 */
export function scrollToFragment(ready: () => boolean): void {
  const fragment = toSignal(inject(ActivatedRoute).fragment);
  const injector = inject(Injector);
  let seen: string | null | undefined;
  effect(() => {
    const id = fragment();
    if (!ready() || id === seen) return;
    seen = id;
    afterNextRender(() => document.getElementById(id ?? '')?.scrollIntoView(), { injector });
  });
}
