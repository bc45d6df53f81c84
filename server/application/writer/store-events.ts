import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { isSameEvent, sealParts, splitEvents } from '../people/personal-records.ts';
import type { StoreParts } from '../store/store.ts';
import type { Vault } from '../people/vault.ts';

/** What became of an event: stored in this form, or kept before, with the same content or another. */
export type StoredEvent =
  { readonly fresh: true; readonly seq: number; readonly event: LoggedEvent } | KnownEvent;

/** An event that was kept before. */
export interface KnownEvent {
  readonly fresh: false;
  readonly seq: number;
  /** Whether it came with the same content. */
  readonly same: boolean;
}

/** Stores events, what is about people apart, and tells which were new. */
export async function storeEvents(
  { log, personal }: Pick<StoreParts, 'log' | 'personal'>,
  vault: Vault,
  events: readonly LoggedEvent[],
): Promise<readonly StoredEvent[]> {
  const split = await splitEvents(personal, vault, events);
  const added = await log.add(split.map(({ event }) => event));
  const sealed = sealParts(vault, split, added);
  if (sealed.length > 0) await personal.put(sealed);
  const stored: StoredEvent[] = [];
  for (const [place, result] of added.entries()) {
    const one = split[place];
    if (one === undefined) throw new RangeError('the log answered more events than it got');
    const { seq } = result;
    if (result.fresh) {
      stored.push({ fresh: true, seq, event: one.event });
    } else {
      const same = await isSameEvent(personal, vault, one, result.kept, seq);
      stored.push({ fresh: false, seq, same });
    }
  }
  return stored;
}

/** What the log holds of events that are not to be stored; undefined for those it does not know. */
export async function findStored(
  { log, personal }: Pick<StoreParts, 'log' | 'personal'>,
  vault: Vault,
  events: readonly LoggedEvent[],
): Promise<readonly (KnownEvent | undefined)[]> {
  const split = await splitEvents(personal, vault, events);
  const found = await log.find(split.map(({ event }) => event));
  const stored: (KnownEvent | undefined)[] = [];
  for (const [place, one] of split.entries()) {
    const known = found[place];
    if (known === undefined) stored.push(undefined);
    else {
      const { seq, kept } = known;
      const same = await isSameEvent(personal, vault, one, kept, seq);
      stored.push({ fresh: false, seq, same });
    }
  }
  return stored;
}
