import type { Receipt } from '#contract/receipt.ts';
import type { Instant } from '#domain/time/limit.ts';
import { quarantineEntry, textIn } from './admit-batch.ts';
import type { Batch } from './admit-batch.ts';
import { keepRefused } from '../people/sealed-quarantine.ts';
import type { Desk } from '../store/desk.ts';
import type { Vault } from '../people/vault.ts';

/** Refuses all events of a batch for one reason, and keeps them in quarantine. */
export async function refuseEvents(
  desk: Desk,
  vault: Vault,
  { events, origin }: Batch,
  { code, message }: { readonly code: string; readonly message: string },
  now: Instant,
): Promise<Receipt> {
  const rejected = events.map((event, index) => ({
    index,
    id: textIn(event, 'id'),
    code,
    path: null,
    message,
  }));
  const entries = rejected.map((one) => quarantineEntry(events[one.index], one, origin, now, null));
  await keepRefused(desk, vault, entries);
  return { accepted: 0, duplicate: 0, rejected };
}
