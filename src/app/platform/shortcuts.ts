import { DestroyRef, inject, PendingTasks, Service, signal } from '@angular/core';
import { keep, readKept } from './browser-store.ts';

/** One key or sequence of a page, in the notation of tinykeys, with what it does in words. */
export interface Shortcut {
  /** Absent for a key that the browser itself or another part binds, and that is only listed. */
  readonly keys?: string | undefined;
  /** As shown in the list of keys; absent for a twin that is not listed. */
  readonly label?: (() => string) | undefined;
  readonly shown?: string | undefined;
  readonly run: (event: KeyboardEvent) => void;
  /** Acts also while a field has the focus, such as Escape. */
  readonly inFields?: boolean | undefined;
}

/**
 * Keys of the shell and of the page on screen. Single letters act only outside fields and can be
 * switched off by the reader (WCAG 2.1.4); Escape stays.
 */
@Service()
export class Shortcuts {
  readonly #pending = inject(PendingTasks);
  readonly #on = signal(readKept('shortcuts') !== false);
  readonly #groups = signal<ReadonlyMap<string, readonly Shortcut[]>>(new Map());
  readonly on = this.#on.asReadonly();
  /** Groups by name, for the list of keys. */
  readonly groups = this.#groups.asReadonly();

  switch(): void {
    this.#on.update((on) => !on);
    keep('shortcuts', this.#on());
  }

  /** Binds the keys for as long as the caller lives; call it in an injection context. */
  bind(group: string, shortcuts: readonly Shortcut[]): void {
    let unbind: (() => void) | undefined;
    let gone = false;
    this.#groups.update((groups) => new Map(groups).set(group, shortcuts));
    inject(DestroyRef).onDestroy(() => {
      gone = true;
      unbind?.();
      this.#groups.update((groups) => {
        const rest = new Map(groups);
        if (rest.get(group) === shortcuts) rest.delete(group);
        return rest;
      });
    });
    // Loaded after first paint: no key is worth delaying the page.
    const bound = this.#pending.add();
    import('tinykeys')
      .then(({ tinykeys }) => {
        if (gone) return;
        const bindings: Record<string, (event: KeyboardEvent) => void> = {};
        for (const shortcut of shortcuts) {
          if (shortcut.keys === undefined) continue;
          bindings[shortcut.keys] = (event) => {
            if (!this.#mayAct(shortcut, event)) return;
            event.preventDefault();
            shortcut.run(event);
          };
        }
        unbind = tinykeys(window, bindings, { ignore: (event) => event.isComposing });
      })
      .catch(() => {
        // Without the library the page is worked by pointer; the next page tries again.
      })
      .finally(bound);
  }

  #mayAct(shortcut: Shortcut, event: KeyboardEvent): boolean {
    if (event.defaultPrevented) return false;
    if (shortcut.inFields === true) return true;
    // Enter on a button is that button's.
    if (event.key === 'Enter' && onControl(event.target)) return false;
    return this.#on() && !inField(event.target) && !inDialog(event.target);
  }
}

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}

function onControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a') !== null;
}

/** A dialog or an open menu has its own keys. */
function inDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('dialog, [popover]') !== null;
}
