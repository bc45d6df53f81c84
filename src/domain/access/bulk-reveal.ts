import type { Instant } from '../time/limit.ts';

const HOUR_MS = 3_600_000;

/** A request to be shown many people at once 批量查看, as far as time and persons decide about it. */
export interface BulkReveal {
  /** Account of the first person. */
  readonly askedBy: string;
  readonly askedAt: Instant;
  /** When the second person agreed; null while nobody has. */
  readonly confirmedAt: Instant | null;
}

/** What is done with one: the second person confirms it, the first one reads, once, or takes it back. */
export type BulkRevealAct = 'confirm' | 'read' | 'withdraw';

/** How long one waits for its second person, and then for its reader, in milliseconds. */
export const BULK_REVEAL_MS = { confirm: 24 * HOUR_MS, read: HOUR_MS / 2 };

/** The instant from which nothing can be done with it any more. */
export function endOfBulkReveal({ askedAt, confirmedAt }: BulkReveal): Instant {
  return confirmedAt === null
    ? askedAt + BULK_REVEAL_MS.confirm
    : confirmedAt + BULK_REVEAL_MS.read;
}

/**
 * Why an account may not do this with a request at a moment: code of the error table, undefined where
 * nothing hinders. That the account has the duty and the scope is another question.
 */
export function findBulkRevealProblem(
  bulk: BulkReveal,
  act: BulkRevealAct,
  account: string,
  now: Instant,
): string | undefined {
  const isAsker = bulk.askedBy === account;
  // Of what another one may read nothing is told, not even that it is there.
  if (act !== 'confirm' && !isAsker) return 'reveal/notFound';
  if (act === 'confirm' && isAsker) return 'twoPersons/same';
  if (act === 'withdraw') return undefined;
  if (now >= endOfBulkReveal(bulk)) return 'reveal/expired';
  if (act === 'confirm') return bulk.confirmedAt === null ? undefined : 'reveal/confirmed';
  return bulk.confirmedAt === null ? 'reveal/notConfirmed' : undefined;
}
