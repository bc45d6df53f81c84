/**
 * Moves the focus to an element that is on the page with the next frame: what moves in a list loses
 * it, and what is new is not there yet.
 */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  });
}
