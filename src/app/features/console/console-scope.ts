import { inject, Service } from '@angular/core';
import { ReferenceStore } from '../../data/reference-store.ts';
import { SessionStore } from '../../data/session-store.ts';
import type { ConsoleAddress } from './console-address.ts';

/** The region of the console in words: that of the address, else the reader's own. */
@Service()
export class ConsoleScope {
  readonly #session = inject(SessionStore);
  readonly #reference = inject(ReferenceStore);

  nameOf({ filter }: Pick<ConsoleAddress, 'filter'>): string {
    const me = this.#session.me();
    const code = filter.region ?? me?.regionCode ?? '';
    return code === me?.regionCode
      ? me.regionName
      : (this.#reference.findRegion(code)?.name ?? code);
  }
}
