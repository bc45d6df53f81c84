import { Service, signal } from '@angular/core';
import { keep, readKept } from '../../platform/browser-store.ts';

const DENSITY = 'console.dense';
const HIDDEN = 'console.hiddenColumns';

/** How the reader likes this list; kept in the browser, for this table alone. */
@Service()
export class TableView {
  readonly #dense = signal(readKept(DENSITY) !== false);
  readonly #hidden = signal<ReadonlySet<string>>(new Set(namesIn(readKept(HIDDEN))));
  readonly dense = this.#dense.asReadonly();
  readonly hidden = this.#hidden.asReadonly();

  setDense(dense: boolean): void {
    this.#dense.set(dense);
    keep(DENSITY, dense);
  }

  turn(column: string): void {
    this.#hidden.update((hidden) => {
      const next = new Set(hidden);
      if (!next.delete(column)) next.add(column);
      return next;
    });
    keep(HIDDEN, [...this.#hidden()]);
  }
}

function namesIn(kept: unknown): readonly string[] {
  return Array.isArray(kept) ? kept.filter((name): name is string => typeof name === 'string') : [];
}
