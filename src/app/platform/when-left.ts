import { DestroyRef, inject } from '@angular/core';

/**
 * Has something done when the page is hidden or left, which is the last that it is told of: a browser
 * that closes gives no other sign. Called where something may be injected.
 */
export function whenLeft(act: () => void): void {
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') act();
  };
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', act);
  inject(DestroyRef).onDestroy(() => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', act);
  });
}
