import { signal } from '@angular/core';
import type { Signal } from '@angular/core';

/** The highest version that anybody told of. */
export function latestVersion(): {
  readonly version: Signal<number | undefined>;
  tell(version: number): void;
} {
  const version = signal<number | undefined>(undefined);
  return {
    version: version.asReadonly(),
    tell: (told) => {
      version.update((known) => Math.max(known ?? 0, told));
    },
  };
}
